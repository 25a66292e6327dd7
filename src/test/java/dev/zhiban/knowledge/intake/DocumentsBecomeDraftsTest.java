package dev.zhiban.knowledge.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

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
    void whatWasChangedHereIsShownAndNotOverwritten() {
        String id = (String) taken("<h1>Docking station</h1><p>Press the button.</p>").getFirst().get("articleId");
        editor.call().body(Writing.article(id, "Docking station", "Press it **twice**."))
                .post("/api/v1/articles/{id}/versions", id).then().statusCode(201);

        assertThat(taken("<h1>Docking station</h1><p>Press the button.</p>").getFirst()).containsEntry("outcome", "UNCHANGED");
        assertThat(taken("<h1>Docking station</h1><p>Hold the button.</p>").getFirst()).containsEntry("outcome", "CONFLICT");
        assertThat(newest(id)).isEqualTo("Press it **twice**.");
        editor.call().get("/api/v1/articles?state=conflict&size=200").then().body("items.id", hasItem(id));
        editor.call().get("/api/v1/articles/{id}/conflict", id).then().statusCode(200).body("path", equalTo(name))
                .body("rows.findAll { it.kind != 'same' }.size()", greaterThan(0));

        editor.call().body(Map.of("keep", "article")).post("/api/v1/articles/{id}/conflict", id).then().statusCode(204);
        assertThat(newest(id)).isEqualTo("Press it **twice**.");
        editor.call().get("/api/v1/articles/{id}/conflict", id).then().statusCode(404);
        assertThat(taken("<h1>Docking station</h1><p>Hold the button.</p>").getFirst()).containsEntry("outcome", "UNCHANGED");

        assertThat(taken("<h1>Docking station</h1><p>Hold it longer.</p>").getFirst()).containsEntry("outcome", "CONFLICT");
        editor.call().body(Map.of("keep", "file")).post("/api/v1/articles/{id}/conflict", id).then().statusCode(204);
        assertThat(newest(id)).isEqualTo("Hold it longer.");
        editor.call().get("/api/v1/articles/{id}", id).then().body("state", equalTo("draft"));
        assertThat(taken("<h1>Docking station</h1><p>Let it go.</p>").getFirst()).containsEntry("outcome", "CHANGED");
    }

    private String newest(String id) {
        int version = editor.call().get("/api/v1/articles/{id}", id).path("newest");
        return editor.call().get("/api/v1/articles/{id}/versions/{version}", id, version).path("markdown");
    }

    @Test
    void imagesBecomeAttachmentsAndTheSameOneIsKeptOnce() {
        String image = "<img alt=key src='data:image/png;base64,"
                + Base64.getEncoder().encodeToString(ImagesComeWithTheirDocumentTest.PIXEL) + "'>";
        String id = (String) taken("<h1>Keyboard</h1><p>Press " + image + "</p>").getFirst().get("articleId");

        String url = editor.call().get("/api/v1/articles/{id}/attachments", id).then().body("size()", equalTo(1)).extract()
                .path("[0].url");
        assertThat(newest(id)).isEqualTo("Press ![key](" + url + ")");
        assertThat(editor.call().get(url).then().statusCode(200).extract().asByteArray())
                .isEqualTo(ImagesComeWithTheirDocumentTest.PIXEL);
        assertThat(taken("<h1>Keyboard</h1><p>Press " + image + "</p>").getFirst()).containsEntry("outcome", "UNCHANGED");
        assertThat(taken("<h1>Keyboard</h1><p>Hold " + image + "</p>").getFirst()).containsEntry("outcome", "CHANGED");
        assertThat(newest(id)).isEqualTo("Hold ![key](" + url + ")");
    }

    @Test
    void addressesAreAskedForAndTheSameAgainIsCompared() throws IOException {
        AtomicReference<String> says = new AtomicReference<>("Restart it.");
        HttpServer wiki = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        wiki.createContext("/router", exchange -> {
            byte[] body = ("<h1>路由器</h1><p>" + says.get() + " <a href='/other'>more</a><img alt=led src=led.png></p>")
                    .getBytes("GBK");
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=GBK");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        wiki.createContext("/led.png", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, ImagesComeWithTheirDocumentTest.PIXEL.length);
            exchange.getResponseBody().write(ImagesComeWithTheirDocumentTest.PIXEL);
            exchange.close();
        });
        wiki.start();
        try {
            String base = "http://127.0.0.1:" + wiki.getAddress().getPort();
            List<String> urls = List.of(base + "/router#top", base + "/router", base + "/gone", "http://10.0.0.1/secret");
            List<Map<String, Object>> rows = asked(urls);

            assertThat(rows).extracting(row -> row.get("outcome")).containsExactly("CREATED", "FAILED", "FAILED");
            assertThat(rows.getFirst()).containsEntry("title", "路由器").containsEntry("place", base + "/router");
            String id = (String) rows.getFirst().get("articleId");
            assertThat(newest(id)).contains("Restart it. [more](" + base + "/other)", "![led](/api/v1/articles/" + id,
                    "<" + base + "/router>");
            editor.call().get("/api/v1/articles/{id}", id).then().body("source", equalTo(base + "/router"));
            assertThat(asked(urls.subList(0, 1)).getFirst()).containsEntry("outcome", "UNCHANGED");
            says.set("Unplug it.");
            assertThat(asked(urls.subList(0, 1)).getFirst()).containsEntry("outcome", "CHANGED").containsEntry("version", 2);
        } finally {
            wiki.stop(0);
        }
    }

    @Test
    void onlyAFewRealAddressesAreTaken() {
        for (List<String> wrong : List.of(List.<String> of(), List.of("file:///etc/passwd"), List.of("http://"),
                java.util.Collections.nCopies(201, "http://10.0.0.1/"))) {
            editor.call().body(Map.of("urls", wrong)).post("/api/v1/articles/intakes/pages").then().statusCode(400);
        }
    }

    private List<Map<String, Object>> asked(List<String> urls) {
        String id = editor.call().body(Map.of("urls", urls)).post("/api/v1/articles/intakes/pages").then().statusCode(202)
                .extract().path("id");
        return rows(id);
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
        return rows(upload(html, "owner", "desk").then().statusCode(202).extract().path("id"));
    }

    private List<Map<String, Object>> rows(String id) {
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
