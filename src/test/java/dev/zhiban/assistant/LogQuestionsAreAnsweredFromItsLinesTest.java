package dev.zhiban.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.zhiban.logs.ExplainOptions;
import dev.zhiban.logs.StreamingLogs;
import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.platform.privacy.Redacted;

/// One record every ten seconds from 10:00:00 on, each order stored in some milliseconds and order 77 in eight seconds; payment has errors from line 193 (10:32:00) to line 240 (10:39:50), each other
/// line; one warning of stock in line 300; a stack trace in lines 251 to 253.
class LogQuestionsAreAnsweredFromItsLinesTest {

    private static final String LOG = log();

    private static String log() {
        StringBuilder text = new StringBuilder();
        int line = 1;
        for (int i = 0; line <= 400; i++, line++) {
            String at = "2026-11-20 %02d:%02d:%02d.000".formatted(10 + i / 360, i / 6 % 60, i % 6 * 10);
            if (line >= 193 && line <= 240 && line % 2 == 1) {
                text.append(
                        at + " ERROR [w-1] com.example.payment.Gateway - Bank did not answer within 5 s, order " + line + "\n");
            } else if (line == 250) {
                text.append(at
                        + " ERROR [w-1] com.example.orders.Store - Order 250 not saved\njava.io.IOException: disk quota reached\n"
                        + "\tat com.example.orders.Store.put(Store.java:41)\n\tat com.example.orders.Store.all(Store.java:9)\n");
                line += 3;
            } else if (line == 300) {
                text.append(at + " WARN  [w-2] com.example.stock.Shelf - Shelf 3 is low, token hunter2\n");
            } else {
                text.append(at + " INFO  [w-3] com.example.orders.Api - Order " + line + " accepted in "
                        + (line == 77 ? 8_123 : 3 + line % 50) + " ms\n");
            }
        }
        return text.toString();
    }

    private static Talk talk() throws IOException {
        return talk(LOG);
    }

