package dev.zhiban.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.matchesPattern;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.zhiban.identity.Reader;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class KnowledgeFindsAndOpensTest {

    private static final Reader EMPLOYEE = new Reader(Set.of(Reader.EVERYONE));

    @Inject
    Knowledge knowledge;

    @Test
    void theRightArticleComesFirstInTheLanguageOfTheQuestion() {
        assertThat(first("在家拨 VPN 报错 809 连不上")).isEqualTo("vpn-cannot-connect");
        assertThat(first("VPN error 809 when I dial in from home")).isEqualTo("vpn-cannot-connect-en");
    }

    @Test
    void whatIsFoundCanBeOpenedAndReadWhole() {
        Passage found = knowledge.find(Search.of("VPN 809", EMPLOYEE, 3)).passages().getFirst();

        assertThat(knowledge.open(found.articleId(), found.version(), found.paragraph(), EMPLOYEE)).get()
                .extracting(Passage::text).isEqualTo(found.text());
        assertThat(knowledge.article(found.articleId(), EMPLOYEE)).extracting(Passage::paragraph)
                .contains(1, found.paragraph());
    }

    @Test
    void whoMayReadNothingFindsNothing() {
        assertThat(knowledge.find(Search.of("VPN 809", new Reader(Set.of()), 5)).passages()).isEmpty();
        assertThat(knowledge.article("vpn-cannot-connect", new Reader(Set.of("role:nobody")))).isEmpty();
        assertThat(knowledge.open("vpn-cannot-connect", 1, 1, new Reader(Set.of("role:nobody")))).isEmpty();
    }

    @Test
    void aProposalIsNotFoundUntilItIsPublished() {
        String id = knowledge.propose(new Draft("Zylonite badge reader", "en", "Hold the zylonite badge to the reader.",
                List.of("zylonite"), UUID.randomUUID(), "T-1"));

        assertThat(knowledge.find(Search.of("zylonite", EMPLOYEE, 5)).passages()).extracting(Passage::articleId)
                .doesNotContain(id);
        assertThat(knowledge.open(id, 1, 1, EMPLOYEE)).isEmpty();
    }

    @Test
    void healthTellsWhatCanBeFoundAndHow() {
        RestAssured.get("/q/health").then().statusCode(200)
                .body("checks.find { it.name == 'knowledge' }.data.passages", greaterThan(0))
                .body("checks.find { it.name == 'knowledge' }.data.vectors", in(List.of("lucene", "pgvector")))
                .body("checks.find { it.name == 'knowledge' }.data.meaning", matchesPattern("ready|building, \\d+ of \\d+"));
    }

    private String first(String question) {
        return knowledge.find(Search.of(question, EMPLOYEE, 3)).passages().getFirst().articleId();
    }
}
