package dev.zhiban.identity.login;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/// A bearer token, or the session's cookie. An unsafe request that comes with the cookie must repeat the CSRF value in
/// `X-CSRF-Token`. A token that is over is nobody's: only an endpoint that wants somebody refuses it.
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String BEARER = "Bearer ";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String bearer = bearer(context);
        if (bearer != null) {
            return identity(bearer, identities);
        }
        Cookie cookie = context.request().getCookie(SessionCookies.SESSION);
        if (cookie == null) {
            return Uni.createFrom().nullItem();
        }
        if (!SAFE.contains(context.request().method().name()) && !repeatsCsrf(context, cookie.getValue())) {
            return Uni.createFrom().failure(new CsrfMissing());
        }
        return identity(cookie.getValue(), identities);
    }

    private static Uni<SecurityIdentity> identity(String token, IdentityProviderManager identities) {
        return identities.authenticate(new SessionRequest(token))
                .onFailure(AuthenticationFailedException.class).recoverWithNull();
    }

    private static boolean repeatsCsrf(RoutingContext context, String token) {
        String header = context.request().getHeader(SessionCookies.CSRF_HEADER);
        return header != null && Secret.same(header, Secret.csrfOf(token));
    }

    private static @Nullable String bearer(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        boolean isBearer = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return isBearer && header != null ? header.substring(BEARER.length()).strip() : null;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SessionRequest.class);
    }
}
