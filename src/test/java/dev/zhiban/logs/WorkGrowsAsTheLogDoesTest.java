package dev.zhiban.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntFunction;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.zhiban.logs.bench.MadeLog;
import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.platform.privacy.Redacted;

/// Four times as many lines of one kind make about four times as much work, whatever the kind. Work is counted in bytes of the
/// objects that the analysis makes, which no other load of the machine changes; whatever depends on the kind of line (words,
/// shapes, groups of them) is an object. What grew with the square would come to sixteen times.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkGrowsAsTheLogDoesTest {

    private static final int LINES = 300;
    private static final int TIMES = 4;
    private static final double MOST = 6;

    private final StreamingLogs logs = new StreamingLogs(text -> new Redacted(text, java.util.Map.of()),
            KnownErrors.load(Path.of("knowledge-base")), Explaining.CLOCK);
    private final Random random = new Random(9);

    private enum Kind {
        MIXED,
        DISTINCT_WORDS,
        MANY_WORDS,
        ONE_WORD,
        DISTINCT_ERRORS,
        FEW_WORDS_IN_ANY_ORDER,
        NAMED_VALUES,
        DISTINCT_NAMES,
        TRACES,
        GROWING_LINES,
        GROWING_RUNS,
        CRLF,
        EPOCH,
        HEX,
        ONE_TEMPLATE,
        JSON,
        ANSI,
        SHORT,
        EMPTY,
        PUNCTUATION,
        QUOTED,
        BRACKETED,
        PATHS,
        DOTTED,
        DASHED,
        REFUSED,
        DISORDERED,
        STATUS,
        CHINESE,
        DURATIONS,
        FRAMES,
        RANDOM_TEXT,
        RANDOM_BYTES
    }

    @BeforeAll
    void loadClasses() throws IOException {
        for (Kind kind : Kind.values()) {
            work(kind, 50);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void workGrowsAsTheLogDoes(Kind kind) throws IOException {
        long one = work(kind, LINES);
        long four = work(kind, TIMES * LINES);

        assertThat((double) four / one).as(kind + ": " + one + " bytes, then " + four).isLessThan(MOST);
    }

    private long work(Kind kind, int lines) throws IOException {
        random.setSeed(9);
        byte[] log = kind == Kind.MIXED ? MadeLog.lines(lines) : log(kind, lines);
        long before = allocated();
        assertThat(logs.explain(new ByteArrayInputStream(log), ExplainOptions.DEFAULT).lines()).isPositive();
        return allocated() - before;
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private byte[] log(Kind kind, int lines) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (int i = 0; i < lines; i++) {
            if (kind == Kind.RANDOM_BYTES) {
                byte[] bytes = new byte[100];
                random.nextBytes(bytes);
                log.writeBytes(bytes);
            }
            log.writeBytes((line(kind, i) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return log.toByteArray();
    }

    private String line(Kind kind, int i) {
        return switch (kind) {
            case MIXED, EMPTY, RANDOM_BYTES -> "";
            case DISTINCT_WORDS -> times(8, _ -> word() + " ");
            case MANY_WORDS -> times(40, _ -> word() + " ");
            case ONE_WORD -> word();
            case DISTINCT_ERRORS -> time(i) + " ERROR [main] shop.Orders - cannot " + word() + " " + word() + ": " + word();
            case FEW_WORDS_IN_ANY_ORDER -> time(i) + " INFO " + times(12, _ -> one("open close start stop") + " ");
            case NAMED_VALUES -> time(i) + " INFO" + times(6, _ -> " k" + random.nextInt(8) + "=" + word());
            case DISTINCT_NAMES -> time(i) + " INFO" + times(6, _ -> " " + word() + "=" + word());
            case TRACES -> time(i) + " ERROR broken\njava.lang.IllegalStateException: " + word()
                    + times(6, _ -> "\n\tat com." + word() + "." + word() + "(A.java:" + random.nextInt(99) + ")");
            case GROWING_LINES -> "x = " + "abc ".repeat(i % LINES);
            case GROWING_RUNS -> "values " + "12 ".repeat(i % LINES);
            case CRLF -> time(i) + " INFO request of " + word() + " done\r";
            case EPOCH -> 1_795_000_000_000L + i + " INFO user " + word() + " logged in";
            case HEX -> time(i) + " read " + Long.toHexString(random.nextLong()) + " " + Integer.toHexString(random.nextInt());
            case ONE_TEMPLATE -> time(i) + " INFO user " + word() + " of host " + word() + " did " + random.nextInt();
            case JSON -> "{\"ts\":\"" + time(i) + "\",\"level\":\"info\",\"msg\":\"x\""
                    + times(20, _ -> ",\"" + word() + "\":\"" + word() + "\"") + "}";
            case ANSI -> "\u001b[32m" + time(i) + "\u001b[0m INFO " + word() + " \u001b[" + random.nextInt(9) + "mdone";
            case SHORT -> "" + (char) ('a' + random.nextInt(26));
            case PUNCTUATION -> times(60, _ -> "" + "()[]{}\"'=,:;<>|&*".charAt(random.nextInt(17)));
            case QUOTED -> "did " + times(9, _ -> "\"" + word() + " " + word() + "\" ");
            case BRACKETED -> "call " + times(9, _ -> word() + "(" + word() + ") ");
            case PATHS -> "open /" + word() + "/" + word() + "/" + word() + ".txt for " + word();
            case DOTTED -> times(300, _ -> word() + ".");
            case DASHED -> times(300, _ -> random.nextInt(10) + "" + "-:.@/=".charAt(random.nextInt(6)));
            case REFUSED ->
                time(i) + " ERROR " + word() + " connection to " + word() + " refused: errno=" + random.nextInt(200);
            case DISORDERED ->
                time(random.nextInt(80_000_000)) + " WARN disk " + word() + " is at " + random.nextInt(100) + "%";
            case STATUS -> "192.0.2." + random.nextInt(250) + " - - [20/Nov/2026:10:00:" + (10 + random.nextInt(49))
                    + " +0800] \"GET /" + word() + " HTTP/1.1\" " + random.nextInt(100, 600) + " 99";
            case CHINESE -> time(i) + " ERROR " + times(10, _ -> "" + (char) (0x4e00 + random.nextInt(3_000)));
            case DURATIONS -> time(i) + " INFO " + word() + " took " + random.nextInt(100_000) + " ms";
            case FRAMES -> "\tat " + word() + "." + word() + "(X.java:1)";
            case RANDOM_TEXT -> times(90, _ -> "" + (char) (32 + random.nextInt(95)));
        };
    }

    private static String times(int times, IntFunction<String> part) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < times; i++) {
            text.append(part.apply(i));
        }
        return text.toString();
    }

    private String one(String words) {
        String[] all = words.split(" ");
        return all[random.nextInt(all.length)];
    }

    private String word() {
        return times(random.nextInt(3, 9), _ -> "" + (char) ('a' + random.nextInt(26)));
    }

    private static String time(int i) {
        return "2026-11-20 %02d:%02d:%02d.%03d".formatted(i / 3_600_000 % 24, i / 60_000 % 60, i / 1_000 % 60, i % 1_000);
    }
}
