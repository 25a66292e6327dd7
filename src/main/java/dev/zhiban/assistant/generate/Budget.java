package dev.zhiban.assistant.generate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.github.bucket4j.Bucket;

/// What one person may use of the model in a minute, so that nobody takes it from the others. Thread-safe, bounded.
final class Budget {

    private static final int PEOPLE = 10_000;

    private final int tokensPerMinute;
    private final Map<UUID, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Bucket> eldest) {
            return size() > PEOPLE;
        }
    };

    Budget(int tokensPerMinute) {
        this.tokensPerMinute = tokensPerMinute;
    }

    /// Whether the person may use so many tokens now; if so, they are taken.
    boolean take(UUID person, int tokens) {
        return bucket(person).tryConsume(Math.clamp(tokens, 1, tokensPerMinute));
    }

    private synchronized Bucket bucket(UUID person) {
        return buckets.computeIfAbsent(person, unused -> Bucket.builder()
                .addLimit(limit -> limit.capacity(tokensPerMinute).refillGreedy(tokensPerMinute, Duration.ofMinutes(1)))
                .build());
    }
}
