package dev.zhiban.logs.knownerror;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.PatternSyntaxException;

import dev.zhiban.platform.text.Text;

/// Reads one known-error file; what is wrong with it is told with its line.
final class KnownErrorFile {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> KEYS = Set.of("id", "title", "match", "severity", "cause", "workaround", "article",
            "examples");
    private static final Set<String> SEVERITIES = Set.of("low", "medium", "high", "critical");

    private final JsonNode root;
    private final String source;

    private KnownErrorFile(JsonNode root, String source) {
        this.root = root;
        this.source = source;
    }

    /// @throws IllegalArgumentException with the line and the reason
    static KnownError read(String source) {
        JsonNode root;
        try {
            root = YAML.readTree(source);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(
                    place(broken) + broken.getOriginalMessage().lines().findFirst().orElse("not YAML"));
        }
        if (root == null || !root.isObject()) {
            throw new IllegalArgumentException("line 1: expected keys such as id, title, match");
        }
        return new KnownErrorFile(root, source).error();
    }

    private static String place(JacksonException broken) {
        JsonLocation location = broken.getLocation();
        return location == null ? "" : "line " + location.getLineNr() + ": ";
    }

    private KnownError error() {
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (!KEYS.contains(field.getKey())) {
                throw wrong(field.getKey(), "unknown key; known are " + String.join(", ", KEYS.stream().sorted().toList()));
            }
        }
        String severity = root.path("severity").asText("medium");
        if (!SEVERITIES.contains(severity)) {
            throw wrong("severity", "must be low, medium, high or critical");
        }
        JsonNode article = root.path("article");
        String id = plain("id");
        if (!id.matches("[a-z0-9][a-z0-9._-]{0,99}")) {
            throw wrong("id", "must be small letters, digits and dashes");
        }
        return new KnownError(id, text("title"), text("cause"), text("workaround"), severity,
                article.isTextual() ? article.asText() : null, patterns());
    }

    private String plain(String key) {
        JsonNode value = root.path(key);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw wrong(key, "is missing");
        }
        return value.asText().strip();
    }

    private Text text(String key) {
        JsonNode value = root.path(key);
        if (value.isObject()) {
            String zh = value.path("zh").asText("").strip();
            String en = value.path("en").asText("").strip();
            if (zh.isEmpty() && en.isEmpty()) {
                throw wrong(key, "needs zh or en");
            }
            return Text.of(zh.isEmpty() ? en : zh, en.isEmpty() ? zh : en);
        }
        String both = plain(key);
        return Text.of(both, both);
    }

    private List<KnownError.LinePattern> patterns() {
        JsonNode match = root.path("match");
        List<KnownError.LinePattern> patterns = new ArrayList<>();
        for (JsonNode one : match.isArray() ? match : List.of(match)) {
            patterns.add(pattern(one));
        }
        if (patterns.isEmpty()) {
            throw wrong("match", "needs at least one regex or template");
        }
        return List.copyOf(patterns);
    }

    private KnownError.LinePattern pattern(JsonNode one) {
        @Nullable
        String regex = one.isTextual() ? one.asText() : one.path("regex").asText(null);
        @Nullable
        String template = one.path("template").asText(null);
        try {
            if (regex != null) {
                return Patterns.regex(regex);
            }
            if (template != null) {
                return Patterns.template(template);
            }
        } catch (PatternSyntaxException | IllegalArgumentException broken) {
            throw wrongAt(regex != null ? regex : String.valueOf(template), String.valueOf(broken.getMessage()));
        }
        throw wrong("match", "each entry is a string, {regex: …} or {template: …}");
    }

    private IllegalArgumentException wrong(String key, String why) {
        return new IllegalArgumentException("line " + line(key + ":") + ": " + key + ": " + why);
    }

    private IllegalArgumentException wrongAt(String value, String why) {
        return new IllegalArgumentException("line " + line(value) + ": match: " + why);
    }

    private int line(String needle) {
        int number = 1;
        for (String line : source.lines().toList()) {
            if (line.contains(needle)) {
                return number;
            }
            number++;
        }
        return 1;
    }
}
