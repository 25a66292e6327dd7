package dev.zhiban.identity.login;

import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;
import dev.zhiban.identity.Sessions;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/// Turns a session's token into who holds it, with the roles that the person has now.
@ApplicationScoped
class SessionIdentityProvider implements IdentityProvider<SessionRequest> {

    static final String PERSON = "zhiban.person";
    static final String TOKEN = "zhiban.token";

    private final Sessions sessions;

    SessionIdentityProvider(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Class<SessionRequest> getRequestType() {
        return SessionRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SessionRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> sessions.find(request.token())
                .map(session -> identity(session.person(), request.token()))
                .orElseThrow(() -> new AuthenticationFailedException("no such session")));
    }

    private static SecurityIdentity identity(Person person, String token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(person.username()))
                .addRoles(person.roles().stream().map(Role::tag).collect(Collectors.toSet()))
                .addAttribute(PERSON, person)
                .addAttribute(TOKEN, token)
                .build();
    }
}
