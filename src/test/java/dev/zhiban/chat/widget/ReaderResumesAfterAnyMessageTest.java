package dev.zhiban.chat.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.zhiban.chat.Chatting;
import dev.zhiban.chat.ScriptedAssistant;
import dev.zhiban.chat.WithScriptedAssistant;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(WithScriptedAssistant.class)
@WithTestResource(EmbeddedDatabaseForTests.class)
class ReaderResumesAfterAnyMessageTest {

    @Inject
    ScriptedAssistant assistant;

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
    void everyNumberIsAPlaceToGoOnFrom() {
        String id = employee.open();
        for (int i = 1; i <= 10; i++) {
            employee.send(id, "m" + i, "question " + i).then().statusCode(201);
        }
        for (int seq : seqs(employee.messages(id).stream().toList())) {
            if ("EMPLOYEE".equals(employee.messages(id).get(seq - 1).get("from"))) {
                employee.answerTo(id, seq);
            }
        }
        assertThat(seqs(employee.messages(id))).isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        for (int after = 0; after <= 20; after++) {
            List<Integer> rest = employee.read(id, after, 0).then().statusCode(200).extract().path("messages.seq");
            assertThat(rest).isEqualTo(IntStream.rangeClosed(after + 1, 20).boxed().toList());
        }
    }

    private static List<Integer> seqs(List<java.util.Map<String, Object>> messages) {
        return messages.stream().map(message -> (Integer) message.get("seq")).toList();
    }

    @Test
    void aWaitingReaderHearsOfTheNextMessageAtOnce() throws Exception {
        String id = employee.open();
        CountDownLatch go = new CountDownLatch(1);
        assistant.follow((question, progress) -> {
            await(go);
            return ScriptedAssistant.echo(question, progress);
        });
        employee.send(id, "q", "慢一点").then().statusCode(201);
        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> employee.read(id, 1, 30));
        assertThat(waiting).isNotDone();
        go.countDown();
        List<String> texts = waiting.get(10, TimeUnit.SECONDS).then().statusCode(200).extract().path("messages.text");
        assertThat(texts).containsExactly("re: 慢一点");
    }

    @Test
    void aWaitWithoutNewsEndsEmpty() {
        String id = employee.open();
        long begun = System.nanoTime();
        Response response = employee.read(id, 0, 1);
        assertThat(response.<List<Object>> path("messages")).isEmpty();
        assertThat(response.<String> path("owner")).isEqualTo("BOT");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(900));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
