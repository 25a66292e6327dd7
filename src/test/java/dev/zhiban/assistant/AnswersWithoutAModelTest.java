package dev.zhiban.assistant;

import static dev.zhiban.assistant.Talk.cited;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.zhiban.assistant.Reply.Next;
import dev.zhiban.assistant.Reply.QuickReply;
import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Ticket;
import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.Citation;

class AnswersWithoutAModelTest {

    private final Talk talk = Talk.withoutAModel();

    @Test
    void theRightStepsAreQuotedWholeWithMarks() {
        Reply reply = talk.say("在家 VPN 连不上，报错 809");

        assertThat(reply.answer()).isInstanceOf(Answer.Quoted.class);
        assertThat(reply.text()).contains("[1]", "错误 809 表示 UDP 500 和 4500 端口被路由器挡住", "把家里路由器的 IPSec 直通打开");
        Citation first = cited(reply).getFirst();
        assertThat(first.articleId()).isEqualTo("vpn-cannot-connect");
        assertThat(first.paragraph()).isEqualTo(2);
        assertThat(first.url()).isEqualTo("/knowledge/vpn-cannot-connect/1#p2");
        assertThat(reply.quickReplies()).extracting(QuickReply::act).containsExactly("solved", "not-solved", "person");
    }

    @Test
    void anEnglishQuestionIsAnsweredInEnglish() {
        Reply reply = talk.say("VPN will not connect, error 809");

        assertThat(cited(reply)).allMatch(citation -> citation.articleId().equals("vpn-cannot-connect-en"));
        assertThat(reply.text()).startsWith("Word for word from the article");
        assertThat(reply.quickReplies()).extracting(QuickReply::label).contains("Talk to a person");
    }

    @Test
    void weakEvidenceIsUnknownAndAPersonIsOffered() {
        Reply reply = talk.say("食堂今天中午有什么菜");

        assertThat(reply.answer()).isInstanceOf(Answer.Unknown.class);
        assertThat(reply.quickReplies()).extracting(QuickReply::act).containsExactly("person");
        assertThat(reply.next()).isEqualTo(Next.STAY);
        assertThat(talk.say("转人工").next()).isEqualTo(new Next.HandOver(Handoff.Reason.WEAK_EVIDENCE));
    }

    @Test
    void whatTheAskerMayNotReadIsNeverQuoted() {
        Reply reply = talk.say("服务器 root 密码轮换");

        assertThat(reply.text()).doesNotContain("rotate-root");
        assertThat(cited(reply)).noneMatch(citation -> citation.articleId().equals("root-password-runbook"));
    }

    @Test
    void aFailureBringsWhatWasNotShownYetAndThenAPerson() {
        Reply first = talk.say("VPN 连不上怎么办");
        Reply second = talk.say("还是不行");
        Reply third = talk.say("还是不行");

        assertThat(second.answer()).isInstanceOf(Answer.Quoted.class);
        assertThat(cited(second)).extracting(Citation::paragraph)
                .doesNotContainAnyElementsOf(cited(first).stream().map(Citation::paragraph).toList());
        assertThat(third.next()).isEqualTo(new Next.HandOver(Handoff.Reason.FAILED_ANSWERS));
    }

    @Test
    void aStepOfTheCitedArticleIsQuoted() {
        talk.say("VPN 连不上先检查什么");
        Reply reply = talk.say("第二步怎么做");

        assertThat(reply.text()).contains("设置 › 网络和 Internet › VPN").doesNotContain("打开浏览器");
        assertThat(cited(reply).getFirst().quote()).startsWith("2. 打开");
        assertThat(talk.say("第九步呢").text()).contains("没有第 9 步");
    }

    @Test
    void aFollowUpCarriesTheQuestionOver() {
        talk.say("VPN 连不上怎么设置");
        Reply reply = talk.say("那 macOS 呢");

        assertThat(reply.text()).contains("系统设置 › VPN");
        assertThat(cited(reply).getFirst().paragraph()).isEqualTo(3);
    }

