package dev.zhiban.knowledge.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongQuestionsAreReadAtBothEndsTest {

    @Test
    void whatIsShortStaysAsItIs() {
        assertThat(BothEnds.of("邮箱密码忘了", 8_000)).isEqualTo("邮箱密码忘了");
        assertThat(BothEnds.ofTokens("How do I reset the password of my mailbox?", 256))
                .isEqualTo("How do I reset the password of my mailbox?");
        assertThat(BothEnds.ofTokens("", 256)).isEmpty();
    }

    @Test
    void ofALogThatIsPastedWhatStandsAboveAndBelowItIsRead() {
        String pasted = "订单服务一直报错\n" + "2026-11-22 10:00:00 ERROR connection refused\n".repeat(2_000) + "这是什么原因";
        assertThat(BothEnds.of(pasted, 8_000)).startsWith("订单服务").endsWith("什么原因").hasSizeBetween(7_990, 8_001);
        assertThat(BothEnds.ofTokens(pasted, 256)).startsWith("订单服务").endsWith("什么原因").hasSizeLessThan(1_000);
    }

    @Test
    void noSignIsCutInTwo() {
        String smiles = "😀".repeat(501);
        for (int most = 500; most < 504; most++) {
            assertThat(BothEnds.of(smiles, most).codePoints().filter(c -> c == ' ' || c == "😀".codePointAt(0)).count())
                    .isEqualTo(BothEnds.of(smiles, most).codePoints().count());
        }
        assertThat(BothEnds.ofTokens(smiles, 7).replace("😀", "")).isEqualTo(" ");
    }

    @Test
    void ideographsCountWholeAndWordsByTheirParts() {
        assertThat(BothEnds.ofTokens("邮".repeat(300), 256)).hasSize(257);
        assertThat(BothEnds.ofTokens("mail ".repeat(190), 256)).hasSize(950);
    }
}
