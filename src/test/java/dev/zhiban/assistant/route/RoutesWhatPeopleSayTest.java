package dev.zhiban.assistant.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Question.From;
import dev.zhiban.assistant.Question.Said;
import dev.zhiban.assistant.Question.Upload;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;
import dev.zhiban.knowledge.Before;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.logs.Explanation;

class RoutesWhatPeopleSayTest {

    private static final Person ASKER = new Person(new UUID(0, 1), "employee", "Employee", Set.of(Role.EMPLOYEE), Set.of());
    private static final double FLOOR = 0.95;
    private static final double HELD_OUT_FLOOR = 0.8;

    private final Router router = new Router(PolicyWords.parse(resource("/assistant/policy-words.txt")));

    @Test
    void theLabelledUtterancesAreRoutedAsAPersonWould() {
        assertThat(accuracy("/assistant/utterances.tsv", 120)).isGreaterThanOrEqualTo(FLOOR);
    }

    @Test
    void utterancesThatTheRulesWereNotMadeForAreRoutedToo() {
        assertThat(accuracy("/assistant/utterances-held-out.tsv", 80)).isGreaterThanOrEqualTo(HELD_OUT_FLOOR);
    }

    private double accuracy(String file, int atLeast) {
        List<String> wrong = new ArrayList<>();
        List<String> lines = resource(file).lines().filter(line -> !line.startsWith("#")).toList();
        for (String line : lines) {
            String[] cells = line.split("\t", 3);
            String got = label(router.route(question(cells[1], cells[2].replace("\\n", "\n").replace("\\t", "\t"))));
            if (!got.equals(cells[0])) {
                wrong.add(line + " -> " + got);
            }
        }
        double accuracy = 1 - (double) wrong.size() / lines.size();
        System.out.printf("routing %s: %d utterances, accuracy %.3f%n", file, lines.size(), accuracy);
        wrong.forEach(System.out::println);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(atLeast);
        return accuracy;
    }

    @Test
    void aPasteKeepsTheWordsBesideTheLog() {
        Route route = router.route(question("-",
                "这个报错是啥意思\n2026-11-20 10:00:01 ERROR [a] b - c\n2026-11-20 10:00:02 ERROR [a] b - d"));

        assertThat(route).isEqualTo(new Route.PastedLog("这个报错是啥意思",
                "2026-11-20 10:00:01 ERROR [a] b - c\n2026-11-20 10:00:02 ERROR [a] b - d"));
    }

    @Test
    void aPreventionQuestionOnlyOffersAPerson() {
        assertThat(router.route(question("-", "勒索病毒怎么预防"))).isEqualTo(new Route.Policy("ransomware", false));
        assertThat(router.route(question("-", "中勒索病毒了"))).isEqualTo(new Route.Policy("ransomware", true));
    }

    @Test
    void whatIsNewAfterAFailureIsKept() {
        assertThat(router.route(question("a", "还是不行，提示 809"))).isEqualTo(new Route.NotSolved("提示 809"));
        assertThat(router.route(question("a", "还是不行"))).isEqualTo(new Route.NotSolved(""));
    }

    @Test
    void aFollowUpCarriesTheQuestionBefore() {
        assertThat(router.route(question("a", "那 Mac 呢")))
                .isEqualTo(new Route.CarriedOver("mac", before("VPN 连不上怎么办", Before.Refers.AGAIN, "vpn")));
        assertThat(router.route(question("a", "它支持手机吗")))
                .isEqualTo(new Route.Asked("它支持手机吗", before("VPN 连不上怎么办", Before.Refers.PARTLY, "vpn")));
        assertThat(router.route(question("a", "为什么会这样呢")))
                .isEqualTo(new Route.Asked("为什么会这样呢", before("VPN 连不上怎么办", Before.Refers.WHOLLY, "vpn")));
        assertThat(router.route(question("a", "密码错误")))
                .isEqualTo(new Route.Asked("密码错误", before("VPN 连不上怎么办", Before.Refers.PERHAPS, "vpn")));
        assertThat(router.route(question("a", "新来的实习生入职第一天需要提前准备哪些账号和设备")))
                .isEqualTo(new Route.Asked("新来的实习生入职第一天需要提前准备哪些账号和设备", null));
    }

