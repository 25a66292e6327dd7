package dev.zhiban.logs.planted;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/// A log in the making: ordinary traffic of a few programs, each in its own dialect, with daily noise at an even rate (warnings,
/// some errors, lines that only look like errors). Times grow by random intervals.
final class Scene {

    private static final String[] ORDINARY = {
            "INFO|Order %d accepted in %d ms", "INFO|Cache hit for key %x, age %d s", "INFO|User u%d signed in from 10.2.%d.7",
            "INFO|Sent mail %d to customer c%d", "DEBUG|Polling queue jobs-%d, %d waiting",
            "INFO|Payment %d captured, amount %d.00",
            "INFO|GET /api/items/%d finished with 200 in %d ms", "INFO|Item %d moved to shelf s%d",
            "INFO|Job %d done, next in %d s",
            "DEBUG|Session %x renewed for user u%d", "INFO|Index segment %d merged, %d documents",
            "INFO|Invoice %d printed on p%d",
            "INFO|Batch %d finished: 0 errors, %d rows", "INFO|error_log reopened after rotation %d (%d bytes)",
            "INFO|Health check %d ok, errors=0, lag %d ms", "INFO|Read timeout set to %d ms for client c%d",
            "DEBUG|Token bucket of tenant t%d holds %d", "INFO|Replication position %d, behind %d ms" };
    private static final String[] NOISE = {
            "WARN|Stock of item %d is low: %d left", "WARN|Slow consumer c%d, %d messages behind",
            "WARN|Deprecated call /v1/items/%d from c%d",
            "ERROR|Card of customer c%d was declined, order %d", "ERROR|Could not parse phone number of customer c%d, row %d",
            "ERROR|Webhook delivery %d to shop s%d failed with 410" };

    final Random random;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final List<Dialect> dialects;
    private final Map<Dialect, String> sources = new EnumMap<>(Dialect.class);
    private final List<String> ordinary = new ArrayList<>();
    private final List<String> noise = new ArrayList<>();
    private final int noisy;
    private final double interval;
    private double clock;
    private long number;
    private final List<After> after = new ArrayList<>();
    private long lastAlways;
    private boolean stopped;

    private record After(long until, double probability, Runnable event) {
    }

    /// @param errors whether the daily noise has errors
    Scene(long seed, List<Dialect> dialects, boolean errors) {
        this.random = new Random(seed);
        this.dialects = dialects;
        dialects.forEach(dialect -> sources.put(dialect, Dialect.source(random)));
        for (String kind : ORDINARY) {
            int weight = random.nextInt(1, 9);
            for (int i = 0; i < weight; i++) {
                ordinary.add(kind);
            }
        }
        for (String kind : NOISE) {
            if ((errors || kind.startsWith("WARN")) && random.nextInt(4) > 0) {
                noise.add(kind);
            }
        }
        noisy = random.nextInt(60, 400);
        interval = random.nextInt(20, 700);
        clock = Instant.parse("2026-11-20T01:00:00Z").toEpochMilli() + random.nextInt(20_000_000);
    }

    /// The number of the line to come, from 1.
    long next() {
        return number + 1;
    }

    byte[] bytes() {
        return text.toByteArray();
    }

    /// Lines of ordinary traffic, among them what [#during] has ordered.
    void traffic(long lines) {
        for (long until = number + lines; number < until;) {
            boolean done = false;
            for (After one : List.copyOf(after)) {
                if (number > one.until) {
                    after.remove(one);
                } else if (!done && random.nextDouble() < one.probability) {
                    one.event.run();
                    done = true;
                }
            }
            if (!done) {
                boolean noiseNow = !noise.isEmpty() && random.nextInt(noisy) == 0;
                kind(noiseNow ? noise : ordinary);
            }
        }
    }

    private void kind(List<String> kinds) {
        String[] kind = kinds.get(random.nextInt(kinds.size())).split("\\|", 2);
        say(kind[0], kind[1].formatted(random.nextInt(900_000), random.nextInt(1, 90)));
    }

    /// For the next lines, each is with this probability one of the event's.
    void during(long lines, double probability, Runnable event) {
        after.add(new After(number + lines, probability, event));
    }

    /// From now on, each line is with this probability one of the event's, until it is stopped.
    void always(double probability, LongSupplier event) {
        after.add(new After(Long.MAX_VALUE, probability, () -> lastAlways = stopped ? lastAlways : event.getAsLong()));
    }

    /// Stops what comes always; gives the line where it came last.
    long stop() {
        stopped = true;
        return lastAlways;
    }

    /// One record in one of the dialects. Gives its line.
    long say(String level, String message) {
        Dialect dialect = dialects.get(random.nextInt(dialects.size()));
        clock += -Math.log(1 - random.nextDouble()) * interval;
        return raw(
                dialect.line(Instant.ofEpochMilli((long) clock), level, sources.getOrDefault(dialect, "app"), message, random));
    }

    /// A line as it stands.
    long raw(String line) {
        text.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        text.write('\n');
        return ++number;
    }

    /// Lines as they stand; gives the number of the first.
    long block(String lines) {
        long first = next();
        lines.lines().forEach(this::raw);
        return first;
    }

    void silence(int seconds) {
        clock += seconds * 1000.0;
    }

    int any(int below) {
        return random.nextInt(below);
    }

    String any(String... words) {
        return words[random.nextInt(words.length)];
    }
}
