package dev.zhiban.knowledge.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.ingest.Section;

class ArticlesThatDisagreeAreFoundTest {

    private static final String QUESTION = "How long is the account locked?";

    @Test
    void theSameQuestionWithOtherNumbersIsAContradiction() {
        List<Finding> found = Likeness.contradictions(List.of(
                article("a", "a", "1. Wait 15 minutes.\n2. Sign in."), article("b", "b", "1. Wait 30 minutes.\n2. Sign in.")));

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.CONTRADICTION);
            assertThat(finding.detail()).endsWith("15 / 30");
        });
    }

    @Test
    void theSameQuestionWithOtherStepsIsAContradiction() {
        assertThat(Likeness.contradictions(List.of(article("a", "a", "1. Open the portal.\n2. Press unlock."),
                article("b", "b", "1. Call the desk.\n2. Show your badge.")))).hasSize(1);
    }

    @Test
    void agreeingArticlesAndTranslationsAreNone() {
        assertThat(Likeness.contradictions(List.of(article("a", "a", "Wait 15 minutes."), article("b", "b", "15 minutes."))))
                .isEmpty();
        assertThat(Likeness.contradictions(List.of(article("a", "a", "Wait 15 minutes."), article("b", "a", "30 minutes."))))
                .isEmpty();
    }

    @Test
    void twoArticlesWithTheSameWordsAreOneTooMany() {
        assertThat(Likeness.duplicates(List.of(article("a", "a", "Wait 15 minutes and sign in."),
                article("b", "b", "Sign in and wait 15 minutes."), article("c", "c", "Ask for a phone. Charge its battery."))))
                .extracting(Finding::articleId, Finding::other).containsExactly(org.assertj.core.groups.Tuple.tuple("a", "b"));
    }

    @Test
    void linksAreReadAsMarkdownReadsThem() {
        String markdown = "[a](/knowledge/vpn/2#p1) [b](../network/dns.md) ![c](/api/v1/articles/x/attachments/"
                + "00000000-0000-0000-0000-000000000001) `[no](/knowledge/code)` <https://example.com/x>";

        assertThat(Links.in(markdown)).hasSize(4);
        assertThat(Links.in(markdown).stream().map(Links::article).flatMap(java.util.Optional::stream)).containsExactly("vpn",
                "dns");
        assertThat(Links.in(markdown).stream().filter(Links::leadsOutside)).containsExactly("https://example.com/x");
    }

    private static PublishedArticle article(String id, String family, String text) {
        return new PublishedArticle(id, 1, family, "Locked", List.of(QUESTION), "en", Set.of("everyone"),
                List.of(new Section("Account locked", text)));
    }
}
