package dev.zhiban.chat.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.zhiban.chat.Chatting;
import dev.zhiban.chat.WithScriptedAssistant;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(WithScriptedAssistant.class)
@WithTestResource(EmbeddedDatabaseForTests.class)
class SendingTwiceKeepsOneMessageTest {

    private Chatting employee;

    @BeforeEach
    void signIn() {
        employee = Chatting.as("employee");
    }

    @Test
    void theSameAgainGivesTheSameNumber() {
        String id = employee.open();
        Response first = employee.send(id, "one", "VPN 连不上");
        first.then().statusCode(201).body("clientId", equalTo("one")).body("at", notNullValue());
        employee.send(id, "one", "VPN 连不上").then().statusCode(200)
                .body("seq", equalTo(first.path("seq"))).body("at", equalTo(first.path("at")));
        employee.send(id, "one", "something else").then().statusCode(409)
                .body("type", equalTo("urn:zhiban:problem:client-id-taken"));
        employee.answerTo(id, 1);
        assertThat(employee.messages(id)).hasSize(2);
    }

    @Test
    void fiftyInParallelAreOne() throws Exception {
        String id = employee.open();
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(pool.submit(() -> {
                    Response response = employee.send(id, "same", "once");
                    assertThat(response.<Integer> path("seq")).isEqualTo(1);
                    return response.statusCode();
                }));
            }
            for (Future<Integer> call : calls) {
                answers.add(call.get());
            }
        }
        assertThat(answers).containsOnlyOnce(201).contains(200).hasSize(50);
        employee.answerTo(id, 1);
        assertThat(employee.messages(id)).hasSize(2);
    }

    @Test
    void anOpeningWithAKeyIsOne() {
        String key = UUID.randomUUID().toString();
        String id = employee.call().body(Map.of("key", key)).post("/api/v1/conversations").then().statusCode(201)
                .body("owner", equalTo("BOT")).body("epoch", equalTo(1)).extract().path("id");
        employee.call().body(Map.of("key", key)).post("/api/v1/conversations").then().statusCode(200)
                .body("id", equalTo(id));
    }

    @Test
    void anOpeningNeedsNoBody() {
        RestAssured.given().auth().oauth2(employee.token()).post("/api/v1/conversations").then().statusCode(201);
        employee.call().body("{\"no\":1}").post("/api/v1/conversations").then().statusCode(400);
        employee.call().body("[").post("/api/v1/conversations").then().statusCode(400);
    }

    @Test
    void aTextIsKeptAsItIsOrNotAtAll() {
        String id = employee.open();
        String odd = " \t\u202eRTL\u202c \uD83D\uDE00 \"'<script>\\u0000 \r\n\ufdfd\u200b Z\u0351\u036b ";
        employee.send(id, "odd", odd).then().statusCode(201);
        assertThat(employee.messages(id).getFirst()).containsEntry("text", odd);
        employee.send(id, "nul", "a\0b").then().statusCode(400).body("type", equalTo("urn:zhiban:problem:text-malformed"));
        employee.call().body("{\"clientId\":\"half\",\"text\":\"a\\ud800b\"}")
                .post("/api/v1/conversations/{id}/messages", id).then().statusCode(400);
        employee.send(id, "long", "长".repeat(20_001)).then().statusCode(400)
                .body("type", equalTo("urn:zhiban:problem:text-too-long"));
        employee.send(id, "most", "长".repeat(20_000)).then().statusCode(201);
        employee.send(id, "", "x").then().statusCode(400);
        employee.send(id, "blank", "  ").then().statusCode(400);
        employee.call().body("{}").post("/api/v1/conversations/{id}/messages", id).then().statusCode(400);
        employee.call().body("null").post("/api/v1/conversations/{id}/messages", id).then().statusCode(400);
        employee.call().body("[").post("/api/v1/conversations/{id}/messages", id).then().statusCode(400);
    }
}
