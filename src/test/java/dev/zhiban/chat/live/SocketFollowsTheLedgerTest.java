package dev.zhiban.chat.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.zhiban.chat.Chatting;
import dev.zhiban.chat.ScriptedAssistant;
import dev.zhiban.chat.WithScriptedAssistant;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(WithScriptedAssistant.class)
@WithTestResource(EmbeddedDatabaseForTests.class)
class SocketFollowsTheLedgerTest {

    @TestHTTPResource("/")
    URI base;

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
    void aQuestionIsAcknowledgedAndAnswered() {
        String id = employee.open();
        try (Peer peer = Peer.signedIn(base, employee.token()).hello(id, 0)) {
            assertThat(peer.subprotocol()).isEqualTo("zhiban.v1");
            assertThat(peer.await("state").path("owner").asText()).isEqualTo("BOT");
            peer.send(Map.of("type", "send", "clientId", "c1", "text", "VPN 断了"));
            JsonNode ack = peer.await("ack");
            assertThat(ack.path("seq").asInt()).isEqualTo(1);
            assertThat(ack.path("clientId").asText()).isEqualTo("c1");
            JsonNode answer = peer.await("message", message -> message.path("from").asText().equals("BOT"));
            assertThat(answer.path("reply").asInt()).isEqualTo(1);
            assertThat(answer.path("text").asText()).isEqualTo("re: VPN 断了");
            assertThat(seqs(peer)).containsExactly(1L, 2L);
            peer.send(Map.of("type", "send", "clientId", "c1", "text", "VPN 断了"));
            peer.await("ack", again -> peer.frames("ack").size() == 2);
            peer.send(Map.of("type", "send", "clientId", "c1", "text", "anders"));
            assertThat(peer.await("error").path("code").asText()).isEqualTo("client-id-taken");
        }
    }

    @Test
    void aReaderResumesAfterAnyNumberAndMissesNothing() {
        String id = employee.open();
        for (int i = 0; i < 5; i++) {
            employee.send(id, "m" + i, "question " + i).then().statusCode(201);
        }
        for (Map<String, Object> message : employee.messages(id)) {
            if ("EMPLOYEE".equals(message.get("from"))) {
                employee.answerTo(id, (Integer) message.get("seq"));
            }
        }
        for (int after = 0; after <= 10; after++) {
            try (Peer peer = Peer.signedIn(base, employee.token()).hello(id, after)) {
                peer.await("state");
                assertThat(seqs(peer)).containsExactlyElementsOf(
                        LongStream.rangeClosed(after + 1, 10).boxed().toList());
            }
        }
        try (Peer peer = Peer.signedIn(base, employee.token()).hello(id, 99)) {
            peer.await("state");
            assertThat(peer.types().getFirst()).isEqualTo("resync");
            assertThat(seqs(peer)).hasSize(10);
        }
    }

    @Test
    void anAnswerIsSeenWhileItIsMadeAndCanBeStopped() {
        CountDownLatch stopped = new CountDownLatch(1);
        assistant.follow((question, progress) -> {
            progress.delta("first ");
            progress.delta("words");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(progress::stopped);
            stopped.countDown();
            return ScriptedAssistant.says("first words", question, dev.zhiban.assistant.Reply.Next.STAY);
        });
        String id = employee.open();
        try (Peer peer = Peer.signedIn(base, employee.token()).hello(id, 0)) {
            peer.await("state");
            peer.send(Map.of("type", "send", "clientId", "c1", "text", "tell me"));
            JsonNode delta = peer.await("delta");
            assertThat(delta.path("reply").asInt()).isEqualTo(1);
            assertThat(delta.path("index").asInt()).isZero();
            assertThat(delta.path("text").asText()).isEqualTo("first words");
            assertThat(peer.frames("typing").getFirst().path("from").asText()).isEqualTo("BOT");
            peer.send(Map.of("type", "stop"));
            assertThat(await(stopped)).isTrue();
            peer.await("message", message -> message.path("from").asText().equals("BOT"));
        }
    }

