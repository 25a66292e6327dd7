package dev.zhiban.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class WrongBodyIsAProblemTest {

    @ParameterizedTest
    @ValueSource(strings = { "{", "[]", "\"x\"", "5", "{\"username\":5,\"password\":\"x\"}", "{\"username\":[\"x\"]}",
            "{\"username\":\"a\",\"password\":\"b\",\"unknown\":1}", "{\"username\":true}", "{\"username\":\"a\"} trailing" })
    void andSaysSoInTheCallersLanguage(String body) {
        given().contentType(ContentType.JSON).header("Accept-Language", "en").body(body).post("/api/v1/session").then()
                .statusCode(400).contentType("application/problem+json").body("type", endsWith("unreadable"))
                .body("title", equalTo("The request is no valid JSON, or has a wrong field."));
    }
}
