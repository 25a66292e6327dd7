package dev.zhiban.knowledge.missed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.Draft;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.knowledge.Missed;
import dev.zhiban.knowledge.Missed.Why;
import dev.zhiban.knowledge.Passage;
import dev.zhiban.knowledge.Search;
import dev.zhiban.knowledge.article.Writing;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;
import dev.zhiban.platform.text.Lang;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class MissedQuestionsBecomeDraftsTest {

    @Inject
    Knowledge knowledge;

    private final Writing editor = Writing.as("editor");
    private final Writing lead = Writing.as("lead");

    @Test
    void whatCostsTheMostPeopleComesFirstWithItsConversations() {
        UUID first = missed("The wombat terminal shows error W-881 after login");
        missed("wombat terminal error W-881 after login");
        UUID third = missed("wombat terminal: error W-881 after login!");
        UUID alone = UUID.randomUUID();
        for (int i = 0; i < 4; i++) {
            knowledge.missed(new Missed(Why.NOT_SOLVED, "Where is the llama lounge?", Lang.EN, alone, new UUID(7, 7)));
        }

        String wombat = "items.find { it.questions.any { it.contains('wombat') } }";
        lead.call().get("/api/v1/knowledge/missed").then().statusCode(200).body(wombat + ".people", equalTo(3))
                .body(wombat + ".why.unanswered", equalTo(3)).body(wombat + ".conversations", hasItem(first.toString()))
                .body("items.find { it.question.contains('llama') }.times", equalTo(1));
        List<Integer> people = lead.call().get("/api/v1/knowledge/missed").then().extract().path("items.people");
        assertThat(people).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        editor.call().get("/api/v1/knowledge/missed").then().body(wombat + ".people", equalTo(3))
                .body(wombat + ".conversations", hasSize(0));

        knowledge.solved(third, "Hello\nUnplug the wombat terminal.\nCall me at 13812345678", UUID.randomUUID());
        Number id = editor.call().get("/api/v1/knowledge/missed").then().body(wombat + ".answered", equalTo(true)).extract()
                .path(wombat + ".id");
        String article = editor.call().body(Map.of("asNew", true)).post("/api/v1/knowledge/missed/{id}/draft", id).then()
                .statusCode(201).extract().path("articleId");
        editor.call().get("/api/v1/articles/{id}", article).then().body("state", equalTo("draft"))
                .body("markdown", containsString("1. Unplug the wombat terminal.\n2. Call me at <PHONE-"))
                .body("questions", hasSize(3));
        editor.call().get("/api/v1/knowledge/missed").then().body("items.question", not(hasItem(containsString("wombat"))));
        Number llama = editor.call().get("/api/v1/knowledge/missed").then().extract()
                .path("items.find { it.question.contains('llama') }.id");
        editor.call().body(Map.of("why", "No IT matter.")).post("/api/v1/knowledge/missed/{id}/dismiss", llama).then()
                .statusCode(204);
        editor.call().body(Map.of()).post("/api/v1/knowledge/missed/{id}/draft", llama).then().statusCode(404);
    }

    @Test
    void whatAnArticleIsAboutAlreadyBecomesAChangeOfIt() {
        String question = "VPN error 809 when I dial in from home";
        assertThat(knowledge.find(Search.of(question, new Reader(java.util.Set.of("everyone")), 1)).confidence())
                .isGreaterThan(0.8);
        missed(question);
        Number id = editor.call().get("/api/v1/knowledge/missed").then().extract()
                .path("items.find { it.question.contains('809') }.id");
        String similar = editor.call().body(Map.of()).post("/api/v1/knowledge/missed/{id}/draft", id).then().statusCode(409)
                .body("type", equalTo("urn:zhiban:problem:similar-article")).extract().path("articleId");
        assertThat(similar).startsWith("vpn-cannot-connect");
        editor.call().body(Map.of("into", similar)).post("/api/v1/knowledge/missed/{id}/draft", id).then().statusCode(201)
                .body("articleId", equalTo(similar));

        String proposed = knowledge.propose(new Draft(question, "en", "Use the hotspot.", List.of(question), UUID.randomUUID(),
                "ZB-1"));
        assertThat(proposed).startsWith("vpn-cannot-connect");
        editor.call().queryParam("state", "review").get("/api/v1/articles").then().body("items.id", hasItem(proposed));
    }

    @Test
    void aVoteBelongsToThePassageAndNeverChangesTheOrder() {
        Reader everyone = new Reader(java.util.Set.of("everyone"));
        List<Passage> before = knowledge.find(Search.of("printer paper jam", everyone, 5)).passages();
        Writing employee = Writing.as("employee");
        Passage first = before.getFirst();
        for (boolean helpful : new boolean[] { true, false }) {
            employee.call().body(Map.of("paragraph", first.paragraph(), "helpful", helpful))
                    .post("/api/v1/articles/{id}/versions/{v}/votes", first.articleId(), first.version()).then()
                    .statusCode(204);
        }
        employee.call().body(Map.of("paragraph", 999, "helpful", true))
                .post("/api/v1/articles/{id}/versions/{v}/votes", first.articleId(), first.version()).then().statusCode(404);
        editor.call().get("/api/v1/articles/{id}/votes", first.articleId()).then().body("[0].notHelpful", equalTo(1))
                .body("[0].helpful", equalTo(0)).body("[0].version", equalTo(first.version()));
        assertThat(knowledge.find(Search.of("printer paper jam", everyone, 5)).passages()).isEqualTo(before);
    }

    private UUID missed(String question) {
        UUID conversation = UUID.randomUUID();
        knowledge.missed(new Missed(Why.UNANSWERED, question, Lang.EN, conversation, UUID.randomUUID()));
        return conversation;
    }
}
