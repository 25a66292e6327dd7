package dev.zhiban.identity.login;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.zhiban.identity.AuditTrail;
import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.platform.persistence.Sql;

/// Checks a name and a password and opens a session.
@ApplicationScoped
class SignIn {

    private static final int LONGEST = 200;

    private final People people;
    private final Passwords passwords;
    private final Throttle throttle;
    private final StoredSessions sessions;
    private final AuditTrail audit;
    private final Sql sql;
    private final boolean demo;

    SignIn(People people, Passwords passwords, Throttle throttle, StoredSessions sessions, AuditTrail audit, Sql sql,
            @ConfigProperty(name = "zhiban.demo", defaultValue = "false") boolean demo) {
        this.people = people;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.audit = audit;
        this.sql = sql;
        this.demo = demo;
    }

    record SignedIn(String token, Person person) {
    }

    /// @throws WrongCredentials alike for an unknown name, a wrong password and a disabled person
    /// @throws TooManyTries when this address has to wait
    SignedIn with(String username, String password, String address) {
        if (username.length() > LONGEST || password.length() > LONGEST) {
            throw new WrongCredentials();
        }
        String account = username.strip().toLowerCase(Locale.ROOT);
        Person person = throttle.attempt(account, address, () -> checked(account, password, address))
                .orElseThrow(WrongCredentials::new);
        String token = sessions.open(person);
        audit.record(person.id(), "signed-in", "person:" + person.id(), Map.of("address", address));
        return new SignedIn(token, person);
    }

    private Optional<Person> checked(String account, String password, String address) {
        Optional<Person> person = people.byUsername(account).filter(this::maySignIn);
        if (!passwords.matches(person.map(Person::id), password) || person.isEmpty()) {
            audit.record(null, "sign-in-refused",
                    person.map(known -> "person:" + known.id()).orElse("nobody"), Map.of("address", address));
            return Optional.empty();
        }
        return person;
    }

    private boolean maySignIn(Person person) {
        return demo || !sql.exists("select 1 from people where id = ? and demo", person.id());
    }
}