    @Test
    void oneClarifyingQuestionIsAskedWhenTwoArticlesAreClose() {
        FakeKnowledge close = new FakeKnowledge()
                .with("a", "会议室投屏没画面", "zh", Set.of(Reader.EVERYONE), "投屏\n1. 换一根 HDMI 线。")
                .with("b", "会议室投屏没声音", "zh", Set.of(Reader.EVERYONE), "投屏\n1. 选会议室音箱。");
        Talk between = new Talk(close, (q, a, l, p, progress) -> new dev.zhiban.assistant.generate.Writer.Written.NoModel());
        Reply which = between.say("会议室投屏怎么回事呀");
        Reply chosen = between.say("会议室投屏没声音");
        Reply detail = between.say("会议室投屏怎么回事呀");

        assertThat(which.answer()).isNull();
        assertThat(which.quickReplies()).extracting(QuickReply::act).containsExactly("choice", "choice", "person");
        assertThat(cited(chosen)).extracting(Citation::articleId).containsExactly("b");
        assertThat(cited(detail)).as("the article that was chosen").extracting(Citation::articleId).containsExactly("b");
    }

    @Test
    void anErrorMessageInAChineseConversationIsAnsweredInChinese() {
        talk.say("VPN 连不上怎么办");

        assertThat(talk.say("VPN error 809").text()).startsWith("以下是知识库《VPN 连不上怎么办》的原文");
        assertThat(talk.say("how do I fix VPN error 809").text()).startsWith("Word for word from the article");
    }

    @Test
    void aPastedLogIsExplainedWithItsKnownError() {
        Reply reply = talk.say(
                "帮我看看\n2026-11-20 10:00:01 INFO [a] start\n2026-11-20 10:00:03 ERROR [a] java.lang.OutOfMemoryError: Java heap space");

        assertThat(reply.explanation()).isNotNull();
        assertThat(reply.text()).contains("已知错误：Java 堆内存耗尽", "第 4、7、9 行", "[1]", "取堆转储后重启应用");
        assertThat(cited(reply)).extracting(Citation::articleId).containsExactly("jvm-out-of-memory");
    }

    @Test
    void questionsAboutAnUploadedLogAreAnsweredFromIt() {
        Reply first = talk.upload("app.log", Talk.outOfMemory(100));

        assertThat(first.explanation()).isNotNull();
        assertThat(talk.say("第一次出现是什么时候").text()).contains("第 4 行", "2026-11-20T10:00:03Z");
        assertThat(talk.say("日志里有多少个错误").text()).contains("3 条错误");
        assertThat(talk.say("how many errors are in the log").text()).contains("3 error records");
        assertThat(talk.say("怎么解决").text()).contains("取堆转储");
    }

    @Test
    void aPersonIsGivenOnRequestAndForPolicyWords() {
        assertThat(Talk.withoutAModel().say("转人工").next()).isEqualTo(new Next.HandOver(Handoff.Reason.ASKED_FOR));
        assertThat(Talk.withoutAModel().say("中勒索病毒了").next()).isEqualTo(new Next.HandOver(Handoff.Reason.POLICY));
        assertThat(Talk.withoutAModel().say("勒索病毒怎么预防").next()).isEqualTo(Next.STAY);
    }

    @Test
    void onlyTheAskersTicketsAreListed() {
        talk.tickets.with("ZB-1042", "VPN", Talk.EMPLOYEE.id(), Ticket.State.QUEUED)
                .with("ZB-1043", "secret", new UUID(0, 99), Ticket.State.QUEUED);

        assertThat(talk.say("我的工单到哪了").text()).contains("ZB-1042", "前面还有 2 个").doesNotContain("ZB-1043", "secret");
        assertThat(talk.say("ZB-1043 怎么样了").text()).doesNotContain("secret");
    }

    @Test
    void solvedClosesAndThanksDoNot() {
        talk.say("VPN 连不上怎么办");

        assertThat(talk.say("谢谢").next()).isEqualTo(Next.STAY);
        assertThat(talk.say("好了，谢谢").next()).isEqualTo(new Next.Solved());
    }

    @Test
    void anyTextGivesAReply() {
        for (String text : List.of("", " ", "？？？", "\uD83D\uDE00", "a".repeat(20_000), "[1](javascript:x)", "{{question}}",
                "%s %n")) {
            assertThat(Talk.withoutAModel().say(text).text()).isNotBlank();
        }
    }
}
