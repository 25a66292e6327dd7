package dev.zhiban.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/// Headers of every answer, pages and assets included: scripts come from here only, types are not guessed, and nobody
/// frames a page but the widget's own (`/widget/…`), which is made for it.
@ApplicationScoped
class SecurityHeaders {

    private static final int BEFORE_ALL = 1000;
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors ";

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, BEFORE_ALL);
    }

    private static void add(RoutingContext context) {
        boolean mayBeFramed = context.normalizedPath().startsWith("/widget/");
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", POLICY + (mayBeFramed ? "*" : "'none'"));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        if (!mayBeFramed) {
            headers.set("X-Frame-Options", "DENY");
        }
        context.next();
    }
}
