package dev.zhiban.logs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import dev.zhiban.logs.intake.Arrival;
import dev.zhiban.logs.knownerror.KnownErrors;

/// What agents send is not always a line: bytes by chance, pieces of real lines, times of any year (seeded).
class AnyLineIsReadTest {

    private static final long NOW = 1_790_000_000_000L;
    private static final String[] PIECES = { "2026-11-22T08:00:00Z", "<34>1 ", "ERROR", "{\"level\":50,", "\n",
            "\tat a.B.c(D.java:1)",
            "Caused by: x.YException", "\u001b[31m", "\0", "失败", "=", "\"", "[", "]", " ", "\ud83d", "9".repeat(40),
            "Traceback (most recent call last)",
            "\r", "10.0.0.1", "key=value", "x".repeat(5_000) };

    @Test
    void withoutAnException() {
        SourceWatch watch = new SourceWatch(new SourceBaseline(), ZoneOffset.UTC, Clock.systemUTC(),
                KnownErrors.load(Path.of("knowledge-base")), UnaryOperator.identity(), Duration.ZERO);
        Random random = new Random(11);
        for (int round = 0; round < 40; round++) {
            List<Arrival> arrivals = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                long at = switch (random.nextInt(5)) {
                    case 0 -> random.nextLong();
                    case 1 -> Arrival.UNKNOWN;
                    default -> NOW + round * 60_000L + i;
                };
                arrivals.add(new Arrival(at, random.nextBoolean() ? bytes(random) : pieces(random)));
            }
            watch.read(arrivals, NOW + round * 60_000L);
            watch.silence(NOW + round * 60_000L, 0);
        }

        assertThat(watch.baseline().lines).isPositive();
        assertThat(watch.baseline().pace.stored()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
        assertThat(watch.baseline().lastAt).isLessThan(NOW + 86_400_000);
    }

    private static String bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String pieces(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
