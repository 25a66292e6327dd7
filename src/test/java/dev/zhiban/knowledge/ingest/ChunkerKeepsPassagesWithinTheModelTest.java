package dev.zhiban.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class ChunkerKeepsPassagesWithinTheModelTest {

    private final Chunker chunker = new Chunker();

    @Test
    void eachHeadingBeginsAPassage() {
        List<Section> sections = chunker.sections("Intro.\n\n## One\n1. a\n2. b\n\n### Deeper\ntext\n\n## Two\nend");

        assertThat(sections).extracting(Section::heading).containsExactly("", "One", "One › Deeper", "Two");
        assertThat(sections.get(1).text()).isEqualTo("1. a\n2. b");
    }

    @Test
    void aHashInsideCodeIsNoHeading() {
        assertThat(chunker.sections("## One\n```sh\n# comment\nls\n```\nafter")).extracting(Section::heading)
                .containsExactly("One");
    }

    @Test
    void longTextIsCutBetweenSentencesAndNothingIsLost() {
        String sentence = "打印机卡纸的时候先关掉电源再打开后盖检查。";

        List<Section> sections = chunker.sections("## 卡纸\n" + sentence.repeat(100));

        assertThat(sections).hasSizeGreaterThan(4).allMatch(s -> Tokens.estimate(s.text()) <= Chunker.MOST_TOKENS);
        assertThat(sections).allMatch(s -> s.text().endsWith("。") && s.heading().equals("卡纸"));
        assertThat(String.join("", sections.stream().map(Section::text).toList())).isEqualTo(sentence.repeat(100));
    }

    @Test
    void longCodeKeepsItsFence() {
        List<Section> sections = chunker.sections("```sh\n" + "echo some words here\n".repeat(200) + "```");

        assertThat(sections).hasSizeGreaterThan(1)
                .allMatch(s -> s.text().startsWith("```sh\n") && s.text().endsWith("\n```"));
    }

    @Test
    void aLineWithoutEndIsCutAnyway() {
        assertThat(chunker.sections("x".repeat(50_000))).allMatch(s -> Tokens.estimate(s.text()) <= Chunker.MOST_TOKENS);
    }
}
