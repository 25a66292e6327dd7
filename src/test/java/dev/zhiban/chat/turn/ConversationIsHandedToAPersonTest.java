package dev.zhiban.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.zhiban.assistant.Reply;
import dev.zhiban.chat.Chatting;
import dev.zhiban.chat.ScriptedAssistant;
import dev.zhiban.chat.WithScriptedAssistant;
import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.Tickets;
import dev.zhiban.identity.People;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(WithScriptedAssistant.class)
@WithTestResource(EmbeddedDatabaseForTests.class)
class ConversationIsHandedToAPersonTest {

    @Inject
    ScriptedAssistant assistant;

    @Inject
    Tickets tickets;

    @Inject
    People people;

    private Chatting employee;
    private Chatting agent;

    @BeforeEach
    void signIn() {
        employee = Chatting.as("employee");
        agent = Chatting.as("agent");
    }

    @AfterEach
    void asBefore() {
        assistant.repeatQuestions();
    }

    @Test
    void fromTheBotToAPersonAndBackToTheEnd() {
        String id = employee.open();
        employee.send(id, "1", "打印机坏了").then().statusCode(201);
        employee.answerTo(id, 1);

        String ticket = employee.step(id, "handoff").then().statusCode(200).body("owner", equalTo("QUEUED"))
                .body("epoch", equalTo(2)).body("position", notNullValue()).extract().path("ticket");
        employee.step(id, "handoff").then().statusCode(200).body("ticket", equalTo(ticket)).body("epoch", equalTo(2));
        assertThat(last(id)).containsEntry("from", "SYSTEM").extractingByKey("text").asString().contains(ticket);

        agent.send(id, "early", "hello").then().statusCode(409).body("owner", equalTo("QUEUED"));
        agent.call().get("/api/v1/conversations").then().statusCode(200)
                .body("conversations.find { it.id == '%s' }.owner".formatted(id), equalTo("QUEUED"));
        agent.step(id, "takeover").then().statusCode(200).body("owner", equalTo("PERSON")).body("epoch", equalTo(3))
                .body("agent", notNullValue());
        agent.step(id, "takeover").then().statusCode(200).body("epoch", equalTo(3));
        Chatting.as("lead").step(id, "takeover").then().statusCode(409).body("owner", equalTo("PERSON"));
        employee.step(id, "handoff").then().statusCode(409).body("owner", equalTo("PERSON"));

        agent.send(id, "a1", "请重启打印机").then().statusCode(201);
        assertThat(last(id)).containsEntry("from", "AGENT").containsKey("by");
        employee.send(id, "2", "重启了，好了").then().statusCode(201);

        agent.step(id, "return").then().statusCode(200).body("owner", equalTo("BOT")).body("epoch", equalTo(4));
        agent.step(id, "return").then().statusCode(409).body("owner", equalTo("BOT"));
        int seq = employee.send(id, "3", "再问一个").then().statusCode(201).extract().path("seq");
        employee.answerTo(id, seq);

        employee.step(id, "close").then().statusCode(200).body("owner", equalTo("CLOSED"));
        employee.send(id, "4", "还在吗").then().statusCode(409).body("owner", equalTo("CLOSED"));
        employee.send(id, "3", "再问一个").then().statusCode(200).body("seq", equalTo(seq));
        agent.step(id, "takeover").then().statusCode(409).body("owner", equalTo("CLOSED"));
        employee.call().body(Map.of("score", 5, "reason", "很快")).post("/api/v1/conversations/{id}/rating", id)
                .then().statusCode(204);
        employee.call().body(Map.of("score", 6)).post("/api/v1/conversations/{id}/rating", id).then().statusCode(400);
    }

    @Test
    void theBotHandsOverByItselfAndTheWaitingTurnsAreNoLongerWanted() {
        CountDownLatch go = new CountDownLatch(1);
        assistant.follow((question, progress) -> {
            await(go);
            return ScriptedAssistant.says("我为您转人工。", question, new Reply.Next.HandOver(Handoff.Reason.ASKED_FOR));
        });
        String id = employee.open();
        employee.send(id, "1", "转人工").then().statusCode(201);
        employee.send(id, "2", "快一点").then().statusCode(201);
        go.countDown();
        employee.answerTo(id, 1);
        employee.call().get("/api/v1/conversations/{id}", id).then().body("owner", equalTo("QUEUED"))
                .body("ticket", startsWith("ZB-"));
        assertThat(froms(id)).containsExactly("EMPLOYEE", "EMPLOYEE", "BOT", "SYSTEM");
    }

    @Test
    void anAnswerUnderAnOldEpochIsDiscarded() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        assistant.follow((question, progress) -> {
            begun.countDown();
            Awaitility.await().until(progress::stopped);
            stopped.countDown();
            return ScriptedAssistant.echo(question, progress);
        });
        String id = employee.open();
        employee.send(id, "1", "慢慢想").then().statusCode(201);
        await(begun);
        agent.step(id, "takeover").then().statusCode(200).body("owner", equalTo("PERSON"));
        await(stopped);
        agent.send(id, "a", "我来").then().statusCode(201);
        assertThat(froms(id)).containsExactly("EMPLOYEE", "SYSTEM", "AGENT");
    }

    @Test
    void aResolvedTicketAsksTheEmployeeWhoSaysWhetherItIsSolved() {
        String id = employee.open();
        employee.send(id, "1", "The printer is broken").then().statusCode(201);
        employee.answerTo(id, 1);
        agent.step(id, "takeover").then().statusCode(200);
        resolve(id);
        Map<String, Object> asks = last(id);
        assertThat(asks).containsEntry("from", "SYSTEM").extractingByKey("text").asString().contains("Is it solved");
        employee.send(id, "no", "Not solved").then().statusCode(201);
        assertThat(last(id)).extractingByKey("text").asString().contains("open again");
        resolve(id);
        employee.send(id, "yes", "Solved").then().statusCode(201);
        employee.call().get("/api/v1/conversations/{id}", id).then().body("owner", equalTo("CLOSED"));
    }

    private void resolve(String id) {
        QuarkusTransaction.requiringNew().run(() -> {
            Ticket ticket = tickets.ofOrigin(Handovers.origin(UUID.fromString(id))).orElseThrow();
            tickets.take(ticket.number(), people.byUsername("agent").orElseThrow());
            tickets.resolve(ticket.number(), people.byUsername("agent").orElseThrow(), "Toner replaced.");
        });
    }

    private Map<String, Object> last(String id) {
        return employee.messages(id).getLast();
    }

    private List<Object> froms(String id) {
        return employee.messages(id).stream().map(message -> message.get("from")).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
