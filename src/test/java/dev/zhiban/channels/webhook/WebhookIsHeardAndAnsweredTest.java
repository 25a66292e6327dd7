package dev.zhiban.channels.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;

import dev.zhiban.chat.WithScriptedAssistant;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(WithScriptedAssistant.class)
@WithTestResource(EmbeddedDatabaseForTests.class)
class WebhookIsHeardAndAnsweredTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final StandardSignature SIGNATURE = StandardSignature.of(WithScriptedAssistant.WEBHOOK_SECRET);

    @Inject
    Clock clock;

    @ConfigProperty(name = "zhiban.webhook.url")
    java.net.URI target;

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private HttpServer platform;

    private record Call(String id, boolean signed, String text) {
    }

    /// A platform that fails at first: each message comes again, with the same id.
    @BeforeEach
    void listen() throws IOException {
        platform = HttpServer.create(new InetSocketAddress("127.0.0.1", target.getPort()), 0);
        platform.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            boolean signed = SIGNATURE.verifies(id, exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"), body, clock.instant());
            calls.add(new Call(id, signed, JSON.readTree(body).path("data").path("text").asText()));
            exchange.sendResponseHeaders(calls.size() == 1 ? 503 : 204, -1);
            exchange.close();
        });
        platform.start();
    }

    @AfterEach
    void close() {
        platform.stop(0);
    }

    @Test
    void whatIsSignedIsHeardOnceAndAnsweredOverTheSameWay() {
        String peer = UUID.randomUUID().toString();
        byte[] body = message(peer, "employee", "打印机卡纸");
        String id = "msg_" + UUID.randomUUID();
        call(id, body, 0).then().statusCode(200).body("status", equalTo("kept"));
        call(id, body, 0).then().statusCode(200).body("status", equalTo("known-already"));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> calls.size() >= 2);
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.signed()).isTrue();
            assertThat(call.text()).isEqualTo("re: 打印机卡纸");
            assertThat(call.id()).isEqualTo(calls.getFirst().id());
        });
    }

    @Test
    void whatIsNotSignedIsRefused() {
        byte[] body = message("p", "employee", "x");
        given().body(body).post("/hooks/webhook").then().statusCode(401);
        call("msg_1", body, 400).then().statusCode(401);
        call("msg_1", body, -400).then().statusCode(401);
        given().body(body).header("webhook-id", "msg_1").header("webhook-timestamp", clock.instant().getEpochSecond())
                .header("webhook-signature", "v1,AAAA").post("/hooks/webhook").then().statusCode(401);
        given().body(body).post("/hooks/nothing").then().statusCode(404);
        given().body(new byte[300_000]).post("/hooks/webhook").then().statusCode(413);
    }

    @Test
    void whoIsUnknownIsNotHeard() {
        call("msg_" + UUID.randomUUID(), message("p2", "nobody", "x"), 0).then().statusCode(200)
                .body("status", equalTo("sender-unknown"));
        call("msg_" + UUID.randomUUID(), "{}".getBytes(StandardCharsets.UTF_8), 0).then().statusCode(200);
    }

    private Response call(String id, byte[] body, int secondsLate) {
        long time = clock.instant().getEpochSecond() - secondsLate;
        return given().contentType("application/json").body(body).header("webhook-id", id).header("webhook-timestamp", time)
                .header("webhook-signature", SIGNATURE.sign(id, time, body)).post("/hooks/webhook");
    }

    private static byte[] message(String peer, String sender, String text) {
        try {
            return JSON.writeValueAsBytes(Map.of("type", "message",
                    "data", Map.of("conversation", peer, "sender", sender, "text", text)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
