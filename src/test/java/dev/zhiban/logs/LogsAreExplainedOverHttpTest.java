package dev.zhiban.logs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
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
    void aKnownErrorCitesItsArticle() {
        String log = LOG + Explaining.line(121, "ERROR", "tunnel refused by gateway");

        signedIn().contentType("text/plain").body(log).post("/api/v1/logs/explain").then().statusCode(200)
                .body("knownErrors[0].id", equalTo("vpn-tunnel-refused"))
                .body("knownErrors[0].citation.articleId", equalTo("vpn-cannot-connect"))
                .body("knownErrors[0].citation.url", equalTo("/knowledge/vpn-cannot-connect/1#p1"));
        signedIn().header("Accept-Language", "en").contentType("text/plain").body(log).post("/api/v1/logs/explain").then()
                .statusCode(200).body("knownErrors[0].citation.articleId", equalTo("vpn-cannot-connect-en"));
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

    /// With the JDK's client: REST Assured writes every body into its log first.
    @Test
    void aLogMayBeLargerThanOtherBodies() throws Exception {
        byte[] large = LOG.repeat(70_000_000 / LOG.length() + 1).getBytes(StandardCharsets.UTF_8);

        assertThat(status("/api/v1/logs/explain", "text/plain", BodyPublishers.ofByteArray(large))).isEqualTo(200);
        assertThat(status("/api/v1/logs/explain", "text/plain",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))))
                .isEqualTo(200);
        assertThat(status("/api/v1/ask", "application/json", BodyPublishers.ofByteArray(large))).isEqualTo(413);
    }

    private static int status(String path, String type, HttpRequest.BodyPublisher body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                    .version(HttpClient.Version.HTTP_1_1).expectContinue(true)
                    .header("Content-Type", type).header("Authorization", "Bearer " + token()).POST(body).build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static RequestSpecification signedIn() {
        return given().auth().oauth2(token());
    }

    private static String token() {
        return given().contentType(ContentType.JSON).body(Map.of("username", "employee", "password", "employee"))
                .post("/api/v1/session").then().statusCode(200).extract().path("token");
    }
}
