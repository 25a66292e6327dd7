package dev.zhiban.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.zhiban.knowledge.article.Writing;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class EditorsSeeWhyAPassageIsFoundTest {

    private final Writing editor = Writing.as("editor");

    @Test
    void legsFieldsAndWhatEmployeesDoNotFindAreShown() {
        Map<String, Object> article = Writing.article(Writing.newId(), "Quokka console", "Press the lever.");
        article.put("audience", List.of("role:agent"));
        article.put("questions", List.of("quokka lever stuck"));
        String id = editor.published(article);

        String ours = "passages.find { it.articleId == '" + id + "' }";
        editor.call().queryParam("q", "quokka lever").get("/api/v1/knowledge/explain").then().statusCode(200)
                .body(ours + ".keyword", greaterThan(0f)).body(ours + ".words.questions", equalTo(1f))
                .body(ours + ".words.title", greaterThan(0f)).body(ours + ".words.title", lessThan(1f))
                .body("filtered.articleId", hasItem(id))
                .body("filtered.find { it.articleId == '" + id + "' }.audience", hasSize(1));
        editor.call().queryParam("q", " ").get("/api/v1/knowledge/explain").then().statusCode(400);
    }

    @Test
    void aDraftIsFoundAsIfItWerePublishedByWhomItIsAskedFor() {
        Map<String, Object> article = Writing.article(Writing.newId(), "Numbat pump", "Open the valve of the pump.");
        article.put("audience", List.of("role:agent"));
        String id = editor.published(article);
        Map<String, Object> draft = Map.of("articleId", id, "title", "Numbat pump", "lang", "en", "questions",
                List.of("numbat pump is loud"), "markdown", "## Grease\nPut grease on the numbat pump once a week.");

        String first = "passages[0]";
        float sure = editor.call().body(Map.of("q", "which grease for the numbat pump?", "draft", draft))
                .post("/api/v1/knowledge/explain").then().statusCode(200).body(first + ".articleId", equalTo(id))
                .body(first + ".draft", equalTo(true)).body(first + ".version", equalTo(0))
                .body(first + ".heading", equalTo("Grease")).body(first + ".words.text", greaterThan(0f))
                .body(first + ".vector", greaterThan(0f)).body(first + ".text", containsString("once a week"))
                .body("passages.findAll { it.articleId == '" + id + "' && !it.draft }", hasSize(0)).extract()
                .path("confidence");
        editor.call().queryParam("q", "which grease for the numbat pump?").get("/api/v1/knowledge/explain").then()
                .body("passages.text.join(' ')", not(containsString("once a week")));

        article.put("questions", List.of("numbat pump is loud"));
        article.put("markdown", "## Grease\nPut grease on the numbat pump once a week.");
        editor.call().body(article).post("/api/v1/articles/{id}/versions", id).then().statusCode(201);
        editor.publish(id, 2);
        float then = await().atMost(Duration.ofSeconds(20)).until(() -> explained("which grease for the numbat pump?"),
                found -> found.getInt(first + ".version") == 2 && found.getString(first + ".articleId").equals(id))
                .getFloat("confidence");
        assertThat(sure).isCloseTo(then, within(0.05f));
    }

    private JsonPath explained(String question) {
        return editor.call().queryParam("q", question).get("/api/v1/knowledge/explain").jsonPath();
    }

    @Test
    void aDraftThatIsNoneIsRefused() {
        Map<String, Object> draft = Map.of("articleId", "x", "lang", "en", "markdown", "# a\nb\n\n".repeat(300));
        editor.call().body(Map.of("q", "what?", "draft", draft)).post("/api/v1/knowledge/explain").then().statusCode(400);
        editor.call().body(Map.of("q", "what?", "draft", Map.of())).post("/api/v1/knowledge/explain").then().statusCode(400);
    }
}
