package dev.zhiban.identity.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.zhiban.platform.persistence.Sql;

/// Slows down who guesses: after a few free failures each further one doubles the wait, for an account seen from an
/// address, and (later) for the address alone. Nobody is ever locked out from an address that did not fail.
///
/// A try is counted before its password is looked at, in one statement: a thousand tries at once are a thousand tries.
/// The count stands whatever becomes of the caller's transaction.
@ApplicationScoped
class Throttle {

    private static final int FREE_FOR_ACCOUNT = 5;
    private static final int FREE_FOR_ADDRESS = 30;
    private static final int LONGEST_WAIT_SECONDS = 900;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

    private static final String COUNT = """
            insert into sign_in_failures as f (key, failures, last_at, blocked_to) values (?, 1, ?, ?)
            on conflict (key) do update set
                failures = case when f.last_at < ? then 1 else f.failures + 1 end,
                last_at = excluded.last_at,
                blocked_to = case when f.last_at < ? or f.failures + 1 < ? then excluded.last_at
                    else excluded.last_at + least(?, power(2, least(f.failures + 1 - ?, 20))) * interval '1 second' end
            where f.blocked_to <= excluded.last_at""";

    private final Sql sql;
    private final Clock clock;

    Throttle(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Counts a try. A value means that it must not go on, and how long to wait.
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    Optional<Duration> enter(String account, String address) {
        if (!counted(key(address), FREE_FOR_ADDRESS)) {
            return Optional.of(wait(key(address)));
        }
        if (!counted(key(account, address), FREE_FOR_ACCOUNT)) {
            sql.update("update sign_in_failures set failures = failures - 1 where key = ?", key(address));
            return Optional.of(wait(key(account, address)));
        }
        return Optional.empty();
    }

    /// The try was no failure.
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    void forgive(String account, String address) {
        sql.update("delete from sign_in_failures where key = ?", key(account, address));
        sql.update("update sign_in_failures set failures = greatest(0, failures - 1), blocked_to = last_at where key = ?",
                key(address));
    }

    void forgetOld() {
        sql.update("delete from sign_in_failures where last_at < ?", clock.instant().minus(FORGOTTEN_AFTER));
    }

    private boolean counted(String key, int free) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant old = now.minus(FORGOTTEN_AFTER);
        return sql.update(COUNT, key, now, now, old, old, free, LONGEST_WAIT_SECONDS, free) > 0;
    }

    private Duration wait(String key) {
        Instant now = clock.instant();
        return sql.first("select blocked_to from sign_in_failures where key = ?", row -> Sql.instant(row, "blocked_to"), key)
                .map(until -> Duration.between(now, until))
                .filter(Duration::isPositive)
                .orElse(Duration.ofSeconds(1));
    }

    private static String key(String address) {
        return "address " + address;
    }

    private static String key(String account, String address) {
        return "account " + account + " from " + address;
    }
}
