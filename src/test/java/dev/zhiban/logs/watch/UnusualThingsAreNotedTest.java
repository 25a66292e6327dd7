package dev.zhiban.logs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import dev.zhiban.logs.Anomaly.Kind;
import dev.zhiban.logs.intake.Arrival;
import dev.zhiban.logs.knownerror.KnownErrors;

/// Made-up days of a shop's log, by chance with a seed.
class UnusualThingsAreNotedTest {

    private static final long DAY = 86_400_000;
    private static final long MONDAY = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli();
    private static final String[] USERS = { "alice", "bob", "carol", "dave", "eve", "frank", "grace" };

    private final Random random = new Random(7);
    private final SourceBaseline baseline = new SourceBaseline();
    private final SourceWatch watch = watch(baseline);

    private static SourceWatch watch(SourceBaseline baseline) {
        return new SourceWatch(baseline, ZoneOffset.UTC, Clock.systemUTC(), KnownErrors.NONE, UnaryOperator.identity(),
                Duration.ofHours(24));
    }

    @Test
    void ordinaryDaysAreQuiet() {
        assertThat(days(0, 14)).isEmpty();
    }

    @Test
    void aNewErrorIsNotedOnceWithItsLines() {
        days(0, 3);
        List<Noted> noted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            noted.addAll(say(3 * DAY + 36_000_000 + i * 1_000,
                    "ERROR Payment gateway 10.0.0." + i + " refused: certificate expired"));
        }

