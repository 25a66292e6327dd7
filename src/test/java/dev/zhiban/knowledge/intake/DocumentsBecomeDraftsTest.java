package dev.zhiban.knowledge.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.zhiban.knowledge.article.Writing;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class DocumentsBecomeDraftsTest {

    private final Writing editor = Writing.as("editor");
    private final String name = "guide-" + UUID.randomUUID() + ".html";

    @Test
    void aDocumentBecomesADraftThatOnlyEditorsSee() {
        Map<String, Object> row = taken("<h1>Docking station</h1><p>Press the button.</p>").getFirst();

        assertThat(row).containsEntry("outcome", "CREATED").containsEntry("place", name);
        String id = (String) row.get("articleId");
        editor.call().get("/api/v1/articles/{id}", id).then().statusCode(200).body("state", equalTo("draft"))
                .body("title", equalTo("Docking station")).body("audience", equalTo(List.of("role:agent")));
        Writing.as("employee").call().get("/api/v1/articles/{id}", id).then().statusCode(404);
    }

    @Test
    void theSameAgainChangesNothingAndAnotherTextIsANewVersion() {
        String id = (String) taken("<h1>Docking station</h1><p>Press the button.</p>").getFirst().get("articleId");

        assertThat(taken("<h1>Docking station</h1><p>Press the button.</p>").getFirst()).containsEntry("outcome", "UNCHANGED");
        assertThat(taken("<h1>Docking station</h1><p>Hold the button.</p>").getFirst()).containsEntry("outcome", "CHANGED")
                .containsEntry("articleId", id).containsEntry("version", 2);
    }

    @Test
    void whatFailsIsNamed() {
        assertThat(taken("<p hidden>nothing</p>").getFirst()).containsEntry("outcome", "FAILED").containsEntry("place", name);
    }

    @Test
    void wrongRequestsAreRefused() {
        RestAssured.given().auth().oauth2(editor.token()).multiPart("other", "x").post("/api/v1/articles/intakes").then()
                .statusCode(400);
        upload("<p>x</p>", "audience", "robots").then().statusCode(400);
        editor.call().get("/api/v1/articles/intakes/{id}", UUID.randomUUID()).then().statusCode(404);
        editor.call().get("/api/v1/articles/intakes/x").then().statusCode(404);
    }

    private List<Map<String, Object>> taken(String html) {
        String id = upload(html, "owner", "desk").then().statusCode(202).extract().path("id");
        await().atMost(Duration.ofSeconds(30)).until(() -> "done".equals(status(id).path("state")));
        return status(id).path("rows");
    }

    private Response status(String id) {
        return editor.call().get("/api/v1/articles/intakes/{id}", id);
    }

    private Response upload(String html, String field, String value) {
        return RestAssured.given().auth().oauth2(editor.token()).multiPart("file", name, html.getBytes(StandardCharsets.UTF_8))
                .multiPart(field, value).post("/api/v1/articles/intakes");
    }
}
