package dev.zhiban.identity;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/// Signs the demonstration's people in, for tests that go through HTTP.
public final class Tokens {

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private Tokens() {
    }

    /// A JSON request as `employee`, `agent`, `lead`, `editor`, `admin` or `auditor`.
    public static RequestSpecification as(String username) {
        return given().auth().oauth2(of(username)).contentType(ContentType.JSON);
    }

    /// A token that works now; signs in again when the last one is over (another test, another start of the service).
    public static String of(String username) {
        String known = TOKENS.get(username);
        if (known != null && given().auth().oauth2(known).get("/api/v1/session").statusCode() == 200) {
            return known;
        }
        String token = given().contentType(ContentType.JSON).body(Map.of("username", username, "password", username))
                .post("/api/v1/session").then().statusCode(200).extract().path("token");
        TOKENS.put(username, token);
        return token;
    }
}
