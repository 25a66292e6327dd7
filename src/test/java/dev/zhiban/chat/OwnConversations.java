package dev.zhiban.chat;

import static io.restassured.RestAssured.given;

import java.util.Map;

import dev.zhiban.identity.OwnObjects;
import dev.zhiban.identity.Person;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/// Conversations of somebody, with an attachment, for the walk over all endpoints.
public class OwnConversations implements OwnObjects {

    @Override
    public boolean covers(String path) {
        return path.startsWith("/api/v1/conversations/{id}");
    }

    @Override
    public Map<String, String> make(String path, Person owner, String bearerToken) {
        String id = as(bearerToken).post("/api/v1/conversations").then().statusCode(201).extract().path("id");
        String attachment = as(bearerToken).contentType(ContentType.MULTIPART).multiPart("file", "a.log", new byte[] { 'a' })
                .post("/api/v1/conversations/{id}/attachments", id).then().statusCode(201).extract().path("attachment.id");
        return Map.of("id", id, "attachment", attachment);
    }

    @Override
    public String body(String method, String path) {
        if (path.endsWith("/messages")) {
            return "{\"clientId\":\"own\",\"text\":\"own\"}";
        }
        if (path.endsWith("/vote")) {
            return "{\"helpful\":true}";
        }
        return path.endsWith("/rating") ? "{\"score\":5}" : path.endsWith("/read") ? "{\"seq\":1}" : "{}";
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
