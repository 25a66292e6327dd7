package dev.zhiban.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class ArticlesLiveFromDraftToArchiveTest {

    @Inject
    Due due;

    private final Writing editor = Writing.as("editor");
    private final Writing admin = Writing.as("admin");
    private final Writing employee = Writing.as("employee");

    @Test
    void nobodyPublishesWhatTheyWrote() {
        String id = editor.draft("Own words", "Text.");
        editor.step(id, 1, "publish").then().statusCode(409).body("type", equalTo("urn:zhiban:problem:wrong-article-state"))
                .body("state", equalTo("draft"));
        editor.step(id, 1, "submit").then().statusCode(200).body("state", equalTo("review"));
        employee.call().get("/api/v1/articles/{id}", id).then().statusCode(404);
        editor.step(id, 1, "publish").then().statusCode(409).body("type", equalTo("urn:zhiban:problem:reviewer-is-author"));
        admin.step(id, 1, "publish").then().statusCode(200).body("state", equalTo("published"))
                .body("reviewer", notNullValue());
        employee.call().get("/api/v1/articles/{id}", id).then().statusCode(200).body("title", equalTo("Own words"));
    }

    @Test
    void theReviewerSendsItBackAndTheAuthorSeesWhy() {
        String id = editor.draft("Unclear", "Text.");
        editor.step(id, 1, "submit").then().statusCode(200);
        admin.call().body(Map.of()).post("/api/v1/articles/{id}/versions/1/send-back", id).then().statusCode(400);
        admin.call().body(Map.of("why", "Name the menu.")).post("/api/v1/articles/{id}/versions/1/send-back", id).then()
                .statusCode(200).body("state", equalTo("draft")).body("returned", equalTo("Name the menu."));
    }

    @Test
    void whoSawAnOlderEditionIsToldAndLosesNothing() {
        String id = editor.draft("Twice", "One.");
        String first = editor.call().get("/api/v1/articles/{id}", id).then().extract().header("ETag");
        Map<String, Object> article = Writing.article(id, "Twice", "Two.");
        editor.call().body(article).put("/api/v1/articles/{id}/versions/1", id).then().statusCode(428);
        editor.call().header("If-Match", first).body(article).put("/api/v1/articles/{id}/versions/1", id).then()
                .statusCode(200).body("markdown", equalTo("Two.")).body("paragraphs[0].markdown", equalTo("Two."));
        admin.call().header("If-Match", first).body(Writing.article(id, "Twice", "Three."))
                .put("/api/v1/articles/{id}/versions/1", id).then().statusCode(412).body("edition", equalTo(2))
                .body("newest", equalTo(1));
        admin.call().header("If-Match", first).post("/api/v1/articles/{id}/versions/1/submit", id).then().statusCode(412);
        editor.call().get("/api/v1/articles/{id}", id).then().body("markdown", equalTo("Two."));
    }

    @Test
    void anEarlierVersionComesBackAsANewOne() {
        String id = editor.draft("Back", "First.");
        editor.publish(id, 1);
        editor.call().body(Writing.article(id, "Back", "Second.\nMore.")).post("/api/v1/articles/{id}/versions", id).then()
                .statusCode(201).body("version", equalTo(2));
        editor.call().queryParam("state", "draft").queryParam("q", id).get("/api/v1/articles").then().body("items", hasSize(1))
                .body("items[0].state", equalTo("published")).body("items[0].pending", equalTo("draft"));
        editor.publish(id, 2);
        editor.call().get("/api/v1/articles/{id}/versions/2/diff", id).then().statusCode(200)
                .body("rows[0].kind", equalTo("changed")).body("rows[0].left.text", equalTo("First."))
                .body("rows[0].right.text", equalTo("Second.")).body("rows[1].kind", equalTo("added"));
        editor.step(id, 2, "rollback").then().statusCode(409);
        editor.step(id, 1, "rollback").then().statusCode(200).body("version", equalTo(3)).body("markdown", equalTo("First."))
                .body("state", equalTo("published"));
        employee.call().get("/api/v1/articles/{id}/versions/2", id).then().statusCode(200)
                .body("state", equalTo("superseded"));
    }

    @Test
    void whatIsScheduledIsPublishedByItselfAndEndsByItself() {
        String id = editor.draft("Later", "Text.");
        editor.step(id, 1, "submit").then().statusCode(200);
        Map<String, Object> soon = Map.of("at", Instant.now().plusSeconds(3).toString());
        editor.call().body(soon).put("/api/v1/articles/{id}/versions/1/schedule", id).then().statusCode(409);
        admin.call().body(Map.of("at", "2020-01-01T00:00:00Z")).put("/api/v1/articles/{id}/versions/1/schedule", id).then()
                .statusCode(400);
        admin.call().body(soon).put("/api/v1/articles/{id}/versions/1/schedule", id).then().statusCode(200)
                .body("publishAt", notNullValue());
        editor.call().queryParam("state", "scheduled").get("/api/v1/articles").then().body("items.id", hasItem(id));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> employee.call().get("/api/v1/articles/{id}", id).then().statusCode(200));

        editor.call().body(Map.of("at", Instant.now().plusSeconds(1).toString())).put("/api/v1/articles/{id}/expiry", id).then()
                .statusCode(200).body("expiresAt", notNullValue());
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> employee.call().get("/api/v1/articles/{id}", id).then().statusCode(404));
        editor.call().queryParam("state", "expired").get("/api/v1/articles").then().body("items.id", hasItem(id));
        editor.call().post("/api/v1/articles/{id}/restore", id).then().statusCode(200).body("current", equalTo(true));
        employee.call().get("/api/v1/articles/{id}", id).then().statusCode(200);
    }

    @Test
    void aReviewDateIsListedAndAnnouncedOnce() {
        Map<String, Object> article = Writing.article(Writing.newId(), "Old", "Text.");
        article.put("reviewBy", LocalDate.now().minusDays(3).toString());
        String id = editor.published(article);

        editor.call().get("/api/v1/articles/due").then().statusCode(200).body("id", hasItem(id));
        assertThat(due.announce(LocalDate.now())).extracting(ReviewDue::articleId).contains(id);
        assertThat(due.announce(LocalDate.now())).extracting(ReviewDue::articleId).doesNotContain(id);
    }

    @Test
    void aTranslationThatWasPublishedEarlierIsOlder() {
        Map<String, Object> chinese = new HashMap<>(Writing.article(Writing.newId(), "中文", "正文"));
        chinese.put("lang", "zh");
        String zh = editor.published(chinese);
        Map<String, Object> english = Writing.article(zh + "-en", "English", "Text.");
        english.put("translationOf", zh);
        String en = editor.published(english);

        employee.call().get("/api/v1/articles/{id}", en).then().body("translations", hasSize(1))
                .body("translations[0].id", equalTo(zh)).body("translations[0].older", equalTo(true));
        employee.call().get("/api/v1/articles/{id}", zh).then().body("translations[0].older", equalTo(false));
    }

    @Test
    void thereAreStartingTextsInBothLanguages() {
        editor.call().get("/api/v1/articles/templates").then().statusCode(200).body("", hasSize(8))
                .body("markdown.findAll { it.length() < 50 }", hasSize(0)).body("kind", hasItem("runbook"));
        editor.draft("Tagged", "Text.");
        editor.call().queryParam("tag", "test").get("/api/v1/articles").then().body("total", greaterThan(0))
                .body("items.tags.flatten()", not(hasItem("vpn")));
    }
}
