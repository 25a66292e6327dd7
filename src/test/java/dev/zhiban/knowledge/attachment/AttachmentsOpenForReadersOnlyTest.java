package dev.zhiban.knowledge.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.zhiban.knowledge.article.Writing;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class AttachmentsOpenForReadersOnlyTest {

    private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 1 };

    private final Writing editor = Writing.as("editor");

    @Test
    void anImageIsShownToWhomeverMayReadTheText() {
        Map<String, Object> article = Writing.article(Writing.newId(), "With image", "Text.");
        article.put("audience", List.of("role:agent"));
        String id = editor.draft(article);
        String url = upload(id, "../dialog.png", PNG).then().statusCode(201).body("mediaType", equalTo("image/png"))
                .body("name", equalTo("dialog.png")).extract().path("url");
        Writing.as("agent").call().get(url).then().statusCode(404);
        article.put("markdown", "Look: ![Dialog](" + url + ")");
        editor.call().body(article).header("If-Match", "*").put("/api/v1/articles/{id}/versions/1", id).then().statusCode(200)
                .body("paragraphs[0].html", containsString("<img src=\"" + url + "\" alt=\"Dialog\""));
        editor.publish(id, 1);

        Response shown = Writing.as("agent").call().get(url);
        shown.then().statusCode(200).header("Content-Type", "image/png").header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Content-Disposition", containsString("inline"));
        assertThat(shown.asByteArray()).isEqualTo(PNG);
        Writing.as("employee").call().get(url).then().statusCode(404);
        Writing.as("employee").call().get("/api/v1/articles/{id}/attachments", id).then().body("", hasSize(0));
        editor.call().delete(url).then().statusCode(409);
    }

    @Test
    void whatItIsIsSeenByItsBytes() {
        String id = editor.draft("Files", "Text.");
        upload(id, "notes.txt", "一行字".getBytes(StandardCharsets.UTF_8)).then().statusCode(201)
                .body("mediaType", equalTo("text/plain"));
        upload(id, "page.png", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)).then().statusCode(201)
                .body("mediaType", equalTo("text/plain"));
        upload(id, "a.png", new byte[] { 0, 1, 2, 3 }).then().statusCode(415);
        upload(id, "empty.png", new byte[0]).then().statusCode(413);
        upload(id, "big.txt", new byte[Attachments.MOST_BYTES + 1]).then().statusCode(413);
        String text = editor.call().get("/api/v1/articles/{id}/attachments", id).then().body("", hasSize(2)).extract()
                .path("[1].url");
        editor.call().get(text).then().statusCode(200).header("Content-Type", "application/octet-stream")
                .header("Content-Disposition", containsString("attachment"));
        editor.call().delete(text).then().statusCode(204);
        editor.call().get(text).then().statusCode(404);
    }

    private Response upload(String id, String name, byte[] bytes) {
        return RestAssured.given().auth().oauth2(editor.token()).multiPart("file", name, bytes)
                .post("/api/v1/articles/{id}/attachments", id);
    }
}
