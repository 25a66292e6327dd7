package dev.zhiban.identity.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.web.Problem;

/// Slows down who guesses: after a few free failures each further one doubles the wait, up to 15 minutes, for an account
/// seen from an address, and (later) for the address alone. Nobody waits at an address that did not fail, nor for the
/// failures of neighbours at an address from which the account has signed in before.
///
/// Tries of one account from one address go one after the other, and each is counted before its password is looked at: a
/// thousand tries at once are a thousand tries.
@ApplicationScoped
class Throttle {

    private static final int FREE_FOR_ACCOUNT = 5;
    private static final int FREE_FOR_ADDRESS = 30;
    private static final int LONGEST_WAIT_SECONDS = 900;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);
    private static final Duration KNOWN_FOR = Duration.ofDays(90);
    private static final Duration QUEUES_FOR = Duration.ofSeconds(5);
    private static final int STRIPES = 64;

    private static final String COUNT = """
            insert into sign_in_failures as f (key, failures, last_at, blocked_to) values (?, 1, ?, 'epoch')
            on conflict (key) do update set
                failures = case when f.last_at < ? then 1 else f.failures + 1 end,
                last_at = excluded.last_at,
                blocked_to = case when f.last_at < ? or f.failures + 1 < ? then timestamptz 'epoch'
                    else excluded.last_at + least(?, power(2, least(f.failures + 1 - ?, 20))) * interval '1 second' end""";

    private final Sql sql;
    private final Clock clock;
    private final Lock[] stripes = Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    Throttle(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Makes one try; a try that comes back empty was a failure. Must be called outside of a transaction, so that a failure
    /// stays counted.
    ///
    /// @throws TooManyTries when this address has to wait; then nothing was tried
    <T> Optional<T> attempt(String account, String address, Supplier<Optional<T>> tried) {
        Lock lock = stripes[Math.floorMod(key(account, address).hashCode(), STRIPES)];
        if (!locked(lock)) {
            throw new TooManyTries(Duration.ofSeconds(1));
        }
        try {
            return counted(account, address, tried);
        } finally {
            lock.unlock();
        }
    }

    private <T> Optional<T> counted(String account, String address, Supplier<Optional<T>> tried) {
        refuseWhileBlocked(key(account, address));
        if (!isKnown(account, address)) {
            refuseWhileBlocked(key(address));
        }
        count(key(account, address), FREE_FOR_ACCOUNT);
        Optional<T> done = tried(account, address, tried);
        if (done.isPresent()) {
            forgive(account, address);
            sql.update("""
                    insert into known_addresses (account, address, last_at) values (?, ?, ?)
                    on conflict (account, address) do update set last_at = excluded.last_at""", account, address,
                    clock.instant());
        } else {
            count(key(address), FREE_FOR_ADDRESS);
        }
        return done;
    }

    /// A try that got as far as a problem of another kind (a new password that is too weak) was no guess.
    private <T> Optional<T> tried(String account, String address, Supplier<Optional<T>> tried) {
        try {
            return tried.get();
        } catch (Problem e) {
            forgive(account, address);
            throw e;
        }
    }

    private void forgive(String account, String address) {
        sql.update("delete from sign_in_failures where key = ?", key(account, address));
    }

    void forgetOld() {
        sql.update("delete from sign_in_failures where last_at < ?", clock.instant().minus(FORGOTTEN_AFTER));
        sql.update("delete from known_addresses where last_at < ?", clock.instant().minus(KNOWN_FOR));
    }

    private void count(String key, int free) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant old = now.minus(FORGOTTEN_AFTER);
        sql.update(COUNT, key, now, old, old, free, LONGEST_WAIT_SECONDS, free);
    }

    private void refuseWhileBlocked(String key) {
        Instant now = clock.instant();
        sql.first("select blocked_to from sign_in_failures where key = ? and blocked_to > ?",
                row -> Sql.instant(row, "blocked_to"), key, now).ifPresent(until -> {
                    throw new TooManyTries(Duration.between(now, until));
                });
    }

    private boolean isKnown(String account, String address) {
        return sql.exists("select 1 from known_addresses where account = ? and address = ? and last_at > ?", account, address,
                clock.instant().minus(KNOWN_FOR));
    }

    private static boolean locked(Lock lock) {
        try {
            return lock.tryLock(QUEUES_FOR.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String key(String address) {
        return "address " + address;
    }

    private static String key(String account, String address) {
        return "account " + account + " from " + address;
    }
}
