package dev.zhiban.knowledge.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/// The shipped articles answer the shipped questions, with no model: a change that makes them worse fails here. Each floor
/// is below the figure that `./zhiban evaluate --knowledge knowledge-base` prints.
class RetrievalQualityTest {

    private static final Path VECTORS = Path.of("target", "evaluation-vectors.bin");

    @Test
    void findsTheRightArticleAndRefusesWhatTheBaseDoesNotHold() throws Exception {
        EvaluateAnswers.Result result = evaluate(false);

        assertThat(result.outcomes()).as("questions").hasSizeGreaterThanOrEqualTo(430);
        assertThat(result.right()).as("right article first: %s", result.table()).isGreaterThanOrEqualTo(0.90);
        assertThat(result.says()).as("quoted passages say what they must").isGreaterThanOrEqualTo(0.86);
        assertThat(result.refused()).as("out of scope refused").isGreaterThanOrEqualTo(0.85);
        assertThat(result.wrongly()).as("in scope refused").isLessThanOrEqualTo(0.10);
    }

    @Test
    void untilThereAreVectorsWordsAnswerMostAndRefuseTheRest() throws Exception {
        EvaluateAnswers.Result result = evaluate(true);

        assertThat(result.right()).as("right article first: %s", result.table()).isGreaterThanOrEqualTo(0.80);
        assertThat(result.refused()).as("out of scope refused").isGreaterThanOrEqualTo(0.85);
        assertThat(result.wrongly()).as("in scope refused").isLessThanOrEqualTo(0.16);
    }

    @Test
    void whatIsAskedNextIsUnderstoodAndSmallTalkGetsNoArticleOfTheQuestionBefore() throws Exception {
        EvaluateFollowUps.Result result = new EvaluateFollowUps(VECTORS, false, System.err).run(Path.of("knowledge-base"));

        assertThat(result.questions()).isGreaterThanOrEqualTo(220);
        assertThat(result.bot().right()).as("right article first: %s", result.table()).isGreaterThanOrEqualTo(0.87);
        assertThat(result.bot().refused()).as("off topic refused: %s", result.table()).isGreaterThanOrEqualTo(0.82);
    }

    private static EvaluateAnswers.Result evaluate(boolean wordsOnly) throws Exception {
        return new EvaluateAnswers(VECTORS, wordsOnly, System.err).run(Path.of("knowledge-base"));
    }
}
