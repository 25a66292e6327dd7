package dev.zhiban.logs.intake;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import dev.zhiban.identity.Tokens;

import io.restassured.specification.RequestSpecification;

/// Makes sources as an admin does, for tests that go through HTTP.
public record Sources(String id, String token) {

    public static Sources add(String kind, Map<String, ?> more) {
        Map<String, Object> wanted = new HashMap<>(
                Map.of("name", kind + " " + UUID.randomUUID(), "kind", kind, "service", "shop", "zone", "UTC"));
        wanted.putAll(more);
        var made = Tokens.as("admin").body(wanted).post("/api/v1/log-sources").then().statusCode(201).extract();
        return new Sources(made.path("id"), made.path("token"));
    }

    public static Sources push() {
        return add("PUSH", Map.of());
    }

    /// A request with the source's token.
    public RequestSpecification sends() {
        return given().header("Authorization", "Bearer " + token);
    }

    /// A member of the source as the admin's list shows it.
    public <T> T shown(String member) {
        return Tokens.as("admin").get("/api/v1/log-sources").then().statusCode(200).extract()
                .path("find { it.id == '%s' }.%s".formatted(id, member));
    }

    /// Lines that were read so far.
    public long lines() {
        return ((Number) shown("lines")).longValue();
    }
}
