package dev.zhiban.identity.login;

import java.time.Duration;

import jakarta.ws.rs.core.NewCookie;

/// The two cookies of a session: the token, which no script can read, and the CSRF value, which the page must repeat.
final class SessionCookies {

    static final String SESSION = "zhiban_session";
    static final String CSRF = "zhiban_csrf";
    static final String CSRF_HEADER = "X-CSRF-Token";

    private SessionCookies() {
    }

    static NewCookie[] of(String token, Duration longest, boolean secure) {
        int seconds = Math.toIntExact(longest.toSeconds());
        return new NewCookie[] {
                cookie(SESSION, token, seconds, secure, true),
                cookie(CSRF, Secret.csrfOf(token), seconds, secure, false) };
    }

    static NewCookie[] none(boolean secure) {
        return new NewCookie[] { cookie(SESSION, "", 0, secure, true), cookie(CSRF, "", 0, secure, false) };
    }

    private static NewCookie cookie(String name, String value, int seconds, boolean secure, boolean httpOnly) {
        return new NewCookie.Builder(name).value(value).path("/").maxAge(seconds).secure(secure).httpOnly(httpOnly)
                .sameSite(NewCookie.SameSite.LAX).build();
    }
}
