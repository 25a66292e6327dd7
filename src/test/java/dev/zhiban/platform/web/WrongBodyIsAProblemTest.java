package dev.zhiban.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.zhiban.knowledge.article.Writing;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
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

    @Test
    void anArticleOfFiftyMegabytesIsRefusedBeforeItIsRead() throws IOException, InterruptedException {
        byte[] article = ("{\"title\":\"Big\",\"lang\":\"en\",\"markdown\":\"" + "word ".repeat(10 << 20) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest
                .newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/articles"))
                .version(HttpClient.Version.HTTP_1_1).expectContinue(true).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Writing.as("editor").token())
                .POST(HttpRequest.BodyPublishers.ofByteArray(article)).build();

        HttpResponse<String> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("too-large", "\"max\":8388608");
    }

    @Test
    void anArticleThatIsALittleTooLongIsToldHowLongItMayBe() {
        Map<String, Object> article = Writing.article(Writing.newId(), "Long", "word ".repeat(200_001));

        Writing.as("editor").call().header("Accept-Language", "en").body(article).post("/api/v1/articles").then()
                .statusCode(400).body("type", endsWith("article-too-long")).body("field", equalTo("markdown"))
                .body("max", equalTo(1_000_000));
    }
}
