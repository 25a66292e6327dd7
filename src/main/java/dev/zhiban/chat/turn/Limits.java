package dev.zhiban.chat.turn;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

/// How much one person may ask of one process. Token buckets (bucket4j); memory is one bucket a person and kind.
@ApplicationScoped
class Limits {

    private static final int MANY_PEOPLE = 100_000;

    private final ChatConfig config;
    private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

    Limits(ChatConfig config) {
        this.config = config;
    }

    enum Kind {
        MESSAGE,
        CONVERSATION,
        UPLOAD
    }

    private final Map<UUID, AtomicInteger> waiting = new ConcurrentHashMap<>();

    private record Key(UUID person, Kind kind) {
    }

    /// A place to wait in; given back when it is closed.
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /// Throws a 429 when this person waits in too many places already.
    Place wait(UUID person) {
        AtomicInteger count = waiting.computeIfAbsent(person, id -> new AtomicInteger());
        if (count.incrementAndGet() > config.maxWaiting()) {
            count.decrementAndGet();
            throw tooMany(1);
        }
        return count::decrementAndGet;
    }

    /// Takes one; throws a 429 that says when to come again.
    void take(UUID person, Kind kind) {
        if (buckets.size() > MANY_PEOPLE) {
            buckets.clear();
        }
        Bucket bucket = buckets.computeIfAbsent(new Key(person, kind), key -> bucket(rate(kind)));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            throw tooMany((int) seconds);
        }
    }

    private static Problem tooMany(int seconds) {
        return new Problem(429, "too-many-requests", Text.of("操作太频繁，请稍后再试。", "Too many requests; try again in a moment."))
                .retryAfter(seconds);
    }

    private ChatConfig.Rate rate(Kind kind) {
        return switch (kind) {
            case MESSAGE -> config.messages();
            case CONVERSATION -> config.conversations();
            case UPLOAD -> config.uploads();
        };
    }

    private static Bucket bucket(ChatConfig.Rate rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), Duration.ofMinutes(1)))
                .build();
    }
}
