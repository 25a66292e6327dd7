package dev.zhiban.platform.web;

import java.util.Set;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/// Holds every request's body to [#ORDINARY] bytes, but for the paths that stream theirs: for those the server's own, larger
/// limit (`quarkus.http.limits.max-body-size`) stands.
class BodyLimit {

    static final long ORDINARY = 66L << 20;

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
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            context.put(LIMIT_OF_REQUEST, ORDINARY);
        } else if (tooLong(length)) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close").setStatusCode(413)
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemAnswers.MEDIA_TYPE)
                    .end("{\"type\":\"urn:zhiban:problem:too-large\",\"status\":413,\"title\":\"The content is too large.\"}");
            return;
        }
        context.next();
    }

    private static boolean tooLong(String length) {
        try {
            return Long.parseLong(length.strip()) > ORDINARY;
        } catch (NumberFormatException wrong) {
            return true;
        }
    }
}
