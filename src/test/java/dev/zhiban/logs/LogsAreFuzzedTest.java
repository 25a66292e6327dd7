package dev.zhiban.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/// Logs put together from the lines of all formats' fixtures and from known errors' examples, with bytes changed, lines cut,
/// joined and repeated. Some hundred by default; `-Dzhiban.fuzz.seconds=600` goes on for so long. A failure names its seed,
/// which `-Dzhiban.fuzz.seed` takes.
class LogsAreFuzzedTest {

    private static final int LOGS = 300;
    private static final byte[] ODD = { 0, 7, 9, 10, 13, 27, 32, 34, 37, 39, 40, 41, 44, 46, 47, 48, 57, 58, 60, 61, 62, 91, 92,
            93,
            123, 124, 125, 127, (byte) 0x80, (byte) 0xC3, (byte) 0xE4, (byte) 0xFE, (byte) 0xFF };

    @Test
    void noLogMakesTheAnalysisThrow() throws IOException {
        List<byte[]> lines = lines();
        long until = System.nanoTime() + Long.getLong("zhiban.fuzz.seconds", 0) * 1_000_000_000L;
        Long given = Long.getLong("zhiban.fuzz.seed");
        int logs = 0;
        for (long seed = given == null ? 1 : given; logs < LOGS || System.nanoTime() < until; seed++, logs++) {
            byte[] log = log(lines, new Random(seed));
            try {
                Explanation explanation = Explaining.logs().explain(new ByteArrayInputStream(log), ExplainOptions.DEFAULT);
                assertThat(explanation.records()).isBetween(0L, explanation.lines());
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("seed " + seed, failed);
            }
            if (given != null) {
                return;
            }
        }
    }

    private static byte[] log(List<byte[]> lines, Random random) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        int count = random.nextInt(1, 120);
        for (int i = 0; i < count; i++) {
            byte[] line = lines.get(random.nextInt(lines.size())).clone();
            for (int changes = random.nextInt(6) - 2; changes > 0 && line.length > 0; changes--) {
                line[random.nextInt(line.length)] = random.nextBoolean() ? ODD[random.nextInt(ODD.length)]
                        : (byte) random.nextInt();
            }
            int from = random.nextInt(5) == 0 ? random.nextInt(line.length + 1) : 0;
            int to = random.nextInt(5) == 0 ? random.nextInt(from, line.length + 1) : line.length;
            for (int times = random.nextInt(20) == 0 ? random.nextInt(200) : 1; times > 0; times--) {
                log.write(line, from, to - from);
                if (random.nextInt(12) > 0) {
                    log.write('\n');
                }
            }
        }
        return log.toByteArray();
    }

    private static List<byte[]> lines() throws IOException {
        List<byte[]> lines = new ArrayList<>();
        try (Stream<Path> fixtures = Files.walk(Path.of("src/test/resources/logs"))) {
            for (Path fixture : fixtures.filter(Files::isRegularFile).sorted().toList()) {
                Files.readString(fixture).lines().limit(60)
                        .map(line -> line.substring(fixture.toString().endsWith(".tsv") ? line.lastIndexOf('\t') + 1 : 0))
                        .map(line -> line.getBytes(StandardCharsets.UTF_8)).forEach(lines::add);
            }
        }
        for (String continuation : List.of("\tat com.example.A.b(A.java:12)", "Caused by: java.io.IOException: x",
                "Traceback (most recent call last):", "  File \"a.py\", line 3, in f", "goroutine 1 [running]:",
                "#0 0x7f in f ()",
                "java.lang.IllegalStateException: no", "\u001b[31mERROR\u001b[0m broken", "\u001b]0;title\u0007x", "")) {
            lines.add(continuation.getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }
}