    @Test
    void theDeskAndTheEmployeeSeeEachOther() {
        String id = employee.open();
        Chatting agent = Chatting.as("agent");
        try (Peer asking = Peer.signedIn(base, employee.token()).hello(id, 0);
                Peer helping = Peer.signedIn(base, agent.token()).hello(id, 0)) {
            asking.await("state");
            helping.await("state");
            agent.step(id, "takeover").then().statusCode(200);
            JsonNode state = asking.await("state", frame -> frame.path("owner").asText().equals("PERSON"));
            assertThat(state.path("agent").asText()).isNotEmpty();
            helping.send(Map.of("type", "typing"));
            assertThat(asking.await("typing").path("from").asText()).isEqualTo("AGENT");
            helping.send(Map.of("type", "send", "clientId", "a1", "text", "我来帮您"));
            assertThat(asking.await("message", m -> m.path("from").asText().equals("AGENT")).path("text").asText())
                    .isEqualTo("我来帮您");
        }
    }

    @Test
    void whoIsNotSignedInIsSentAway() {
        String id = employee.open();
        try (Peer peer = Peer.at(base, Map.of()).hello(id, 0)) {
            assertThat(peer.await("error").path("code").asText()).isEqualTo("not-signed-in");
        }
        try (Peer peer = Peer.signedIn(base, "wrong")) {
            assertThat(peer.closeCode()).isEqualTo(4001);
        }
        try (Peer peer = Peer.signedIn(base, Chatting.as("editor").token()).hello(id, 0)) {
            assertThat(peer.await("error").path("code").asText()).isEqualTo("not-found");
        }
    }

    @Test
    void aTicketCountsOnceAndACookieOnlyFromOurOwnPages() {
        String id = employee.open();
        String ticket = employee.call().post("/api/v1/session/ticket").then().statusCode(200).extract().path("ticket");
        try (Peer peer = Peer.at(base, Map.of()).send(Map.of("type", "auth", "ticket", ticket)).hello(id, 0)) {
            peer.await("state");
        }
        try (Peer peer = Peer.at(base, Map.of()).send(Map.of("type", "auth", "ticket", ticket))) {
            assertThat(peer.closeCode()).isEqualTo(4001);
        }
        String cookie = "zhiban_session=" + employee.token();
        try (Peer peer = Peer.at(base, Map.of("Cookie", cookie, "Origin", "http://" + base.getAuthority())).hello(id, 0)) {
            peer.await("state");
        }
        try (Peer peer = Peer.at(base, Map.of("Cookie", cookie, "Origin", "http://evil.example")).hello(id, 0)) {
            assertThat(peer.await("error").path("code").asText()).isEqualTo("not-signed-in");
        }
    }

    @Test
    void signingOutEndsTheConnection() {
        Response session = RestAssured.given().contentType(ContentType.JSON)
                .body(Map.of("username", "lead", "password", "lead")).post("/api/v1/session");
        String token = session.path("token");
        String id = employee.open();
        try (Peer peer = Peer.signedIn(base, token).hello(id, 0)) {
            peer.await("state");
            new Chatting(token).call().delete("/api/v1/session").then().statusCode(204);
            assertThat(peer.closeCode()).isEqualTo(4001);
        }
    }

    @Test
    void brokenFramesAreSaidToBeBrokenAndDoNoHarm() {
        String id = employee.open();
        try (Peer peer = Peer.signedIn(base, employee.token())) {
            for (String broken : List.of("{", "[]", "null", "\"x\"", "{\"type\":7}", "{\"type\":\"send\"}",
                    "{\"type\":\"hello\",\"conversation\":{}}", "[".repeat(5_000))) {
                peer.sendText(broken);
            }
            Awaitility.await().until(() -> peer.frames("error").size() == 8);
            peer.hello(id, -5).await("state");
        }
    }

    @Test
    void aFloodIsCutOff() {
        String id = employee.open();
        CountDownLatch never = new CountDownLatch(1);
        try (Peer peer = Peer.signedIn(base, employee.token()).hello(id, 0)) {
            peer.await("state");
            Thread flood = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 20_000; i++) {
                        peer.send(Map.of("type", "send", "clientId", "f" + i, "text", "flood"));
                    }
                } catch (RuntimeException closed) {
                    never.countDown();
                }
            });
            assertThat(peer.closeCode()).isIn(4029, 1006);
            flood.interrupt();
        }
    }

    private static List<Long> seqs(Peer peer) {
        return peer.frames("message").stream().map(message -> message.path("seq").asLong()).toList();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