    @Test
    void anAsideThatWasRefusedIsNotWhatTheNextQuestionRefersTo() {
        List<Said> history = List.of(new Said(From.EMPLOYEE, "VPN 连不上怎么办", null, List.of()),
                new Said(From.BOT, "1. 打开客户端", "quoted", List.of()), new Said(From.EMPLOYEE, "今天天气怎么样", null, List.of()),
                new Said(From.BOT, "知识库里没有找到", "unknown", List.of()));

        assertThat(router.route(new Question(new UUID(0, 2), ASKER, "那 Mac 呢", history, List.of())))
                .isEqualTo(new Route.CarriedOver("mac", before("VPN 连不上怎么办", Before.Refers.AGAIN)));
        assertThat(router.route(new Question(new UUID(0, 2), ASKER, "那 Mac 呢", history.subList(2, 4), List.of())))
                .isEqualTo(new Route.CarriedOver("mac", before("今天天气怎么样", Before.Refers.AGAIN)));
    }

    @Test
    void detailsThatOneArticleAnsweredAreOneTopic() {
        List<Said> history = List.of(new Said(From.EMPLOYEE, "打印机卡纸", null, List.of()), bot("printer"),
                new Said(From.EMPLOYEE, "VPN 连不上怎么办", null, List.of()), bot("vpn"),
                new Said(From.EMPLOYEE, "密码错误", null, List.of()), bot("vpn"));

        assertThat(router.route(new Question(new UUID(0, 2), ASKER, "那 Mac 呢", history, List.of())))
                .isEqualTo(new Route.CarriedOver("mac", before("VPN 连不上怎么办 密码错误", Before.Refers.AGAIN, "vpn")));
    }

    private static Before before(String question, Before.Refers refers, String... articles) {
        return new Before(question, List.of(articles), refers);
    }

    private static Said bot(String article) {
        return new Said(From.BOT, "1. 打开", "quoted", List.of(new Citation(1, article, 1, 1, article, "", "")));
    }

    /// A line of the set by which the knowledge base is asked what people say right after another question.
    private record FollowUp(String before, String question, Before.Refers refers, List<String> expect) {
    }

    @Test
    void howMuchAFollowUpRefersToTheQuestionBeforeIsHeardInIt() throws IOException {
        List<FollowUp> asked = new ObjectMapper(new YAMLFactory())
                .readValue(Path.of("knowledge-base", "evaluation", "follow-ups.yaml").toFile(), new TypeReference<>() {
                });

        assertThat(asked).hasSizeGreaterThanOrEqualTo(220).filteredOn(one -> one.refers() != Before.Refers.AGAIN)
                .allSatisfy(one -> assertThat(router.route(question("a", one.question())))
                        .isEqualTo(new Route.Asked(one.question(), before("VPN 连不上怎么办", one.refers(), "vpn"))));
    }

    @Test
    void aBrokenPolicyLineIsNamed() {
        assertThatThrownBy(() -> PolicyWords.parse("[x now]\n(")).hasMessageContaining("line 2");
    }

    private static Question question(String context, String text) {
        boolean answered = context.equals("a");
        List<Said> history = context.equals("-") ? List.of()
                : List.of(new Said(From.EMPLOYEE, "VPN 连不上怎么办", null, List.of()), new Said(From.BOT, "1. 打开客户端",
                        answered ? "quoted" : null,
                        answered ? List.of(new Citation(1, "vpn", 1, 1, "VPN", "", "")) : List.of()));
        Explanation log = new Explanation(1, 1, null, null, "plain", Map.of(), List.of(), List.of(), List.of(), Map.of());
        List<Upload> uploads = context.equals("l")
                ? List.of(new Upload("a.log", "text/plain", log, false, InputStream::nullInputStream))
                : List.of();
        return new Question(new UUID(0, 2), ASKER, text, history, uploads);
    }

    private static String label(Route route) {
        return switch (route) {
            case Route.PastedLog log -> "log";
            case Route.Uploaded uploaded -> "upload";
            case Route.AboutTheLog about -> "about-log";
            case Route.InTheLog in -> "about-log";
            case Route.WantsPerson person -> "person";
            case Route.DeclinesPerson declines -> "declines";
            case Route.TicketStatus status -> "ticket";
            case Route.Policy policy -> "policy";
            case Route.Solved solved -> "solved";
            case Route.NotSolved not -> "not-solved";
            case Route.SmallTalk talk -> "small";
            case Route.Step step -> "step";
            case Route.NextStep() -> "next-step";
            case Route.StepFailed() -> "step-failed";
            case Route.CarriedOver carried -> "carried";
            case Route.SelfService self -> "self-service";
            case Route.Asked asked -> "question";
        };
    }

    private static String resource(String name) {
        try (InputStream in = RoutesWhatPeopleSayTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
