package dev.zhiban.knowledge;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.zhiban.knowledge.article.Writing;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

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
}
