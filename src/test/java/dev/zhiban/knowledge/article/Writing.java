package dev.zhiban.knowledge.article;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// Somebody of the demonstration who works on articles over HTTP.
public final class Writing {

    private final String account;
    private String token;

    private Writing(String account) {
        this.account = account;
    }

    public static Writing as(String account) {
        return new Writing(account);
    }

    /// Signs in at the first use.
    public String token() {
        if (token == null) {
            token = RestAssured.given().contentType(ContentType.JSON).body(Map.of("username", account, "password", account))
                    .post("/api/v1/session").then().statusCode(200).extract().path("token");
        }
        return token;
    }

    public RequestSpecification call() {
        return RestAssured.given().auth().oauth2(token()).contentType(ContentType.JSON);
    }

    public static String newId() {
        return "test-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static Map<String, Object> article(String id, String title, String markdown) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("id", id);
        draft.put("title", title);
        draft.put("lang", "en");
        draft.put("audience", List.of("everyone"));
        draft.put("owner", "desk");
        draft.put("reviewBy", "2030-01-31");
        draft.put("tags", List.of("test"));
        draft.put("questions", List.of());
        draft.put("markdown", markdown);
        return draft;
    }

    /// A draft; answers its id.
    public String draft(String title, String markdown) {
        return draft(article(newId(), title, markdown));
    }

    public String draft(Map<String, Object> article) {
        return call().body(article).post("/api/v1/articles").then().statusCode(201).extract().path("id");
    }

    public Response step(String id, int version, String step) {
        return call().post("/api/v1/articles/{id}/versions/{version}/{step}", id, version, step);
    }

    /// Submitted by this one and published by the admin.
    public void publish(String id, int version) {
        step(id, version, "submit").then().statusCode(200);
        as("admin").step(id, version, "publish").then().statusCode(200);
    }

    public String published(Map<String, Object> article) {
        String id = draft(article);
        publish(id, 1);
        return id;
    }
}
