package dev.zhiban.knowledge.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/// The shipped articles answer the shipped questions, with no model: a change that makes them worse fails here. Each floor
/// is below the figure that `./zhiban evaluate --knowledge knowledge-base` prints.
class RetrievalQualityTest {

    @Test
    void findsTheRightArticleAndRefusesWhatTheBaseDoesNotHold() throws Exception {
        EvaluateAnswers.Result result = new EvaluateAnswers(Path.of("target", "evaluation-vectors.bin"), false, System.err)
                .run(Path.of("knowledge-base"));

        assertThat(result.outcomes()).as("questions").hasSizeGreaterThanOrEqualTo(120);
        assertThat(result.right()).as("right article first: %s", result.table()).isGreaterThanOrEqualTo(0.89);
        assertThat(result.says()).as("quoted passages say what they must").isGreaterThanOrEqualTo(0.83);
        assertThat(result.refused()).as("out of scope refused").isGreaterThanOrEqualTo(0.85);
        assertThat(result.wrongly()).as("in scope refused").isLessThanOrEqualTo(0.10);
    }
}
