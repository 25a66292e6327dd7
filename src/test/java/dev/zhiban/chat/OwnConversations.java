package dev.zhiban.chat;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.zhiban.identity.OwnObjects;
import dev.zhiban.identity.Person;

/// Conversations of an employee, with an attachment where the path names one.
public class OwnConversations implements OwnObjects {

    @Override
    public boolean covers(String path) {
        return path.startsWith("/api/v1/conversations/{id}");
    }

    @Override
    public Map<String, String> make(String path, Person owner, String bearerToken) {
        String id = new Chatting(bearerToken).open();
        if (!path.contains("{attachment}")) {
            return Map.of("id", id);
        }
        Object attachment = given().auth().oauth2(bearerToken)
                .multiPart("file", "a.log", "a line\n".getBytes(StandardCharsets.UTF_8), "text/plain")
                .post("/api/v1/conversations/{id}/attachments", id).then().statusCode(201).extract().path("attachment.id");
        return Map.of("id", id, "attachment", String.valueOf(attachment));
    }

    @Override
    public String body(String method, String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "messages" -> "{\"clientId\": \"c1\", \"text\": \"hello\"}";
            case "rating" -> "{\"score\": 5}";
            case "read" -> "{\"seq\": 0}";
            default -> "{}";
        };
    }
}
