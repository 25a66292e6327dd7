package dev.zhiban.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.zhiban.chat.Chatting;
import dev.zhiban.chat.ScriptedAssistant;
import dev.zhiban.chat.WithScriptedAssistant;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;
import dev.zhiban.platform.persistence.Sql;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(WithScriptedAssistant.class)
@WithTestResource(EmbeddedDatabaseForTests.class)
class TurnOfADeadProcessIsTakenOverTest {

    private static final int NOBODY = 2_000_000_000;

    @Inject
    ScriptedAssistant assistant;

    @Inject
    Sql sql;

    private Chatting employee;

    @BeforeEach
    void signIn() {
        employee = Chatting.as("employee");
    }

    @AfterEach
    void asBefore() {
        assistant.repeatQuestions();
    }

    @Test
    void anotherAnswersAndTheLateAnswerIsDropped() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        assistant.follow((question, progress) -> {
            if (attempts.incrementAndGet() > 1) {
                return ScriptedAssistant.echo(question, progress);
            }
            begun.countDown();
            await(late);
            over.countDown();
            return ScriptedAssistant.says("too late", question, dev.zhiban.assistant.Reply.Next.STAY);
        });
        String id = employee.open();
        employee.send(id, "1", "VPN").then().statusCode(201);
        await(begun);
        sql.update("update turns set claimed_by = ? where conversation = ?", NOBODY, UUID.fromString(id));

        Map<String, Object> answer = employee.answerTo(id, 1);
        late.countDown();
        await(over);
        employee.send(id, "2", "再问").then().statusCode(201);
        employee.answerTo(id, 3);

        assertThat(answer).containsEntry("text", "re: VPN");
        assertThat(employee.messages(id)).hasSize(4).extracting(message -> message.get("text"))
                .containsExactly("VPN", "re: VPN", "再问", "re: 再问");
    }

    @Test
    void aClaimDoesNotOutliveTheConnectionUnderWhichItWasMade() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        assistant.follow((question, progress) -> {
            if (attempts.incrementAndGet() == 1) {
                begun.countDown();
                await(over);
            }
            return ScriptedAssistant.echo(question, progress);
        });
        String id = employee.open();
        employee.send(id, "1", "VPN").then().statusCode(201);
        await(begun);
        sql.list("""
                select pg_terminate_backend(pid) from pg_locks join turns on claimed_by = objid::bigint
                where locktype = 'advisory' and conversation = ?""", row -> row.getBoolean(1), UUID.fromString(id));

        Map<String, Object> answer = employee.answerTo(id, 1);
        over.countDown();

        assertThat(answer).containsEntry("text", "re: VPN");
    }

    @Test
    void aBotThatAlwaysFailsSaysSoInTheEnd() {
        assistant.follow((question, progress) -> {
            throw new IllegalStateException("broken on purpose");
        });
        String id = employee.open();
        employee.send(id, "1", "VPN").then().statusCode(201);
        UUID conversation = UUID.fromString(id);
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> {
            sql.update("update turns set not_before = asked_at where conversation = ? and state = 'WAITING'", conversation);
            return employee.messages(id).size() == 2;
        });
        assertThat(employee.messages(id).getLast()).containsEntry("from", "BOT").containsEntry("reply", 1)
                .containsKey("quickReplies");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
