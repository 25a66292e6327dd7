package dev.zhiban.logs.intake;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

/// Lines and bytes a minute for each source, counted in this process. A source may send one minute's worth at once.
@ApplicationScoped
public class Quotas {

    private final Map<UUID, Counted> buckets = new ConcurrentHashMap<>();

    private record Counted(int linesPerMinute, long bytesPerMinute, Bucket lines, Bucket bytes) {

        static Counted of(LogSource source) {
            return new Counted(source.linesPerMinute(), source.bytesPerMinute(), bucket(source.linesPerMinute()),
                    bucket(source.bytesPerMinute()));
        }

        private static Bucket bucket(long perMinute) {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1))).build();
        }

        boolean fits(LogSource source) {
            return source.linesPerMinute() == linesPerMinute && source.bytesPerMinute() == bytesPerMinute;
        }
    }

    /// Takes them, or takes nothing: then the answer says after how long to come again. Zero where they were taken.
    public Duration take(LogSource source, long lines, long bytes) {
        Counted counted = buckets.compute(source.id(),
                (_, before) -> before != null && before.fits(source) ? before : Counted.of(source));
        ConsumptionProbe first = counted.lines.tryConsumeAndReturnRemaining(Math.max(1, lines));
        if (!first.isConsumed()) {
            return Duration.ofNanos(first.getNanosToWaitForRefill());
        }
        ConsumptionProbe second = counted.bytes.tryConsumeAndReturnRemaining(Math.max(1, bytes));
        if (!second.isConsumed()) {
            counted.lines.addTokens(Math.max(1, lines));
            return Duration.ofNanos(second.getNanosToWaitForRefill());
        }
        return Duration.ZERO;
    }

    /// Whether so much could ever be taken at once.
    public static boolean possible(LogSource source, long lines, long bytes) {
        return lines <= source.linesPerMinute() && bytes <= source.bytesPerMinute();
    }
}
