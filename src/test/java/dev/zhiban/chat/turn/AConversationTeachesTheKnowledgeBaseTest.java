package dev.zhiban.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.zhiban.assistant.Answer;
import dev.zhiban.assistant.Reply;
import dev.zhiban.chat.Chatting;
import dev.zhiban.chat.ScriptedAssistant;
import dev.zhiban.chat.WithScriptedAssistant;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;
import dev.zhiban.platform.persistence.Sql;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(WithScriptedAssistant.class)
@WithTestResource(EmbeddedDatabaseForTests.class)
class AConversationTeachesTheKnowledgeBaseTest {

    @Inject
    ScriptedAssistant assistant;
    @Inject
    Sql sql;

    @AfterEach
    void asBefore() {
        assistant.repeatQuestions();
    }

    @Test
    void whatTheAgentSaidIsKeptWhenTheTicketIsResolved() {
        Chatting asks = Chatting.as("employee");
        Chatting agent = Chatting.as("agent");
        String id = asks.open();
        asks.send(id, "1", "扫描仪坏了").then().statusCode(201);
        asks.answerTo(id, 1);
        String ticket = asks.step(id, "handoff").then().statusCode(200).extract().path("ticket");
        agent.step(id, "takeover").then().statusCode(200);
        agent.send(id, "a1", "请拔掉电源再插上").then().statusCode(201);
        agent.call().body(Map.of("how", "已处理")).post("/api/v1/tickets/{number}/resolve", ticket).then().statusCode(200);

        assertThat(sql.list("select answer from missed_answer where conversation = ?", row -> row.getString(1),
                UUID.fromString(id))).containsExactly("请拔掉电源再插上");
        agent.call().post("/api/v1/tickets/{number}/propose", ticket).then().statusCode(201);
    }

    @Test
    void aBadRatingIsGatheredAndAGoodOneIsNot() {
        Chatting asks = Chatting.as("employee");
        for (int score : new int[] { 5, 1 }) {
            String id = asks.open();
            asks.send(id, "1", "投影仪没有画面").then().statusCode(201);
            asks.answerTo(id, 1);
            asks.call().body(Map.of("score", score)).post("/api/v1/conversations/{id}/rating", id).then().statusCode(204);
            assertThat(sql.list("select why from missed_question where conversation = ?", row -> row.getString(1),
                    UUID.fromString(id))).isEqualTo(score == 1 ? List.of("badly-rated") : List.of());
        }
        Chatting.as("lead").call().get("/api/v1/knowledge/missed").then().statusCode(200).body("items.question",
                hasItem("投影仪没有画面"));
    }

    @Test
    void aVoteGoesToThePassagesOfTheMessage() {
        Citation citation = new Citation(1, "vpn", 3, 2, "VPN", "…", "/knowledge/vpn/3#p2");
        assistant.follow((question, progress) -> new Reply("[1]", new Answer.Quoted(List.of(), List.of(citation)), 0.9,
                List.of(), null, Reply.Next.STAY));
        Chatting asks = Chatting.as("employee");
        String id = asks.open();
        asks.send(id, "1", "VPN?").then().statusCode(201);
        Number seq = (Number) asks.answerTo(id, 1).get("seq");

        asks.call().body(Map.of("helpful", false)).post("/api/v1/conversations/{id}/messages/{seq}/vote", id, seq).then()
                .statusCode(204);
        asks.call().body(Map.of("helpful", true)).post("/api/v1/conversations/{id}/messages/1/vote", id).then().statusCode(409)
                .body("type", equalTo("urn:zhiban:problem:nothing-to-vote-on"));
        Chatting.as("agent").call().body(Map.of("helpful", true))
                .post("/api/v1/conversations/{id}/messages/{seq}/vote", id, seq).then().statusCode(403);

        assertThat(sql.list("select version, paragraph, helpful from article_vote where article_id = 'vpn'",
                row -> row.getInt(1) + "/" + row.getInt(2) + " " + row.getBoolean(3))).containsExactly("3/2 false");
    }
}
