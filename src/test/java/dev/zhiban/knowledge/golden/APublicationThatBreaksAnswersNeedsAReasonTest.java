package dev.zhiban.knowledge.golden;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.zhiban.knowledge.article.Writing;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class APublicationThatBreaksAnswersNeedsAReasonTest {

    private static final String GOOD = "The quokka scanner reads badges.\n\n## Quokka scanner shows E-4711\n1. Clean the lens.";
    private final Writing editor = Writing.as("editor");
    private final Writing admin = Writing.as("admin");

    @Test
    void whatBreaksIsShownAndTheReasonIsKept() {
        Map<String, Object> article = Writing.article(Writing.newId(), "Quokka scanner", GOOD);
        article.put("questions", List.of("quokka scanner error E-4711"));
        String id = editor.draft(article);
        editor.call().body(List.of(Map.of("question", "what does E-4711 on the quokka scanner mean", "paragraph", 2)))
                .put("/api/v1/articles/{id}/golden", id).then().statusCode(200)
                .body("[0].heading", equalTo("Quokka scanner shows E-4711"));
        editor.publish(id, 1);

        article.put("markdown", "Please see the canteen menu for today.");
        article.put("title", "Canteen");
        article.put("questions", List.of());
        editor.call().body(article).post("/api/v1/articles/{id}/versions", id).then().statusCode(201);
        String replay = editor.call().post("/api/v1/articles/{id}/versions/2/replay", id).then().statusCode(202).extract()
                .path("id");
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> editor.call()
                .get("/api/v1/articles/replays/{replay}", replay).then().statusCode(200).body("state", equalTo("done")));
        editor.call().get("/api/v1/articles/replays/{replay}", replay).then().body("result.breaks", greaterThan(0))
                .body("result.rows.verdict", hasItem("breaks")).body("total", greaterThan(1));

        editor.step(id, 2, "submit").then().statusCode(200);
        admin.step(id, 2, "publish").then().statusCode(409).body("type", equalTo("urn:zhiban:problem:publish-breaks-answers"))
                .body("breaks", greaterThan(0));
        admin.call().queryParam("reason", "The scanner is gone.").post("/api/v1/articles/{id}/versions/2/publish", id).then()
                .statusCode(200).body("reason", equalTo("The scanner is gone."));
        Writing.as("employee").call().get("/api/v1/articles/{id}", id).then().body("reason", equalTo(null));

        editor.step(id, 1, "rollback").then().statusCode(200).body("version", equalTo(3));
        Awaitility.await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> editor.call().queryParam("q", "what does E-4711 on the quokka scanner mean")
                        .get("/api/v1/knowledge/explain").then().body("passages[0].articleId", equalTo(id)));
        editor.step(id, 2, "rollback").then().statusCode(409)
                .body("type", equalTo("urn:zhiban:problem:publish-breaks-answers"));
        editor.call().queryParam("reason", "It is gone after all.").post("/api/v1/articles/{id}/versions/2/rollback", id).then()
                .statusCode(200).body("version", equalTo(4)).body("reason", equalTo("It is gone after all."));
    }

    @Test
    void aGoldenQuestionNamesAParagraphThatThereIs() {
        String id = editor.draft("Golden", GOOD);
        editor.call().body(List.of(Map.of("question", "where", "paragraph", 9))).put("/api/v1/articles/{id}/golden", id).then()
                .statusCode(400);
        editor.call().body(List.of(Map.of("question", " "))).put("/api/v1/articles/{id}/golden", id).then().statusCode(400);
        editor.call().get("/api/v1/articles/{id}/golden", id).then().statusCode(200).body("", hasSize(0));
    }
}
