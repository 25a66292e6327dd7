package dev.zhiban.chat;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.awaitility.Awaitility;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// Somebody who is signed in and talks to the service over HTTP.
public record Chatting(String token) {

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    /// One of the demonstration's accounts.
    public static Chatting as(String username) {
        return new Chatting(TOKENS.computeIfAbsent(username, name -> given().contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", name)).post("/api/v1/session")
                .then().statusCode(200).extract().path("token")));
    }

    public RequestSpecification call() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public String open() {
        return call().post("/api/v1/conversations").then().statusCode(201).extract().path("id");
    }

    public Response send(String conversation, String clientId, String text) {
        return call().body(Map.of("clientId", clientId, "text", text))
                .post("/api/v1/conversations/{id}/messages", conversation);
    }

    public Response step(String conversation, String step) {
        return call().post("/api/v1/conversations/{id}/{step}", conversation, step);
    }

    public Response read(String conversation, long after, int wait) {
        return call().queryParam("after", after).queryParam("wait", wait)
                .get("/api/v1/conversations/{id}/messages", conversation);
    }

    public List<Map<String, Object>> messages(String conversation) {
        return read(conversation, 0, 0).then().statusCode(200).extract().path("messages");
    }

    /// Waits until the bot answered a message.
    public Map<String, Object> answerTo(String conversation, int seq) {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).until(
                () -> messages(conversation).stream().filter(message -> Integer.valueOf(seq).equals(message.get("reply")))
                        .findFirst().orElse(null),
                found -> found != null);
    }
}
