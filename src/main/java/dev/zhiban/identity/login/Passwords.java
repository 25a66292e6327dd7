package dev.zhiban.identity.login;

import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.quarkus.elytron.security.common.BcryptUtil;

/// Passwords, kept as bcrypt of their SHA-256 (bcrypt alone reads no more than 72 bytes).
@ApplicationScoped
public class Passwords {

    private static final int SHORTEST = 10;
    static final int LONGEST = 200;
    private static final int COST = 10;
    /// Compared with when there is no such account, so that this takes as long.
    private static final String NOBODYS = BcryptUtil.bcryptHash(Secret.fresh(), COST);

    private final Sql sql;
    private final Clock clock;
    private final Semaphore atOnce = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    Passwords(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Sets a password that somebody chose.
    ///
    /// @throws Problem 400 when it is too short, too long, or holds the username
    public void choose(UUID person, String username, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST || password.toLowerCase().contains(username)) {
            throw Problem.badRequest("password-too-weak", Text.of(
                    "密码长度须为 10 至 200 个字符，并且不能包含用户名。",
                    "A password has 10 to 200 characters and does not contain the username."));
        }
        set(person, password);
    }

    /// Sets a password as it is; joins the caller's transaction.
    void set(UUID person, String password) {
        sql.update("""
                insert into passwords (person, hash, set_at) values (?, ?, ?)
                on conflict (person) do update set hash = excluded.hash, set_at = excluded.set_at""",
                person, BcryptUtil.bcryptHash(digest(password), COST), clock.instant());
    }

    boolean isSet(UUID person) {
        return sql.exists("select 1 from passwords where person = ?", person);
    }

    /// The same work whether or not there is such a person, and whether or not the password is right.
    boolean matches(Optional<UUID> person, String password) {
        Optional<String> hash = sql.first("select hash from passwords where person = ?",
                row -> row.getString("hash"), person.orElse(null));
        atOnce.acquireUninterruptibly();
        try {
            return BcryptUtil.matches(digest(password), hash.orElse(NOBODYS)) && hash.isPresent();
        } finally {
            atOnce.release();
        }
    }

    private static String digest(String password) {
        return Base64.getEncoder().encodeToString(Secret.hash(password));
    }
}
