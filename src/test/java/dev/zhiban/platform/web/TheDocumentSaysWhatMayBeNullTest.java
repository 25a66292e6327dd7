package dev.zhiban.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;

import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class TheDocumentSaysWhatMayBeNullTest {

    @Test
    void whatIsAlwaysThereIsRequired() {
        document().body("components.schemas.Message.required", hasItems("seq", "from", "text", "at"));
    }

    @Test
    void whatMayBeLeftOutIsNot() {
        document().body("components.schemas.Message.required", not(hasItem("citations")))
                .body("components.schemas.Message.required", not(hasItem("answer")))
                .body("components.schemas.Message.properties.answer.type", equalTo("string"));
    }

    @Test
    void whatMayBeNullSaysSo() {
        document().body("components.schemas.Explanation.properties.from.type", hasItems("string", "null"));
    }

    private static ValidatableResponse document() {
        return given().get("/q/openapi?format=json").then().statusCode(200);
    }
}
