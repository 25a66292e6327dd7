package dev.zhiban.identity.login;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/// "Whoever holds this token."
class SessionRequest extends BaseAuthenticationRequest {

    private final String token;

    SessionRequest(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }
}
