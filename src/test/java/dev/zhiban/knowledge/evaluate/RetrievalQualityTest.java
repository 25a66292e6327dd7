package dev.zhiban.knowledge.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the product promises about its own knowledge base, with no model that writes.
class RetrievalQualityTest {

    private static EvaluateAnswers.Result result;

    @BeforeAll
    static void ask() throws IOException {
        result = new EvaluateAnswers(Path.of("target", "knowledge-base.vectors"), System.err).run(Path.of("knowledge-base"));
        System.out.println(result.table());
    }

    @Test
    void theRightArticleComesFirst() {
        assertThat(result.right()).isGreaterThanOrEqualTo(0.89);
    }

    @Test
    void whatItQuotesSaysWhatItMust() {
        assertThat(result.says()).isGreaterThanOrEqualTo(0.83);
    }

    @Test
    void whatItCannotAnswerIsRefused() {
        assertThat(result.refused()).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void whatItCanAnswerIsNotRefused() {
        assertThat(result.wrongly()).isLessThanOrEqualTo(0.10);
    }
}
