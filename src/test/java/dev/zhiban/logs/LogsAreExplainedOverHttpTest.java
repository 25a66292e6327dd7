package dev.zhiban.logs;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class LogsAreExplainedOverHttpTest {

    private static final String LOG = Explaining.quiet(0, 120) + Explaining.line(120, "ERROR", "disk is full");

    @Test
    void asText() {
        signedIn().contentType("text/plain").body(LOG).post("/api/v1/logs/explain").then().statusCode(200)
                .body("records", equalTo(121)).body("findings[0].lines", hasItem(121)).body("format", equalTo("logback"));
    }

    @Test
    void asGzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(LOG.getBytes(StandardCharsets.UTF_8));
        }

        signedIn().contentType("application/gzip").body(packed.toByteArray()).post("/api/v1/logs/explain").then()
                .statusCode(200)
                .body("records", equalTo(121));
    }

    @Test
    void asAForm() {
        signedIn().multiPart("file", "app.log", LOG.getBytes(StandardCharsets.UTF_8)).post("/api/v1/logs/explain").then()
                .statusCode(200).body("records", equalTo(121));
        signedIn().multiPart("other", "x").post("/api/v1/logs/explain").then().statusCode(400)
                .body("type", equalTo("urn:zhiban:problem:no-file"));
    }

    @Test
    void wrongUseIsSaid() {
        signedIn().contentType("text/plain").body(LOG).queryParam("zone", "Mars/Olympus").post("/api/v1/logs/explain").then()
                .statusCode(400).body("type", equalTo("urn:zhiban:problem:unknown-zone"));
        given().contentType("text/plain").body(LOG).post("/api/v1/logs/explain").then().statusCode(401);
    }

    @Test
    void aLogMayBeLargerThanOtherBodies() {
        byte[] large = LOG.repeat(70_000_000 / LOG.length() + 1).getBytes(StandardCharsets.UTF_8);

        signedIn().contentType("text/plain").body(large).post("/api/v1/logs/explain").then().statusCode(200);
        given().contentType(ContentType.JSON).body(large).post("/api/v1/session").then().statusCode(413);
    }

    private static RequestSpecification signedIn() {
        String token = given().contentType(ContentType.JSON).body(Map.of("username", "employee", "password", "employee"))
                .post("/api/v1/session").then().statusCode(200).extract().path("token");
        return given().auth().oauth2(token);
    }
}
