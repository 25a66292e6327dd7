package dev.zhiban.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.SessionEnded;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;
import dev.zhiban.platform.persistence.Sql;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class SessionsEndTest {

    @Inject
    Sql sql;
    @Inject
    Clock clock;
    @Inject
    People people;
    @Inject
    Event<SessionEnded> ended;
    @Inject
    StoredSessions sessions;

    @Test
    void aSessionIdlesOut() {
        String token = sessions.open(employee());
        assertThat(later(Duration.ofMinutes(119)).find(token)).isPresent();
        assertThat(later(Duration.ofMinutes(119 + 119)).find(token)).isPresent();
        assertThat(later(Duration.ofMinutes(119 + 119 + 121)).find(token)).isEmpty();
    }

    @Test
    void aSessionInUseEndsAllTheSame() {
        String token = sessions.open(employee());
        for (int hour = 1; hour < 12; hour++) {
            assertThat(later(Duration.ofHours(hour)).find(token)).isPresent();
        }
        assertThat(later(Duration.ofHours(12)).find(token)).isEmpty();
    }

    @Test
    void aTicketIsGoodForOneUseWithinHalfAMinute() {
        String token = sessions.open(employee());
        String used = sessions.ticket(token);
        assertThat(sessions.redeem(used)).hasValueSatisfying(
                session -> assertThat(session.person().username()).isEqualTo("employee"));
        assertThat(sessions.redeem(used)).isEmpty();

        assertThat(later(Duration.ofSeconds(31)).redeem(sessions.ticket(token))).isEmpty();
    }

    @Test
    void aSessionThatWasEndedIsDeadForConnectionsAndTicketsToo() {
        String token = sessions.open(employee());
        UUID id = sessions.find(token).orElseThrow().id();
        String ticket = sessions.ticket(token);
        assertThat(sessions.alive(id)).isTrue();

        sessions.end(token);

        assertThat(sessions.alive(id)).isFalse();
        assertThat(sessions.redeem(ticket)).isEmpty();
        assertThat(sessions.ofToken(token)).isEmpty();
    }

    @Test
    void onlyAHashOfATokenIsKept() {
        String token = sessions.open(employee());

        assertThat(token).hasSizeGreaterThanOrEqualTo(43);
        assertThat(sql.exists("select 1 from sessions where token_hash = convert_to(?, 'UTF8')", token)).isFalse();
    }

    @Test
    void nonsenseIsNobodysToken() {
        assertThat(sessions.find("")).isEmpty();
        assertThat(sessions.find("x".repeat(5000))).isEmpty();
        assertThat(sessions.redeem("' or 1=1 --")).isEmpty();
    }

    private StoredSessions later(Duration duration) {
        return new StoredSessions(sql, Clock.offset(clock, duration), people, ended, true, Duration.ofHours(2),
                Duration.ofHours(12));
    }

    private Person employee() {
        return people.byUsername("employee").orElseThrow();
    }
}