        assertThat(noted).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.NEW);
            assertThat(one.title().en()).contains("certificate expired");
            assertThat(one.evidence()).singleElement().asString().contains("10.0.0.0");
        });
    }

    @Test
    void whatGoesOnIsCountedAndShowsFurtherLines() {
        days(0, 3);
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            arrivals.add(new Arrival(MONDAY + 3 * DAY + 36_000_000 + i, "ERROR Mailbox store db-" + i % 4 + " is unreachable"));
        }

        Noted matter = watch.read(arrivals, MONDAY + 3 * DAY + 36_001_000).stream()
                .filter(one -> one.kind() == Kind.NEW).reduce(Noted::and).orElseThrow();
        List<Noted> later = watch.read(arrivals.subList(59, 60), MONDAY + 3 * DAY + 36_002_000);

        assertThat(matter.count()).isEqualTo(60);
        assertThat(matter.goesOn()).isFalse();
        assertThat(matter.title().en()).contains("Mailbox store");
        assertThat(matter.evidence()).hasSize(4).allMatch(line -> line.contains("unreachable"));
        assertThat(later).filteredOn(one -> one.kind() == Kind.NEW).singleElement().satisfies(one -> {
            assertThat(one.goesOn()).isTrue();
            assertThat(one.count()).isOne();
        });
    }

    @Test
    void whatIsNewOnlyInItsValuesIsNotNew() {
        days(0, 3);

        assertThat(say(3 * DAY + 36_000_000, "ERROR Login of user zoe failed: bad password")).isEmpty();
        assertThat(say(3 * DAY + 36_000_001, "ERROR Order 999999 of host shop-77 timed out after 31 s")).isEmpty();
    }

    @Test
    void aNewErrorDuringLearningIsNotNews() {
        assertThat(days(0, 0.5)).isEmpty();
        assertThat(say(DAY / 2, "ERROR never seen")).isEmpty();
    }

    @Test
    void anErrorFarAboveItsUsualRateIsOneBurst() {
        days(0, 5);
        List<Noted> noted = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            noted.addAll(say(5 * DAY + 36_000_000 + i * 5_000, "ERROR Login of user alice failed: bad password"));
        }

        assertThat(noted).extracting(Noted::kind).containsExactly(Kind.BURST);
        assertThat(noted.getFirst().title().en()).contains("Login of user").contains("usually about");
    }

    @Test
    void aStackTraceIsOneRecordAndItsCauseTellsItFromOthers() {
        days(0, 2);
        String trace = " Request failed\njava.lang.RuntimeException: x\n\tat a.B.c(B.java:1)\nCaused by: %s: y\n\tat a.D.e(D.java:2)";
        List<Noted> first = say(2 * DAY, "ERROR" + trace.formatted("java.sql.SQLTimeoutException"));
        List<Noted> again = say(2 * DAY + 1000, "ERROR" + trace.formatted("java.sql.SQLTimeoutException"));
        List<Noted> other = say(2 * DAY + 2000, "ERROR" + trace.formatted("java.net.UnknownHostException"));

        assertThat(first).singleElement().satisfies(
                one -> assertThat(one.evidence()).anyMatch(line -> line.contains("Caused by: java.sql.SQLTimeoutException")));
        assertThat(again).isEmpty();
        assertThat(other).extracting(Noted::kind).containsExactly(Kind.NEW);
    }

    @Test
    void aSourceThatUsuallySpeaksIsSilent() {
        days(0, 8);
        long from = MONDAY + 8 * DAY;

        assertThat(watch.silence(from + 8 * 60_000, 0)).isEmpty();
        assertThat(watch.silence(from + 40 * 60_000, 0)).hasValueSatisfying(
                noted -> assertThat(noted.title().en()).startsWith("Silent for 4"));
        assertThat(watch.silence(from + 40 * 60_000, from + 35 * 60_000)).as("we were not listening").isEmpty();
    }

    @Test
    void aBacklogIsLearntAndNotNoted() {
        days(0, 2);
        long at = MONDAY + 2 * DAY;

        assertThat(watch.read(List.of(new Arrival(at, "ERROR never seen before")), at + 3 * 3_600_000)).isEmpty();
        assertThat(told(watch.read(List.of(new Arrival(at + 3 * 3_600_000, "ERROR never seen before")), at + 3 * 3_600_000)))
                .isEmpty();
    }

    @Test
    void templatesKeepTheirKeysWhenTheWatchStartsAgain() {
        days(0, 2);
        long id = 0;
        for (Template template : baseline.templates) {
            template.id = ++id;
        }
        List<String> before = baseline.templates.stream().map(template -> template.id + " " + template.text).sorted().toList();

        SourceWatch again = watch(baseline);
        for (String user : new String[] { "mallory", "oscar" }) {
            again.read(List.of(new Arrival(MONDAY + 2 * DAY, "ERROR Login of user " + user + " failed: bad password")),
                    MONDAY + 2 * DAY);
        }

        assertThat(baseline.templates.stream().map(template -> template.id + " " + template.text).sorted()).isEqualTo(before);
    }

    @Test
    void endlessTemplatesAreForgottenInTurn() {
        for (int i = 0; i < 12; i++) {
            List<Arrival> arrivals = new ArrayList<>();
            for (int k = 0; k < 1_000; k++) {
                arrivals.add(new Arrival(MONDAY + i * 60_000L, "INFO " + words()));
            }
            watch.read(arrivals, MONDAY + i * 60_000L);
        }

        assertThat(baseline.templates.size()).isLessThanOrEqualTo(TemplateBook.TEMPLATES);
        assertThat(baseline.shapes.size()).isLessThanOrEqualTo(TemplateBook.SHAPES);
        assertThat(baseline.forgotten).isPositive();
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            words.append(i % 4 == 3 ? ' ' : (char) ('a' + random.nextInt(26)));
        }
        return words.toString();
    }

    @Test
    void aKnownErrorIsNotedFromTheFirstLineOnWithItsArticle() {
        SourceWatch knowing = new SourceWatch(new SourceBaseline(), ZoneOffset.UTC, Clock.systemUTC(),
                KnownErrors.load(Path.of("knowledge-base")), UnaryOperator.identity(), Duration.ofHours(24));
        List<Noted> noted = knowing.read(List.of(new Arrival(MONDAY, "INFO started"),
                new Arrival(MONDAY + 1,
                        "ERROR worker failed\njava.lang.OutOfMemoryError: Java heap space\n\tat a.B.c(B.java:1)"),
                new Arrival(MONDAY + 2,
                        "ERROR worker failed\njava.lang.OutOfMemoryError: Java heap space\n\tat a.B.c(B.java:1)")),
                MONDAY + 2);

        assertThat(noted).filteredOn(one -> one.kind() == Kind.KNOWN_ERROR).isNotEmpty().allSatisfy(one -> {
            assertThat(one.count()).isEqualTo(2);
            assertThat(one.evidence()).anyMatch(line -> line.contains("OutOfMemoryError"));
        });
        assertThat(noted).extracting(Noted::kind).containsOnly(Kind.KNOWN_ERROR);
    }

    /// Busy by day, calm at night, with the errors of every day.
    private List<Noted> days(double from, double to) {
        List<Noted> noted = new ArrayList<>();
        for (long at = (long) (from * DAY); at < to * DAY; at += 60_000) {
            double hour = at % DAY / 3_600_000.0;
            int lines = (int) Math.round((hour > 8 && hour < 19 ? 6 : 1) * (0.5 + random.nextDouble()));
            List<Arrival> arrivals = new ArrayList<>();
            for (int i = 0; i < Math.max(1, lines); i++) {
                arrivals.add(new Arrival(MONDAY + at + i * 1000, line()));
            }
            noted.addAll(told(watch.read(arrivals, MONDAY + at + 59_000)));
        }
        return noted;
    }

    private String line() {
        String user = USERS[random.nextInt(USERS.length)];
        return switch (random.nextInt(40)) {
            case 0 -> "ERROR Login of user " + user + " failed: bad password";
            case 1 -> "ERROR Order " + random.nextInt(100_000) + " of host shop-" + random.nextInt(9) + " timed out after 30 s";
            case 2 -> "WARN cache miss ratio " + random.nextInt(100) + " %";
            default -> "INFO order " + random.nextInt(100_000) + " of " + user + " shipped in " + random.nextInt(900) + " ms";
        };
    }

    private List<Noted> say(long at, String text) {
        return told(watch.read(List.of(new Arrival(MONDAY + at, text)), MONDAY + at));
    }

    private static List<Noted> told(List<Noted> noted) {
        return noted.stream().filter(one -> !one.goesOn()).toList();
    }
}
