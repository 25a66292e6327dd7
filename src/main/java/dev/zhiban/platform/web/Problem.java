package dev.zhiban.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.text.Text;

/// An error that the caller can act on; answered as `application/problem+json` (RFC 9457) in the caller's language.
///
/// `type` is a short name in kebab case (`ticket-already-closed`); features throw subclasses named after the fact.
/// `details` become extension members of the document; they never hold message texts, secrets or tokens.
public class Problem extends RuntimeException {

    private final int status;
    private final String type;
    private final Text text;
    private final Map<String, Object> details = new LinkedHashMap<>();
    private @Nullable Integer retryAfterSeconds;

    public Problem(int status, String type, Text text) {
        super(type);
        this.status = status;
        this.type = type;
        this.text = text;
    }

    public static Problem badRequest(String type, Text text) {
        return new Problem(400, type, text);
    }

    /// "Not yours" and "not there" look alike: both are this one.
    public static Problem notFound() {
        return new Problem(404, "not-found", Text.of("没有找到，或者您无权查看。", "Not found, or not yours to see."));
    }

    public static Problem forbidden() {
        return new Problem(403, "forbidden", Text.of("您的角色不允许这个操作。", "Your role does not allow this."));
    }

    public Problem with(String name, Object value) {
        details.put(name, value);
        return this;
    }

    public Problem retryAfter(int seconds) {
        retryAfterSeconds = seconds;
        return this;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public Text text() {
        return text;
    }

    public Map<String, Object> details() {
        return details;
    }

    public @Nullable Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
