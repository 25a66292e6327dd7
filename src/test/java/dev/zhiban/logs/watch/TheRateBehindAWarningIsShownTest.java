package dev.zhiban.logs.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import dev.zhiban.logs.format.Level;
import dev.zhiban.logs.intake.Arrival;
import dev.zhiban.logs.knownerror.KnownErrors;

class TheRateBehindAWarningIsShownTest {

    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
    private static final long BIN = TEN.toEpochMilli() / Pace.BIN;

    @Test
    void linesErrorsAndKnownErrorsAreCountedByFiveMinutes() {
        SourceBaseline baseline = new SourceBaseline();
        SourceWatch watch = new SourceWatch(baseline, ZoneOffset.UTC, Clock.fixed(TEN, ZoneOffset.UTC),
                KnownErrors.load(Path.of("knowledge-base")), UnaryOperator.identity(), Duration.ofHours(24));
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            arrivals.add(new Arrival(TEN.toEpochMilli() + i * 60_000, "INFO order " + i + " stored"));
            arrivals.add(new Arrival(TEN.toEpochMilli() + i * 60_000, "ERROR java.lang.OutOfMemoryError: Java heap space"));
        }

        watch.read(arrivals, TEN.plusSeconds(600).toEpochMilli());
        baseline.templates.forEach(template -> template.id = template.error() ? 7 : 8);
        Map<String, Long> counted = new TreeMap<>();
        baseline.counts.drain((subject, bin, count) -> counted.put(subject + " " + (bin - BIN), count));

        assertThat(counted).containsEntry("volume 0", 10L).containsEntry("volume 1", 10L).containsEntry("t7 0", 5L)
                .doesNotContainKey("t8 0");
        assertThat(counted.keySet()).anyMatch(key -> key.matches("[a-z-]*heap[a-z-]* 1"));
        baseline.counts.drain((subject, bin, count) -> fail("drained twice: " + subject));
    }

    @Test
    void whatOneTemplateCountedCountsForTheOneItBecamePartOf() {
        Counts counts = new Counts();
        Template old = Template.fresh(Level.ERROR, true, 0);
        Template part = Template.fresh(Level.ERROR, true, 0);
        old.id = 3;
        part.into = old;
        counts.add(part, 0);

        counts.drain((subject, bin, count) -> assertThat(subject).isEqualTo("t3"));
    }

    @Test
    void sixHoursBeforeAreShownAndWhatIsUsualBesideEachBin() {
        Rate.Window window = Rate.Window.around(TEN, TEN.plusSeconds(300), TEN.plusSeconds(420));
        Rate rate = Rate.of(window, Map.of(BIN, 60L, BIN - 72, 1L), (from, to) -> (to - from) / 60_000.0, false);

        assertThat(rate.from()).isEqualTo(TEN.minusSeconds(6 * 3600));
        assertThat(rate.seconds()).isEqualTo(300);
        assertThat(rate.counts()).hasSize(74).startsWith(1L, 0L).endsWith(60L, 0L);
        assertThat(rate.usual()).hasSize(74).containsOnly(5.0);
    }

    @Test
    void aLongMatterHasWiderBins() {
        Rate.Window window = Rate.Window.around(TEN, TEN.plus(Duration.ofDays(10)), TEN.plus(Duration.ofDays(30)));
        Rate rate = Rate.of(window, Map.of(BIN, 3L, BIN + 1, 4L), null, true);

        assertThat(rate.counts()).hasSizeBetween(48, 96).contains(7L);
        assertThat(rate.usual()).isEmpty();
        assertThat(rate.seconds() % 300).isZero();
        assertThat(Rate.of(window, Map.of(), null, true)).isEqualTo(Rate.NONE);
    }
}
