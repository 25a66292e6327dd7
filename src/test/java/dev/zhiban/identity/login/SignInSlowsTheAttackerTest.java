package dev.zhiban.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;
import dev.zhiban.platform.persistence.Sql;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class SignInSlowsTheAttackerTest {

    private static final int TRIES = 3_000;

    @Inject
    Sql sql;

    private final HandSetClock clock = new HandSetClock();
    private final String account = "target-" + UUID.randomUUID();
    private final String attacker = "attacker-" + UUID.randomUUID();

    @Test
    void ofThousandsOfGuessesInAQuarterOfAnHourNinetyNineInAHundredAreNotEvenLookedAt() {
        int lookedAt = guess(i -> account);

        assertThat(lookedAt).isBetween(10, TRIES / 100);
    }

    @Test
    void guessingOnePasswordForManyAccountsIsStoppedToo() {
        int lookedAt = guess(i -> account + i);

        assertThat(lookedAt).isBetween(30, TRIES / 60);
    }

    @Test
    void thePersonSignsInFromElsewhereAllTheWhile() {
        Throttle throttle = new Throttle(sql, clock);
        for (int i = 0; i < 100; i++) {
            attempt(throttle, account, attacker, false);
            clock.pass(Duration.ofSeconds(1));
            assertThat(attempt(throttle, account, "home", true)).isEqualTo("in");
        }
        assertThat(attempt(throttle, account, attacker, true)).isEqualTo("waits");
    }

    @Test
    void whoHasSignedInFromAnAddressDoesNotWaitForTheNeighboursFailures() {
        Throttle throttle = new Throttle(sql, clock);
        assertThat(attempt(throttle, account, attacker, true)).isEqualTo("in");

        guess(i -> "other" + account + i);

        assertThat(attempt(throttle, account, attacker, true)).isEqualTo("in");
        assertThat(attempt(throttle, "stranger" + account, attacker, true)).isEqualTo("waits");
    }

    @Test
    void aThousandGuessesAtOnceAreAThousandGuesses() {
        Throttle throttle = new Throttle(sql, clock);
        AtomicInteger lookedAt = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.submit(() -> {
                    if (attempt(throttle, account, attacker, false).equals("refused")) {
                        lookedAt.incrementAndGet();
                    }
                });
            }
        }
        assertThat(lookedAt).hasValueLessThanOrEqualTo(5);
    }

    @Test
    void manySignInsOfOnePersonAtOnceAllPass() {
        Throttle throttle = new Throttle(sql, clock);
        AtomicInteger in = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                threads.submit(() -> {
                    if (attempt(throttle, account, attacker, true).equals("in")) {
                        in.incrementAndGet();
                    }
                });
            }
        }
        assertThat(in).hasValue(40);
    }

    @Test
    void afterAQuietHalfHourAllIsForgotten() {
        guess(i -> account);
        clock.pass(Duration.ofMinutes(31));

        assertThat(attempt(new Throttle(sql, clock), account, attacker, true)).isEqualTo("in");
    }

    /// Spread over 15 minutes; how many were looked at.
    private int guess(IntFunction<String> accounts) {
        Throttle throttle = new Throttle(sql, clock);
        int lookedAt = 0;
        for (int i = 0; i < TRIES; i++) {
            if (attempt(throttle, accounts.apply(i), attacker, false).equals("refused")) {
                lookedAt++;
            }
            clock.pass(Duration.ofMillis(900_000 / TRIES));
        }
        return lookedAt;
    }

    private static String attempt(Throttle throttle, String account, String address, boolean right) {
        try {
            return throttle.attempt(account, address, () -> right ? Optional.of("in") : Optional.empty()).orElse("refused");
        } catch (TooManyTries e) {
            return "waits";
        }
    }

    private static final class HandSetClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T08:00:00Z"));

        void pass(Duration duration) {
            now.updateAndGet(instant -> instant.plus(duration));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
