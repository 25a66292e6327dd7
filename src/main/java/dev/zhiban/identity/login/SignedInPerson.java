package dev.zhiban.identity.login;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Person;

import io.quarkus.security.identity.SecurityIdentity;

@ApplicationScoped
class SignedInPerson implements CurrentPerson {

    private final SecurityIdentity identity;

    SignedInPerson(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Override
    public Person get() {
        return find().orElseThrow(NotSignedIn::new);
    }

    @Override
    public Optional<Person> find() {
        return Optional.ofNullable(identity.<Person> getAttribute(SessionIdentityProvider.PERSON));
    }

    /// The token of the current session.
    String token() {
        return Optional.ofNullable(identity.<String> getAttribute(SessionIdentityProvider.TOKEN))
                .orElseThrow(NotSignedIn::new);
    }
}
