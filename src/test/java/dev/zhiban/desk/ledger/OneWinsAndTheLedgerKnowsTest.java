package dev.zhiban.desk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Handoffs;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.TicketNotTakeable;
import dev.zhiban.desk.Tickets;
import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.platform.persistence.DatabaseFailed;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.web.Problem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class OneWinsAndTheLedgerKnowsTest {

    @Inject
    Tickets tickets;
    @Inject
    AgentSteps agents;
    @Inject
    RequesterSteps requesters;
    @Inject
    TicketRows rows;
    @Inject
    Ledger ledger;
    @Inject
    People people;
    @Inject
    Sql sql;

    @Test
    void ofTwoAgentsThatTakeAtOnceOneWins() throws Exception {
        Person agent = person("agent");
        Person lead = person("lead");
        for (int round = 0; round < 20; round++) {
            String number = tickets.open(Handoffs.of(person("employee").id())).number();

            List<Future<Ticket>> both = atOnce(List.of(() -> tickets.take(number, agent), () -> tickets.take(number, lead)));

            assertThat(both).filteredOn(taken -> taken.state() == Future.State.SUCCESS).hasSize(1);
            assertThat(both).filteredOn(taken -> taken.state() == Future.State.FAILED)
                    .allSatisfy(lost -> assertThat(lost.exceptionNow()).isInstanceOf(TicketNotTakeable.class));
        }
    }

    @Test
    void anOriginThatIsHandedOverManyTimesAtOnceHasOneTicket() throws Exception {
        Handoff handoff = Handoffs.of(person("employee").id());
        List<Callable<Ticket>> many = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            many.add(() -> tickets.open(handoff));
        }

        List<String> numbers = new ArrayList<>();
        for (Future<Ticket> opened : atOnce(many)) {
            numbers.add(opened.get().number());
        }

        assertThat(numbers).hasSize(8).containsOnly(numbers.getFirst());
        assertThat(tickets.ofOrigin(handoff.origin())).hasValueSatisfying(
                ticket -> assertThat(ticket.number()).isEqualTo(numbers.getFirst()));
    }

    @Test
    void theQueueIsOrderedByPriorityThenAge() {
        UUID requester = person("employee").id();
        sql.list("select number from tickets where state = 'QUEUED'", row -> row.getString("number"))
                .forEach(number -> requesters.confirm(number, rows.byNumber(number).orElseThrow().ticket().requester(), true));
        String low = open(requester, Handoff.Level.LOW);
        String first = open(requester, Handoff.Level.HIGH);
        String second = open(requester, Handoff.Level.HIGH);

        assertThat(List.of(first, second, low)).extracting(tickets::positionInQueue).containsExactly(0, 1, 2);
    }

    @Test
    void theLedgerTellsEveryChangeOfAState() {
        Random random = new Random(42);
        List<Person> desk = List.of(person("agent"), person("lead"));
        UUID requester = person("employee").id();
        for (int round = 0; round < 12; round++) {
            String number = tickets.open(Handoffs.of(requester)).number();
            for (int i = 0; i < 25; i++) {
                attempt(random.nextInt(10), number, desk.get(random.nextInt(2)), requester);
            }
            TicketRow row = rows.byNumber(number).orElseThrow();
            List<TicketEvent> events = ledger.of(row, true, 0, 1000);
            for (int i = 1; i < events.size(); i++) {
                assertThat(events.get(i).from()).isEqualTo(events.get(i - 1).to());
            }
            assertThat(events.getLast().to()).isEqualTo(row.state());
        }
    }

    @Test
    void nobodyChangesTheLedger() {
        tickets.open(Handoffs.of(person("employee").id()));

        assertThatThrownBy(() -> sql.update("update ticket_events set text = 'x'")).isInstanceOf(DatabaseFailed.class);
        assertThatThrownBy(() -> sql.update("delete from ticket_events")).isInstanceOf(DatabaseFailed.class);
        assertThatThrownBy(() -> sql.update("truncate ticket_events")).isInstanceOf(DatabaseFailed.class);
        assertThatThrownBy(() -> sql.update("delete from audit")).isInstanceOf(DatabaseFailed.class);
    }

    @Test
    void aSecondHandOverOfAResolvedTicketOpensItAgain() {
        Person agent = person("agent");
        Handoff handoff = Handoffs.of(person("employee").id());
        String number = tickets.open(handoff).number();
        tickets.take(number, agent);
        tickets.resolve(number, agent, "done");

        Ticket again = tickets.open(handoff);

        assertThat(again.number()).isEqualTo(number);
        assertThat(again.state()).isEqualTo(Ticket.State.QUEUED);
    }

    private void attempt(int what, String number, Person agent, UUID requester) {
        try {
            switch (what) {
                case 0, 1 -> agents.take(number, agent);
                case 2 -> agents.giveBack(number, agent, "why");
                case 3 -> agents.escalate(number, agent, "why");
                case 4 -> agents.await(number, agent, "why");
                case 5 -> agents.resume(number, agent);
                case 6 -> agents.resolve(number, agent, "how");
                case 7 -> requesters.confirm(number, requester, agent.username().equals("lead"));
                case 8 -> requesters.reopen(number, agent, "why");
                default -> requesters.note(number, requester, "requester-said", "word");
            }
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(409);
        }
    }

    private String open(UUID requester, Handoff.Level level) {
        Handoff handoff = Handoffs.of(requester);
        return tickets.open(Handoffs.of(requester, handoff.origin(), level, level)).number();
    }

    private Person person(String username) {
        return people.byUsername(username).orElseThrow();
    }

    private static <T> List<Future<T>> atOnce(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tasks);
        }
    }
}
