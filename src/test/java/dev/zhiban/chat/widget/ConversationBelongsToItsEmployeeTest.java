package dev.zhiban.chat.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.zhiban.chat.Chatting;
import dev.zhiban.chat.WithScriptedAssistant;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

@QuarkusTest
@TestProfile(WithScriptedAssistant.class)
@WithTestResource(EmbeddedDatabaseForTests.class)
class ConversationBelongsToItsEmployeeTest {

    @Test
    void notYoursAndNotThereLookAlike() {
        String id = Chatting.as("employee").open();
        Chatting editor = Chatting.as("editor");
        String notYours = editor.call().get("/api/v1/conversations/{id}", id).then().statusCode(404).extract().asString();
        String notThere = editor.call().get("/api/v1/conversations/{id}", UUID.randomUUID()).then().statusCode(404)
                .extract().asString();
        assertThat(notYours).isEqualTo(notThere);
        editor.call().get("/api/v1/conversations/{id}", "no-uuid").then().statusCode(404);
        editor.read(id, 0, 0).then().statusCode(404);
        editor.send(id, "1", "hello").then().statusCode(404);
        editor.step(id, "handoff").then().statusCode(404);
        editor.step(id, "close").then().statusCode(404);
        editor.step(id, "stop").then().statusCode(404);
        editor.step(id, "takeover").then().statusCode(403);
        editor.call().body(Map.of("score", 5)).post("/api/v1/conversations/{id}/rating", id).then().statusCode(404);
        editor.call().get("/api/v1/conversations/{id}/attachments/{a}", id, UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void theDeskSeesItAndAdminsAndAuditorsOnlyRead() {
        String id = Chatting.as("employee").open();
        for (String reader : new String[] { "agent", "lead", "admin", "auditor" }) {
            Chatting.as(reader).read(id, 0, 0).then().statusCode(200);
        }
        Chatting.as("admin").send(id, "1", "hello").then().statusCode(403);
        Chatting.as("auditor").step(id, "close").then().statusCode(403);
        Chatting.as("agent").call().body(Map.of("score", 5)).post("/api/v1/conversations/{id}/rating", id)
                .then().statusCode(403);
    }

    @Test
    void nobodyIsLetInWithoutASession() {
        String id = Chatting.as("employee").open();
        RestAssured.given().get("/api/v1/conversations/{id}/messages", id).then().statusCode(401);
        RestAssured.given().post("/api/v1/conversations").then().statusCode(401);
    }
}
