package dev.zhiban.knowledge.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.zhiban.knowledge.keyword.Entry;
import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.keyword.Language;

class SolvingSectionsComeFirstTest {

    private static final Scope ALL = new Scope(Set.of("everyone"), null);

    @ParameterizedTest
    @ValueSource(strings = { "蓝屏：什么时候找服务台", "退信什么时候找服务台", "处理 › 何时联系管理员", "Printer offline: when to call the service desk",
            "When to contact support", "Contact the service desk", "联系服务台" })
    void aSectionThatSaysWhenToCallIsKnownByItsHeading(String heading) {
        assertThat(CallForHelp.isHeading(heading)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "蓝屏先记下停止代码", "联系人同步失败", "什么时候会自动重启", "IT 支持的共享邮箱", "Support for dual monitors",
            "When the printer is offline", "什么时候找服务台 › 先试这几步", "Calls drop after a minute" })
    void othersAreNot(String heading) {
        assertThat(CallForHelp.isHeading(heading)).isFalse();
    }

    @Test
    void theStepsLeadEvenWhereTheCallRepeatsTheQuestion() throws IOException {
        assertThat(first("打印机脱机")).isEqualTo("取消脱机使用");
    }

    @Test
    void whoAsksWhenToCallIsToldThat() throws IOException {
        assertThat(first("打印机脱机什么时候找服务台")).isEqualTo("打印机脱机：什么时候找服务台");
    }

    private static String first(String question) throws IOException {
        try (KeywordIndex index = KeywordIndex.open(new ByteBuffersDirectory(), Language.words())) {
            index.replace("offline", List.of(section(1, "取消脱机使用", "打开打印队列，取消勾选。"),
                    section(2, "打印机脱机：什么时候找服务台", "打印机脱机，打印机仍脱机，就找服务台。")));
            index.commit("1");
            HybridRetriever retriever = new HybridRetriever(index, (text, scope, limit) -> VectorLeg.Near.NOTHING,
                    Language.words(), Synonyms.NONE);
            return retriever.search(question, null, ALL, 3).passages().getFirst().passage().heading();
        }
    }

    private static Entry section(int paragraph, String heading, String text) {
        return new Entry(new PassageText(new PassageId("offline", 1, paragraph), "offline", "打印机显示脱机", List.of(), heading, text,
                "zh"), Set.of("everyone"));
    }
}
