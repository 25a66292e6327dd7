package dev.zhiban.assistant.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.zhiban.assistant.Assistant;
import dev.zhiban.assistant.FakeKnowledge;
import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Question.From;
import dev.zhiban.assistant.Question.Said;
import dev.zhiban.assistant.Reply;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;
import dev.zhiban.knowledge.Citation;

class SolvedOrNotIsAVoteOnWhatWasShownTest {

    private static final Person ASKER = new Person(new UUID(0, 9), "employee", "", Set.of(Role.EMPLOYEE), Set.of());
    private final FakeKnowledge knowledge = FakeKnowledge.small();

    @Test
    void solvedIsOneForThePassagesOfTheLastAnswerOnly() {
        say("已解决", new Reply.Next.Solved());

        assertThat(knowledge.votes).containsExactly("+vpn/3#2", "+vpn/3#4");
    }

    @ParameterizedTest
    @ValueSource(strings = { "没解决", "Not solved", "不行", "still not working" })
    void notSolvedIsOneAgainstThem(String text) {
        say(text, Reply.Next.STAY);

        assertThat(knowledge.votes).containsExactly("-vpn/3#2", "-vpn/3#4");
        assertThat(knowledge.missed).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "下一步", "这一步不行", "谢谢", "打印机不工作了怎么办" })
    void nothingElseIsAVote(String text) {
        say(text, Reply.Next.STAY);

        assertThat(knowledge.votes).isEmpty();
    }

    private void say(String text, Reply.Next next) {
        List<Said> history = List.of(said(From.EMPLOYEE, "VPN 连不上怎么办"), said(From.BOT, "A", citation(1, 1)),
                said(From.EMPLOYEE, "VPN 错误 809"), said(From.BOT, "B", citation(1, 2), citation(2, 4)),
                said(From.BOT, "Is it solved?"));
        Assistant replies = (question, progress) -> new Reply("", null, 1, List.of(), null, next);
        new Gathering(replies, knowledge).answer(new Question(new UUID(0, 1), ASKER, text, history, List.of()), null);
    }

    private static Said said(From from, String text, Citation... cited) {
        return new Said(from, text, cited.length == 0 ? null : "quoted", List.of(cited));
    }

    private static Citation citation(int n, int paragraph) {
        return new Citation(n, "vpn", 3, paragraph, "VPN", "", "");
    }
}
