package dev.zhiban.identity.login;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.zhiban.identity.AuditTrail;
import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.platform.persistence.Sql;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// How somebody sets the own password: knowing the old one, or with a one-time code.
@ApplicationScoped
public class OwnPassword {

    private static final Duration CODE_LIVES = Duration.ofHours(24);

    private final Passwords passwords;
    private final StoredSessions sessions;
    private final Throttle throttle;
    private final People people;
    private final AuditTrail audit;
    private final Sql sql;
    private final Clock clock;

    OwnPassword(Passwords passwords, StoredSessions sessions, Throttle throttle, People people, AuditTrail audit, Sql sql,
            Clock clock) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.throttle = throttle;
        this.people = people;
        this.audit = audit;
        this.sql = sql;
        this.clock = clock;
    }

    /// A code with which this person sets a first password within 24 hours; an earlier code is void.
    @Transactional
    public String code(UUID person) {
        String code = Secret.fresh();
        sql.update("delete from password_codes where person = ?", person);
        sql.update("insert into password_codes (hash, person, expires_at) values (?, ?, ?)", Secret.hash(code), person,
                clock.instant().plus(CODE_LIVES));
        return code;
    }

    /// Ends all sessions of the person.
    void change(Person person, String old, String fresh, String address) {
        Optional<Person> known = throttle.attempt(person.username(), address,
                () -> Optional.of(person).filter(candidate -> knows(candidate, old)));
        if (known.isEmpty()) {
            throw new WrongCredentials();
        }
        QuarkusTransaction.requiringNew().run(() -> set(person, fresh, "password-changed"));
    }

    void setFirst(String code, String password, String address) {
        if (throttle.attempt("", address, () -> QuarkusTransaction.requiringNew().call(() -> use(code, password))).isEmpty()) {
            throw new WrongCode();
        }
    }

    private Optional<Person> use(String code, String password) {
        Optional<Person> person = owner(code);
        person.ifPresent(known -> set(known, password, "first-password-set"));
        return person;
    }

    private boolean knows(Person person, String password) {
        return password.length() <= Passwords.LONGEST && passwords.matches(Optional.of(person.id()), password);
    }

    private Optional<Person> owner(String code) {
        if (!Secret.isPlausible(code)) {
            return Optional.empty();
        }
        return sql.first("delete from password_codes where hash = ? and expires_at > ? returning person",
                row -> row.getObject("person", UUID.class), Secret.hash(code), clock.instant()).flatMap(people::byId);
    }

    private void set(Person person, String password, String action) {
        passwords.choose(person.id(), person.username(), password);
        sessions.endAllOf(person.id());
        audit.record(person.id(), action, "person:" + person.id(), Map.of());
    }
}
