package dev.zhiban.knowledge.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.zhiban.knowledge.retrieve.HybridRetriever;
import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.PassageText;
import dev.zhiban.knowledge.retrieve.Retrieval;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Synonyms;
import dev.zhiban.knowledge.retrieve.VectorLeg;

class AnyQuestionIsSearchedTest {

    private static final Scope ALL = new Scope(Set.of("everyone"), null);

    private KeywordIndex index;
    private HybridRetriever retriever;

    @BeforeEach
    void twoArticles() throws IOException {
        index = KeywordIndex.open(new ByteBuffersDirectory(), Language.words());
        index.replace("mail", List.of(entry("mail", "邮箱满了怎么办", "删除大附件。错误 5.7.1 表示没有权限。", "everyone")));
        index.replace("server", List.of(entry("server", "服务器重启步骤", "zylonite", "role:agent")));
        index.commit("1");
        retriever = new HybridRetriever(index, (question, scope, limit) -> VectorLeg.Near.NOTHING, Language.words(),
                Synonyms.of(List.of("邮箱, mailbox, 电子邮箱  # mail", "# nothing"), Language.words()));
    }

    static List<String> questions() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            log.append("2026-11-22 10:00:").append(i).append(" ERROR [pool-").append(i).append("] c.e.Order").append(i)
                    .append(": 5.7.1 request ").append(i * 7919).append(" failed\n");
        }
        return List.of(log.toString(), "邮箱".repeat(5_000), "😀🎉👨‍👩‍👧 5.7.1", "*:* OR title:[a TO z] \"邮箱~ +-!(){}^?",
                " 邮箱 ", "邮箱\u0000",
                "a.*".repeat(10_000) + " 5.7.1", "mailbox \uD800");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void whateverItContainsItIsAnsweredAndNotParsed(String question) {
        assertThat(first(question)).isEqualTo("mail");
    }

    @Test
    void nothingIsFoundForNothing() {
        assertThat(retriever.search(" \n", null, ALL, 5).passages()).isEmpty();
        assertThat(retriever.search("😀", null, ALL, 5).passages()).isEmpty();
    }

    @Test
    void synonymsFindAndOwnWordsFindMore() {
        assertThat(first("my mailbox")).isEqualTo("mail");
        assertThat(first("both mailboxes")).isEqualTo("mail");
        assertThat(first("電子郵箱")).isEqualTo("mail");
    }

    @Test
    void whatTheReaderMayNotReadIsNeitherFoundNorRead() {
        assertThat(retriever.search("zylonite", null, ALL, 5).passages()).isEmpty();
        assertThat(index.read(ALL, List.of(new PassageId("server", 1, 1)))).isEmpty();
        assertThat(retriever.search("zylonite", null, new Scope(Set.of("role:agent"), null), 5).passages()).hasSize(1);
    }

    private String first(String question) {
        Retrieval found = retriever.search(question, null, ALL, 3);
        return found.passages().getFirst().passage().id().article();
    }

    private static Entry entry(String id, String title, String text, String audience) {
        return new Entry(new PassageText(new PassageId(id, 1, 1), id, title, List.of(), "", text, "zh"), Set.of(audience));
    }
}
