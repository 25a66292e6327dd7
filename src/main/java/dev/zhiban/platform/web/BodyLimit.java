package dev.zhiban.platform.web;

import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/// Holds every request's body to [#ORDINARY] bytes, and JSON for our own endpoints, which is read into memory, to [#JSON]; but
/// for the paths that stream theirs: for those the server's own, larger limit (`quarkus.http.limits.max-body-size`) stands.
class BodyLimit {

    static final long ORDINARY = 66L << 20;
    static final long JSON = 8L << 20;

    private static final Set<String> STREAMED = Set.of("/api/v1/logs/explain");
    /// Runs right after the server has noted its own limit for a body without a length.
    private static final int AFTER_THE_SERVERS_LIMIT = 1;
    private static final String LIMIT_OF_REQUEST = "io.quarkus.max-request-size";

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::hold, AFTER_THE_SERVERS_LIMIT);
    }

    private static void hold(RoutingContext context) {
        if (STREAMED.contains(context.normalizedPath())) {
            context.next();
            return;
        }
        long most = isJson(context) ? JSON : ORDINARY;
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            context.put(LIMIT_OF_REQUEST, most);
        } else if (tooLong(length, most)) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close").setStatusCode(413)
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemAnswers.MEDIA_TYPE)
                    .end("{\"type\":\"urn:zhiban:problem:too-large\",\"status\":413,\"title\":\"内容太大。 The content is too large.\",\"max\":%d}"
                            .formatted(most));
            return;
        }
        context.next();
    }

    /// What agents push is bounded by the quota of its source.
    private static boolean isJson(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        String path = context.normalizedPath();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("application/json")
                && path.startsWith("/api/v1/") && !path.startsWith("/api/v1/alerts/");
    }

    private static boolean tooLong(String length, long most) {
        try {
            return Long.parseLong(length.strip()) > most;
        } catch (NumberFormatException wrong) {
            return true;
        }
    }
}
