package dev.zhiban.logs;

import static dev.zhiban.logs.Explaining.explain;
import static dev.zhiban.logs.Explaining.line;
import static dev.zhiban.logs.Explaining.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

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

        assertThat(findings).extracting(Finding::kind).containsExactly("onset", "new", "rare");
        assertThat(findings.getFirst().lines()).containsExactly(501L, 521L);
        assertThat(findings).extracting(finding -> finding.lines().getFirst()).containsExactly(501L, 521L, 501L);
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

        assertThat(explain(text).findings()).filteredOn(finding -> !finding.kind().equals("onset"))
                .extracting(finding -> finding.lines().getFirst()).containsExactlyInAnyOrder(301L, 302L, 303L, 304L);
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

    @Test
    void whereTroubleBeginsTheChangeJustBeforeIsNamed() {
        StringBuilder text = new StringBuilder(quiet(0, 1500))
                .append(line(1500, "INFO ", "Configuration reloaded: pool.max 50 -> 1"))
                .append(quiet(1501, 1505));
        for (int i = 1505; i < 1600; i++) {
            text.append(i % 3 == 0 ? line(i, "ERROR", "No connection for order " + i) : quiet(i, i + 1));
        }
        text.append(line(1600, "ERROR", "Checkout closed")).append(quiet(1601, 1700));

        Finding first = explain(text.toString()).findings().getFirst();

        assertThat(first.kind()).isEqualTo("onset");
        assertThat(first.lines()).startsWith(1507L, 1501L).contains(1601L);
        assertThat(first.text().zh()).contains("就在之前：第 1501 行");
        assertThat(first.near()).anySatisfy(near -> {
            assertThat(near.line()).isEqualTo(1501);
            assertThat(near.text()).contains("pool.max 50 -> 1");
        }).extracting(Explanation.Near::line).contains(1499L, 1500L, 1502L, 1503L).isSorted();
    }

    @Test
    void dailyNoiseRanksBelowTheOneErrorThatMatters() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append(i % 37 == 5 ? line(i, "ERROR", "Card " + i + " was declined") : quiet(i, i + 1));
        }
        text.append(line(3000, "ERROR", "Ledger differs")).append(quiet(3001, 3080));

        List<Finding> findings = explain(text.toString()).findings();

        assertThat(findings.getFirst().lines()).containsExactly(3001L);
        assertThat(findings.getLast().text().en()).contains("evenly");
    }

    @Test
    void theOneTenantThatMostErrorsShareIsNamed() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            text.append(i % 20 == 3 ? line(i, "ERROR", "Import rejected, tenant=t" + (i % 80 == 3 ? i % 7 : 512) + " row " + i)
                    : quiet(i, i + 1));
        }

        assertThat(explain(text.toString()).findings()).filteredOn(finding -> finding.kind().equals("concentration"))
                .singleElement().satisfies(finding -> {
                    assertThat(finding.text().en()).contains("tenant=t512");
                    assertThat(text.toString().lines().toList().get((int) (finding.lines().getFirst() - 1))).contains("t512");
                });
    }

    @Test
    void anOperationFarSlowerThanTheOthersIsFound() {
        String text = quiet(0, 600) + line(600, "INFO ", "Order 9 accepted in 93000 ms") + quiet(601, 700);

        assertThat(explain(text).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("slow");
            assertThat(finding.lines()).containsExactly(601L);
            assertThat(finding.text().en()).contains("93.0 s");
        });
    }

    /// Lines as `-Xlog:gc` writes them; the uptime in the head grows evenly and is no duration.
    @Test
    void pausesThatGrowAreFoundBehindAnUptimeThatAlwaysGrows() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            double pause = i < 300 ? 4 + i % 7 : 10 * Math.pow(1.06, i - 300);
            text.append(String.format(Locale.ROOT,
                    "[%.3fs][info][gc] GC(%d) Pause Young (Normal) (G1 Evacuation Pause) %dM->%dM(512M)"
                            + " %.3fms%n",
                    3 + i * 7.013, i, 200 + i % 50, 40 + i % 30, pause));
        }

        assertThat(explain(text.toString()).findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo("slow");
            assertThat(finding.lines()).containsExactly(400L);
            assertThat(finding.text().en()).contains("3.2 s").contains(" ms at most");
        });
    }

    @Test
    void pausesThatStayAsTheyAreAreNoFinding() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append(String.format(Locale.ROOT,
                    "[%.3fs][info][gc] GC(%d) Pause Young (Normal) (G1 Evacuation Pause) %dM->%dM(512M)"
                            + " %.3fms%n",
                    3 + i * 7.013, i, 200 + i % 50, 40 + i % 30, 4.0 + i % 7));
        }

        assertThat(explain(text.toString()).findings()).noneMatch(finding -> finding.kind().equals("slow"));
    }

    @Test
    void durationsOfJsonStandInTheirOwnMember() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append("{\"timeMillis\":%d,\"level\":\"INFO\",\"message\":\"order stored\",\"elapsedMs\":%d}%n"
                    .formatted(1795168800000L + i * 1000, i == 222 ? 7_300 : 3 + i % 9));
        }

        assertThat(explain(text.toString()).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("slow");
            assertThat(finding.lines()).containsExactly(223L);
        });
    }

    @Test
    void whatRunsOutIsSaidToRunOut() {
        String text = quiet(0, 600) + line(600, "ERROR", "write failed: No space left on device") + quiet(601, 700);

        assertThat(explain(text).findings().getFirst().kind()).isEqualTo("exhaustion");
    }

    @Test
    void aRestartAfterASilenceIsOne() {
        String text = quiet(0, 400) + line(2000, "INFO ", "Starting OrdersApplication on app-1") + quiet(2001, 2400);

        assertThat(explain(text).findings()).first().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("restart");
            assertThat(finding.lines()).containsExactly(400L, 401L);
        });
    }

    @Test
    void whatComesNoMoreIsFoundWithItsLastLine() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6000; i++) {
            text.append(i % 5 == 0 && i < 4000 ? line(i, "INFO ", "Heartbeat " + i + " of node n-7") : quiet(i, i + 1));
        }

        assertThat(explain(text.toString()).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("rate");
            assertThat(finding.lines()).containsExactly(3996L);
        });
    }

    @Test
    void wordsOfTroubleThatTellOfNoneAreNoErrors() {
        String text = quiet(0, 200) + line(200, "INFO ", "Batch 7 finished: 0 errors, 12 rows") + """
                error_log reopened after rotation
                Health check done, errors=0
                Read timeout set to 30 s
                """ + quiet(201, 400);

        assertThat(explain(text).summary().en()).endsWith("No errors found.");
        assertThat(explain("no errors found\n0 failures\nerror handler installed\n").summary().en())
                .endsWith("No errors found.");
    }

    @Test
    void theTimelineShowsTheFindingsToo() {
        String text = quiet(0, 300) + line(300, "ERROR", "disk sdb failed") + quiet(301, 400);

        Explanation explanation = explain(text);

        assertThat(explanation.timeline()).isNotNull();
        assertThat(explanation.timeline().findings()).singleElement().satisfies(row -> {
            assertThat(row.finding()).isZero();
            assertThat(row.counts()).hasSameSizeAs(explanation.timeline().levels().get("INFO")).contains(1);
        });
    }
}