    private static Talk talk(String log) throws IOException {
        Talk talk = Talk.withoutAModel();
        talk.upload("app.log", new StreamingLogs(text -> new Redacted(text, Map.of()), KnownErrors.NONE, Clock.systemUTC())
                .explain(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), ExplainOptions.DEFAULT), log);
        return talk;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "第一次出现是什么时候|第 193 行|10:32:00",
            "when did it first happen?|line 193|10:32:00",
            "什么时候开始的|第 193 行|10:32:00",
            "最后一次是什么时候|第 239 行|10:39:40",
            "when did it stop?|line 239|10:39:40",
            "哪个最多|24|Bank did not answer",
            "how many per minute?|25 ERROR|3 ",
            "每分钟多少条错误|25 条 ERROR|10:32:00",
            "每分钟多少条 payment 的报错|24 条|第 193 行",
            "show lines around 10:32|187  2026-11-20 10:31:00|198  2026-11-20 10:32:50",
            "10:32 前后发生了什么|193  2026-11-20 10:32:00|第 187 到 204 行",
            "show me 10:35 to 10:36|211  2026-11-20 10:35:00|222  2026-11-20 10:36:50",
            "10点35分到10点36分的日志|211  2026-11-20 10:35:00|222  2026-11-20",
            "only ERROR of payment|193  2026-11-20|24 ERROR",
            "只看 payment 的 ERROR|193  2026-11-20|共 24 条",
            "line 300|300  2026-11-20 10:49:20.000 WARN|295  2026",
            "第 300 行附近|Shelf 3 is low|305  2026",
            "L251|251  java.io.IOException|250  2026",
            "show lines 250-253|253  \tat com.example|250  2026",
            "有多少条 stock 的警告|1 条|第 300 行",
            "how many lines mention \"accepted\"?|records with `accepted`|line 1 ",
            "IOException 第一次出现在哪|第 251 行|disk quota",
            "when did Gateway errors start|line 193|24 ERROR",
            "最后一次 Gateway 报错是几点|第 239 行|10:39:40",
            "只看警告|共 26 条|193  2026",
            "show only warnings|26 WARN|193  2026",
            "10:50 之后还有报错吗|没有|10:50",
            "any errors after 10:50?|no|10:50",
            "最早的报错是哪一行|第 193 行|10:32:00",
            "between 10:30 and 10:35|36 records|181  2026-11-20 10:30:00",
            "10:30到10:35之间有多少错误|12 条|第 193 行",
            "how many errors between 10:30 and 10:35|12 ERROR|line 193",
            "10:32 之前有什么异常|没有|10:32 前",
            "how many warnings from stock|1 WARN|line 300",
            "how many warnings from auth|no WARN|auth",
            "slowest request|line 77 |77  2026-11-20 10:12:40",
            "最慢的请求是哪个|第 77 行|8123 ms",
            "which order took longest|line 77 |8123 ms",
            "10:00 到 10:20 之间哪个最慢|第 77 行|8123 ms",
            "错误集中在哪台机器|没有哪台机器|24 ×",
            "which host has most errors|No host|24 ×",
            "报错前发生了什么|第 183 到 193 行|192  2026",
            "what happened before the first error|lines 183 to 193|193  2026",
            "最后10行|第 391 到 400 行|400  2026",
            "show the last 5 lines|lines 396 to 400|396  2026",
            "开头几行|第 1 到 10 行|10  2026",
            "first 3 lines|lines 1 to 3|3  2026",
            "日志里有没有 OutOfMemoryError|没有|outofmemoryerror",
            "are there any timeouts?|no records|timeout",
            "有没有超时|没有|`timeout`",
            "出现过内存溢出吗|没有|`outofmemory`",
            "有没有磁盘空间不足|1 条|251  java.io.IOException: disk quota",
            "is the disk full?|1 record|line 251",
            "disk full?|line 251|disk quota reached",
            "最近5条错误|最近 5 条（共 25 条|233  2026-11-20",
            "最近 5 条错误是什么|最近 5 条（共 25 条|250  2026-11-20",
            "last 5 errors|The last 5 of 25|239  2026-11-20",
            "show me the five most recent errors|The last 5 of 25|235  2026",
            "最新的三条报错|最近 3 条|237  2026-11-20",
            "最近的错误有哪些|最近 5 条（共 25 条|250  2026",
            "what is the latest error?|The last of 25|250  2026",
            "给我看最后两条警告|最近 2 条（共 26 条|300  2026",
            "the last 3 payment errors|The last 3 of 24|239  2026",
            "最近一次报错是什么时候|第 239 行|10:39:40",
            "最近20行|第 381 到 400 行|400  2026",
            "前3条错误|最早 3 条（共 25 条|197  2026",
            "first 3 errors|The first 3 of 25|193  2026",
            "最慢的是哪些|第 77 行|8123 ms",
            "哪些操作比较慢|第 77 行|8123 ms",
            "slowest operations|line 77 |8123 ms",
            "which operations were slow?|line 77 |8123 ms",
            "what took so long?|line 77 |8123 ms",
            "哪个线程报错最多|`w-1`|25 条 ERROR（及更严重）记录里有 25 条（100%），首见第 193 行",
            "which errors are most common|24|Bank did not answer",
            "which thread has most errors|`w-1`|of 25 ERROR (or worse) records it has 25 (100%), first on line 193",
            "哪个线程最多|`w-3`|首见第 1 行",
            "有磁盘告警吗|1 条|251  java.io.IOException: disk quota",
            "any disk problems?|1 |line 251",
            "最近10分钟的错误|日志里没有最后 10 分钟的|ERROR",
            "日志最后半小时有多少错误|有 13 条最后 30 分钟的 ERROR|第 217 行（2026-11-20T10:36:00）",
            "how many errors in the last hour?|25 ERROR (or worse) records in the log's last hour|line 193",
            "最近一小时的警告|共 26 条最后 1 小时的 WARN|193  2026",
            "any warnings in the past 20 minutes?|1 WARN (or worse) record in the log's last 20 minutes, on line 300|300  2026",
            "过去十五分钟有没有超时|没有最后 15 分钟的|`timeout`",
            "最近5分钟的日志|31 条最后 5 分钟的|370  2026",
            "show me the last two minutes|in the log's last 2 minutes|397  2026",
            "每分钟多少条 payment 的报错，最近一个半小时|24 条|第 193 行",
            "最近一小时 payment 的错误|24 条|193  2026",
            "payment errors in the last hour|24 ERROR|193  2026",
            "哪个模块报错最多|`com.example.payment.Gateway`|`com.example.orders.Store`：1 条，首见第 250 行",
            "errors by module|`com.example.payment.Gateway`|`com.example.orders.Store`: 1, first on line 250",
            "按模块统计警告|`com.example.payment.Gateway`|`com.example.stock.Shelf`：1 条",
            "倒数5条错误|最近 5 条（共 25 条|250  2026",
            "most recent exceptions|The last 5 of 25|250  2026",
            "报错最多的线程|`w-1`|首见第 193 行",
            "module with most errors|`com.example.payment.Gateway`|24 (96%)",
            "which module throws most errors|`com.example.payment.Gateway`|24 (96%)",
            "top modules by errors|`com.example.payment.Gateway`|24 (96%)",
            "哪台主机报错最多|都没有写主机|没有哪台机器",
            "哪个用户出错最多|都没有写用户|24 ×" })
    void withLines(String question, String one, String other) throws IOException {
        Reply reply = talk().say(question);

        assertThat(reply.text()).as(reply.text()).contains(one, other);
        assertThat(reply.answer()).isNull();
    }

    /// Lines in the shape of OpenSSH's and of the kernel's on three machines.
    private static final String HOSTS = """
            Nov 20 08:00:01 web-1 sshd[811]: Accepted password for alice from 192.0.2.10 port 50110 ssh2
            Nov 20 08:00:02 web-2 sshd[812]: error: Failed password for invalid user admin from 192.0.2.66 port 50111 ssh2
            Nov 20 08:00:04 web-2 sshd[812]: error: Failed password for invalid user admin from 192.0.2.66 port 50112 ssh2
            Nov 20 08:00:05 db-1 app[90]: error: query timed out after 3000 ms
            Nov 20 08:00:07 web-2 sshd[812]: error: Failed password for root from 192.0.2.67 port 50113 ssh2
            Nov 20 08:00:09 db-1 app[90]: info: query done in 12 ms
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "哪台主机报错最多|`web-2`：4 条 ERROR（及更严重）记录里有 3 条（75%），首见第 2 行|`db-1`：1 条，首见第 4 行",
            "which host has the most errors?|`web-2`: of 4|`db-1`: 1, first on line 4",
            "which server fails most|`web-2`|`db-1`: 1",
            "哪个用户登录失败最多|`admin`|`root`：1 条",
            "failed logins by ip|`192.0.2.66`|`192.0.2.67`: 1, first on line 5",
            "每个主机的日志各有多少|`web-2`|`web-1`：1 条，首见第 1 行",
            "有没有超时|1 条|4  Nov 20 08:00:05 db-1",
            "did anything time out?|1 record|line 4",
            "哪台机器超时最多|`db-1`|首见第 4 行",
            "最慢的是哪些|第 4 行|3000 ms",
            "最近2条登录失败|最近 2 条（共 3 条|5  Nov 20" })
    void bothOfWhomAndOfWhat(String question, String one, String other) throws IOException {
        Reply reply = talk(HOSTS).say(question);

        assertThat(reply.text()).as(reply.text()).contains(one, other);
        assertThat(reply.answer()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "日志里谁喝了咖啡", "can the log tell me who bought the coffee?" })
    void aQuestionThatItCannotAnswerSaysWhatItCan(String question) throws IOException {
        assertThat(talk().say(question).text()).containsAnyOf("最近 5 条错误", "the last 5 errors");
    }

    @ParameterizedTest
    @ValueSource(strings = { "VPN 总是超时怎么办", "最近总是掉线怎么解决", "how do I fix the login timeout of the portal?" })
    void whoAsksForHelpIsNotAnsweredFromLines(String question) throws IOException {
        assertThat(talk().say(question).answer()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "最近几天我的笔记本总是报错", "my laptop has shown errors for the last two days" })
    void whoTellsOfTroubleElsewhereIsNotAnsweredFromLines(String question) throws IOException {
        assertThat(talk().say(question).text()).doesNotContain("2026-11-20", "日志里没有", "The log has");
    }

    @Test
    void whatIsShownIsMaskedAndEndsNoBlock() throws IOException {
        assertThat(talk().say("line 300").text()).contains("<SECRET-1>").doesNotContain("hunter2");
    }

    @Test
    void otherQuestionsStillGoToTheKnowledgeBase() throws IOException {
        assertThat(talk().say("在家 VPN 连不上，报错 809").answer()).isNotNull();
    }

    @Test
    void aPastedLogIsReadAgainToo() {
        Talk talk = Talk.withoutAModel();
        talk.say("帮我看看这段日志\n" + LOG.lines().skip(185).limit(60).reduce("", (a, b) -> a + b + "\n"));

        assertThat(talk.say("10:33 前后").text()).contains("10:33:00");
    }
}
