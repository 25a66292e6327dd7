package dev.zhiban.knowledge.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.zhiban.knowledge.Citation;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.knowledge.article.Writing;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;
import dev.zhiban.platform.persistence.Sql;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class HygieneIsAListWithOwnersTest {

    @Inject
    Knowledge knowledge;
    @Inject
    Sql sql;

    private final Writing editor = Writing.as("editor");

    @Test
    void whatIsUsedAndDoesNotHelpIsNamedUntilItIsRewritten() {
        Map<String, Object> article = Writing.article(Writing.newId(), "Unhelpful", "Turn it off and on.");
        String id = editor.published(article);
        Citation shown = new Citation(1, id, 1, 1, "Unhelpful", "", "");
        for (int i = 0; i < 10; i++) {
            knowledge.shown(List.of(shown), new UUID(0, i));
        }
        for (int i = 0; i < 3; i++) {
            knowledge.vote(shown, new UUID(1, i), false);
        }
        assertThat(kinds(id)).containsExactly("not-helpful");

        article.put("markdown", "Replace the cable.");
        editor.call().body(article).post("/api/v1/articles/{id}/versions", id).then().statusCode(201);
        editor.publish(id, 2);
        assertThat(kinds(id)).isEmpty();
    }

    @Test
    void whatNobodyWasShownForThreeMonthsIsNamed() {
        String id = editor.published(Writing.article(Writing.newId(), "Forgotten", "Look under the desk."));
        assertThat(kinds(id)).isEmpty();
        sql.update("update article_version set published_at = published_at - interval '100 days' where article_id = ?", id);
        assertThat(kinds(id)).containsExactly("never-used");
        knowledge.shown(List.of(new Citation(1, id, 1, 1, "Forgotten", "", "")), null);
        assertThat(kinds(id)).isEmpty();
    }

    private List<String> kinds(String id) {
        editor.call().post("/api/v1/articles/hygiene/run").then().statusCode(200);
        return editor.call().get("/api/v1/articles/hygiene").then().extract()
                .path("findAll { it.articleId == '" + id + "' }.kind");
    }

    @Test
    void whatIsFoundStaysUntilItIsPutRightOrDismissed() {
        Map<String, Object> article = Writing.article(Writing.newId(), "Hygiene", "See [gone](/knowledge/not-there-at-all).");
        article.put("reviewBy", LocalDate.now().minusDays(1).toString());
        article.put("owner", "hygiene-team");
        String id = editor.published(article);

        editor.call().post("/api/v1/articles/hygiene/run").then().statusCode(200);
        String ours = "findAll { it.articleId == '" + id + "' }";
        Number broken = editor.call().queryParam("owner", "hygiene-team").get("/api/v1/articles/hygiene").then()
                .body(ours + ".kind", hasItem("stale")).body(ours + ".due[0]", notNullValue())
                .body("find { it.kind == 'broken-link' }.other", equalTo("/knowledge/not-there-at-all")).extract()
                .path("find { it.kind == 'broken-link' }.id");
        editor.call().body(Map.of("due", LocalDate.now().plusDays(3).toString()))
                .put("/api/v1/articles/hygiene/{item}/due", broken).then().statusCode(204);
        editor.call().body(Map.of("why", "It will be there soon.")).post("/api/v1/articles/hygiene/{item}/dismiss", broken)
                .then().statusCode(204);

        article.put("reviewBy", LocalDate.now().plusYears(1).toString());
        editor.call().body(article).post("/api/v1/articles/{id}/versions", id).then().statusCode(201);
        editor.publish(id, 2);
        editor.call().post("/api/v1/articles/hygiene/run").then().statusCode(200);
        editor.call().get("/api/v1/articles/hygiene").then().body("articleId", not(hasItem(id)));
        Writing.as("employee").call().get("/api/v1/articles/hygiene").then().statusCode(403);
    }
}
