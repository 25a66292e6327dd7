package dev.zhiban.chat.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.zhiban.chat.Chatting;
import dev.zhiban.chat.WithScriptedAssistant;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(WithScriptedAssistant.class)
@WithTestResource(EmbeddedDatabaseForTests.class)
class UploadedLogIsExplainedTest {

    private static final byte[] LOG = "2026-11-22 10:00:00 INFO one\n2026-11-22 10:00:01 ERROR two\n"
            .repeat(60_000).getBytes(StandardCharsets.UTF_8);

    @TestHTTPResource("/")
    URI base;

    private Chatting employee;

    @BeforeEach
    void signIn() {
        employee = Chatting.as("employee");
    }

    @Test
    void theBotsNextMessageCarriesTheExplanationAndTheOriginalComesBack() {
        String id = employee.open();
        Response kept = upload(id, "k1", "app one.log", LOG);
        kept.then().statusCode(201).body("seq", equalTo(1)).body("attachment.name", equalTo("app one.log"))
                .body("attachment.size", equalTo(LOG.length)).body("attachment.mediaType", equalTo("text/plain"));
        Map<String, Object> answer = employee.answerTo(id, 1);
        assertThat(answer.get("explanation")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("lines", 120_000);

        Response original = employee.call().get(kept.<String> path("attachment.url"));
        original.then().statusCode(200).header("Content-Disposition", startsWith("attachment;"))
                .header("Content-Disposition", containsString("filename*=UTF-8''app%20"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
        assertThat(original.asByteArray()).isEqualTo(LOG);
        Chatting.as("editor").call().get(kept.<String> path("attachment.url")).then().statusCode(404);
        upload(id, "k1", "app one.log", LOG).then().statusCode(200).body("seq", equalTo(1))
                .body("attachment.id", equalTo(kept.path("attachment.id")));
    }

    @Test
    void theLogWithinAZipIsExplained() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("logs/app.log"));
            zip.write(LOG, 0, 290);
        }
        String id = employee.open();
        upload(id, "k1", "logs.zip", bytes.toByteArray()).then().statusCode(201);
        Map<String, Object> answer = employee.answerTo(id, 1);
        assertThat(answer.get("explanation")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("lines", 10);
    }

    /// As browsers send it: UTF-8, and a path where they are old.
    @Test
    void aChineseNameIsKept() throws Exception {
        String id = employee.open();
        String body = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\\\tmp\\\\应用 日志.log\"\r\n"
                + "Content-Type: text/plain\r\n\r\na line\r\n--part--\r\n";
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/api/v1/conversations/" + id + "/attachments"))
                .header("Authorization", "Bearer " + employee.token())
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        }
        assertThat(employee.messages(id).getFirst().get("attachment"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP).containsEntry("name", "应用 日志.log");
    }

    @Test
    void aFileThatIsNotKeptSaysWhy() {
        String id = employee.open();
        upload(id, "k1", "tool.exe", new byte[] { 'M', 'Z', 0, 0 }).then().statusCode(415)
                .body("type", equalTo("urn:zhiban:problem:upload-kind"));
        RestAssured.given().auth().oauth2(employee.token()).multiPart("other", "x")
                .post("/api/v1/conversations/{id}/attachments", id).then().statusCode(400);
        assertThat(employee.messages(id)).isEmpty();
    }

    private Response upload(String id, String clientId, String name, byte[] content) {
        return RestAssured.given().auth().oauth2(employee.token())
                .multiPart("file", name, content)
                .multiPart("clientId", clientId).post("/api/v1/conversations/{id}/attachments", id);
    }
}
