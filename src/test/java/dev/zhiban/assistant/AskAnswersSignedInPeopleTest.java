package dev.zhiban.assistant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.zhiban.assistant.Reply.Next;
import dev.zhiban.assistant.memory.Memory;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class AskAnswersSignedInPeopleTest {

    @Inject
    Memory memory;

    @Test
    void nobodyIsAskedToSignIn() {
        given().contentType(ContentType.JSON).body("{\"text\":\"VPN\"}").post("/api/v1/ask").then().statusCode(401);
    }

    @Test
    void anAnswerHasTheShapeOfTheContract() {
        ValidatableResponse answer = ask("{\"text\":\"你好\"}").statusCode(200);

        answer.body("citations", equalTo(List.of())).body("confidence", equalTo(1.0f));
        assertThat(answer.extract().body().jsonPath().getString("text")).contains("值班助手");
    }

    @Test
    void withoutEvidenceItSaysSo() {
        ask("{\"text\":\"食堂今天中午有什么菜\"}").statusCode(200).body("answer", equalTo("unknown"));
    }

    @Test
    void aQuestionIsNeededAndMayNotBeEndless() {
        ask("{}").statusCode(400).body("type", org.hamcrest.Matchers.endsWith("text-missing"));
        ask("{\"text\":\"" + "a".repeat(20_001) + "\"}").statusCode(400);
        ask("{\"text\":\"a\\u0000b\"}").statusCode(400);
    }

    @Test
    void theHealthPageNamesTheModelAndNoSecret() {
        given().get("/q/health").then().statusCode(200).body("checks.name", hasItem("model"))
                .body("checks.find { it.name == 'model' }.data.model", equalTo("none"));
    }

    @Test
    void theLatestTurnsAreRememberedMaskedAndOnce() {
        UUID conversation = UUID.randomUUID();
        Person asker = new Person(UUID.randomUUID(), "employee", "E", Set.of(Role.EMPLOYEE), Set.of());
        for (int i = 0; i < 9; i++) {
            Question question = new Question(conversation, asker, "问题 " + i + " 手机 13812345678", List.of(), List.of());
            Reply reply = new Reply("回答 " + i, new Answer.Unknown(""), 0, List.of(), null, Next.STAY);
            memory.remember(question, reply);
            memory.remember(question, reply);
        }

        List<Memory.Turn> turns = memory.of(conversation);
        assertThat(turns).extracting(Memory.Turn::reply).containsExactly("回答 6", "回答 7", "回答 8");
        assertThat(turns).noneMatch(turn -> turn.question().contains("13812345678"));
        assertThat(memory.of(UUID.randomUUID())).isEmpty();
    }

    private static ValidatableResponse ask(String body) {
        String token = given().contentType(ContentType.JSON).body("{\"username\":\"employee\",\"password\":\"employee\"}")
                .post("/api/v1/session").then().statusCode(200).extract().path("token");
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token).body(body)
                .post("/api/v1/ask").then();
    }
}
