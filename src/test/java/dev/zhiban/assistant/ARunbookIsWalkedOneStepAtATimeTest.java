package dev.zhiban.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.zhiban.assistant.Reply.QuickReply;
import dev.zhiban.identity.Reader;

class ARunbookIsWalkedOneStepAtATimeTest {

    private final FakeKnowledge knowledge = FakeKnowledge.small().with("badge-runbook", "门禁读卡器离线", "zh",
            Set.of(Reader.EVERYONE),
            "门禁读卡器离线的处理步骤\n1. 断电三十秒。\n   > 这一步不行：改用备用电源。\n2. 看指示灯是否变绿。\n3. 刷卡测试。",
            "门禁读卡器离线：其他步骤\n1. 完全无关的一步。\n2. 另一步。");
    private final Talk talk = new Talk(knowledge,
            (question, asked, lang, passages, progress) -> new dev.zhiban.assistant.generate.Writer.Written.NoModel());

    @Test
    void eachStepComesAloneUntilTheLastOne() {
        knowledge.runbooks.add("badge-runbook");
        Reply quoted = talk.say("门禁读卡器离线的处理步骤");
        assertThat(quoted.quickReplies().getFirst().label()).isEqualTo("一步一步来");

        Reply first = talk.say("一步一步来");
        assertThat(first.text()).contains("第 1 步", "断电三十秒").doesNotContain("备用电源", "指示灯");
        assertThat(first.quickReplies()).extracting(QuickReply::label).containsExactly("下一步", "这一步不行", "转人工");
        assertThat(talk.say("下一步").text()).contains("第 2 步", "指示灯").doesNotContain("断电");
        Reply last = talk.say("好了，下一步");
        assertThat(last.text()).contains("第 3 步", "刷卡测试");
        assertThat(last.quickReplies()).extracting(QuickReply::act).containsExactly("solved", "not-solved", "person");
        assertThat(talk.say("下一步").text()).contains("步骤到这里就完了");
    }

    @Test
    void aStepThatFailsSaysWhatToDoThenAndTheWalkGoesOn() {
        talk.say("门禁读卡器离线的处理步骤");
        talk.say("下一步");

        Reply failed = talk.say("这一步不行");

        assertThat(failed.text()).contains("第 1 步", "改用备用电源").doesNotContain("三十秒");
        assertThat(talk.say("下一步").text()).contains("第 2 步");
        Reply none = talk.say("这一步不行");
        assertThat(none.text()).doesNotContain("第 2 步");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Next step", "next", "step by step", "ok, next step please", "下一步呢", "继续下一步" })
    void peopleSayItInManyWays(String words) {
        talk.say("门禁读卡器离线的处理步骤");

        assertThat(talk.say(words).answer()).isInstanceOf(Answer.Quoted.class).extracting(Answer::cited)
                .extracting(List::getFirst).extracting("quote").isEqualTo("1. 断电三十秒。");
    }

    @Test
    void anArticleThatIsNoRunbookOffersNoWalk() {
        Reply quoted = talk.say("门禁读卡器离线的处理步骤");

        assertThat(quoted.quickReplies()).extracting(QuickReply::act).containsExactly("solved", "not-solved", "person");
    }
}
