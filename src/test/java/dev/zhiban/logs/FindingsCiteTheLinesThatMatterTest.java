package dev.zhiban.logs;

import static dev.zhiban.logs.Explaining.explain;
import static dev.zhiban.logs.Explaining.line;
import static dev.zhiban.logs.Explaining.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.zhiban.logs.Explanation.Finding;

class FindingsCiteTheLinesThatMatterTest {

    @Test
    void aLogWithoutErrorsIsSaidToHaveNone() {
        Explanation explanation = explain(quiet(0, 900));

        assertThat(explanation.hasErrors()).isFalse();
        assertThat(explanation.findings()).isEmpty();
        assertThat(explanation.summary().en()).endsWith("No errors found.");
        assertThat(explanation.summary().zh()).endsWith("没有发现错误。");
    }

    @Test
    void aStackTraceIsOneRecordAndItsInnermostCauseIsNamed() {
        String text = quiet(0, 200) + line(200, "ERROR", "Order 77 failed") + """
                com.example.shop.OrderFailed: could not save order 77
                \tat com.example.shop.Orders.save(Orders.java:88)
                \tat org.springframework.aop.Foo.invoke(Foo.java:1)
                Caused by: java.sql.SQLTransientConnectionException: request timed out after 30000ms
                \tat com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)
                \tat com.example.shop.OrderTable.insert(OrderTable.java:41)
                \t... 23 more
                """ + quiet(201, 300);

        Explanation explanation = explain(text);

        assertThat(explanation.records()).isEqualTo(300);
        assertThat(explanation.lines()).isEqualTo(307);
        Finding first = explanation.findings().getFirst();
        assertThat(first.kind()).isEqualTo("exception");
        assertThat(first.lines()).containsExactly(205L, 201L);
        assertThat(first.evidence()).startsWith("Caused by: java.sql.SQLTransientConnectionException");
        assertThat(first.text().en()).contains("SQLTransientConnectionException", "OrderFailed", "OrderTable.insert");
        assertThat(explanation.findings()).extracting(Finding::kind).containsExactly("exception");
    }

    @Test
    void theSameTraceWithOtherNumbersIsCountedAndNotRepeated() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            text.append(line(i, "ERROR", "Order " + i + " failed")).append("java.lang.IllegalStateException: no stock of ")
                    .append(i)
                    .append("\n\tat com.example.Stock.take(Stock.java:").append(40 + i).append(")\n");
        }

        assertThat(explain(text.toString()).findings()).singleElement()
                .satisfies(finding -> assertThat(finding.text().en()).contains("5 times"));
    }

    @Test
    void aBurstIsFoundWhereItBegins() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            text.append(quiet(i, i + 1));
            for (int k = 0; k < (i % 60 == 7 ? 1 : i >= 400 && i < 420 ? 12 : 0); k++) {
                text.append(line(i, "WARN ", "Queue " + k + " is slow"));
            }
        }

        Explanation explanation = explain(text.toString());

        assertThat(explanation.findings()).first().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("burst");
            assertThat(text.toString().lines().toList().get((int) (finding.lines().getFirst() - 1))).contains("is slow");
            assertThat(finding.lines().getFirst()).isBetween(400L, 420L);
        });
    }

    @Test
    void anErrorThatBeginsLateIsNewAndASingleOneIsRare() {
        String text = quiet(0, 500) + line(500, "ERROR", "disk sdb full") + quiet(501, 520)
                + line(520, "ERROR", "index is damaged") + line(521, "ERROR", "index is damaged")
                + line(522, "ERROR", "index is damaged") + quiet(523, 600);

        List<Finding> findings = explain(text).findings();

        assertThat(findings).extracting(Finding::kind).containsExactly("new", "rare");
        assertThat(findings).extracting(finding -> finding.lines().getFirst()).containsExactly(521L, 501L);
    }

    @Test
    void silenceIsFound() {
        Explanation explanation = explain(quiet(0, 200) + quiet(3000, 3200));

        assertThat(explanation.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("gap");
            assertThat(finding.lines()).containsExactly(200L, 201L);
        });
    }

    @Test
    void fourDistinctErrorsAreAllNamed() {
        String text = quiet(0, 300) + line(300, "ERROR", "cannot reach payment gateway")
                + line(301, "ERROR", "template missing")
                + line(302, "FATAL", "license expired") + line(303, "ERROR", "mail queue is full") + quiet(304, 600);

        assertThat(explain(text).findings()).extracting(Finding::evidence).hasSize(4);
    }

    @Test
    void whatIsShownIsMasked() {
        Explanation explanation = explain(line(0, "ERROR", "cannot sign in with hunter2"));

        assertThat(explanation.findings().getFirst().evidence()).contains("<SECRET-1>").doesNotContain("hunter2");
        assertThat(explanation.masked()).containsKey("secret");
    }

    @Test
    void templateCountsAddUpToRecordsAndLevelsToo() {
        Explanation explanation = explain(quiet(0, 400) + line(400, "WARN ", "low") + "  indented\n\n");

        assertThat(explanation.templates().stream().mapToLong(Explanation.Template::count).sum())
                .isEqualTo(explanation.records());
        assertThat(explanation.levels().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(explanation.records());
        assertThat(explanation.timeline()).isNotNull();
        assertThat(explanation.timeline().levels().get("INFO").stream().mapToLong(Integer::longValue).sum()).isEqualTo(400);
    }
}
