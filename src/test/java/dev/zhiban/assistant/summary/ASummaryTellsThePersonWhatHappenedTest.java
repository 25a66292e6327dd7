package dev.zhiban.assistant.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.zhiban.assistant.Summary;
import dev.zhiban.assistant.Talk;
import dev.zhiban.desk.Handoff.Level;
import dev.zhiban.desk.Handoff.Tried;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.platform.privacy.Redacted;

class ASummaryTellsThePersonWhatHappenedTest {

    private final Talk talk = Talk.withoutAModel();

    @Test
    void whatWasAskedTriedAndCitedIsThere() {
        talk.say("在家 VPN 连不上，报错 809，我的手机 13812345678");
        talk.say("还是不行");
        Summary summary = of("转人工");

        assertThat(summary.title()).isEqualTo("在家 VPN 连不上，报错 809，我的手机 <PHONE-0a1b2c>");
        assertThat(summary.summary()).contains("员工说", "《VPN 连不上怎么办》").doesNotContain("13812345678");
        assertThat(summary.category()).isEqualTo("network");
        assertThat(summary.tried()).extracting(Tried::outcome).containsExactly("not-solved", "no-reaction");
        assertThat(summary.tried()).extracting(Tried::question).last().asString().endsWith(" › 还是不行");
        assertThat(summary.tried()).extracting(Tried::offered).noneMatch(offered -> offered.contains("*"))
                .noneMatch(offered -> offered.startsWith("以下是"));
        assertThat(summary.citations()).extracting(Citation::articleId).contains("vpn-cannot-connect");
        assertThat(summary.lang()).isEqualTo("zh");
    }

    @Test
    void theLogsFindingsAreThere() {
        talk.upload("app.log", Talk.outOfMemory(100));
        Summary summary = of("talk to a person");

        assertThat(summary.logFindings()).hasSize(2).first().asString().contains("lines 4, 7, 9");
        assertThat(summary.title()).contains("Java heap exhausted");
        assertThat(summary.category()).isEqualTo("server");
    }

    @Test
    void aQuestionThatTheLogAnsweredIsNotTheMatter() {
        talk.say("our shop crashes when people pay, JVM runs out of memory");
        talk.upload("app.log", Talk.outOfMemory(100));
        talk.say("when did the first error appear?");
        Summary summary = of("talk to a person");

        assertThat(summary.title()).startsWith("our shop crashes");
    }

    @Test
    void wordsSayHowBadItIs() {
        assertThat(of("全公司都上不了网，老板在催").impact()).isEqualTo(Level.HIGH);
        assertThat(of("全公司都上不了网，老板在催").urgency()).isEqualTo(Level.HIGH);
        assertThat(of("我们部门的打印机坏了").impact()).isEqualTo(Level.MEDIUM);
        assertThat(of("my mouse is broken, no rush").urgency()).isEqualTo(Level.LOW);
        assertThat(of("my mouse is broken").impact()).isEqualTo(Level.LOW);
        assertThat(of("the deadline is today and outlook will not send").urgency()).isEqualTo(Level.HIGH);
        assertThat(of("the deadline is today and outlook will not send").category()).isEqualTo("mail");
    }

    @Test
    void nothingSaidIsNoTrouble() {
        assertThat(of("转人工").title()).isEqualTo("请求人工协助");
        assertThat(of("").category()).isEqualTo("other");
    }

    private Summary of(String text) {
        return new FromTheConversation(talk.knowledge,
                it -> new Redacted(it.replaceAll("1[3-9]\\d{9}", "<PHONE-0a1b2c>"), Map.of())).of(talk.question(text));
    }
}
