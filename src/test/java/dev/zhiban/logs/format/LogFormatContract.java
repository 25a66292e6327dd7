package dev.zhiban.logs.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every format must keep. A format's fixture is `logs/format/NAME.tsv`: level, time, logger, message and the line, divided
/// by tabs; its last line is `BROKEN`, a tab and a line that nearly has the shape.
class LogFormatContract {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);
    private static final LogFormats FORMATS = new LogFormats(ZoneOffset.UTC, CLOCK);

    static Stream<LogFormat> formats() {
        return FORMATS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void readsItsFixtureAndRefusesTheBrokenLine(LogFormat format) throws IOException {
        List<String> fixture = fixture(format);
        assertThat(fixture.getLast()).startsWith("BROKEN\t");
        for (String row : fixture) {
            String[] cells = row.split("\t", 5);
            if (cells[0].equals("BROKEN")) {
                assertThat(format.parse(Line.of(cells[1]))).as(row).isEmpty();
                continue;
            }
            Line line = Line.of(cells[4]);
            LogLine alone = format.parse(line).orElseThrow(() -> new AssertionError("not read: " + row));
            LogLine opened = FORMATS.parse(line).orElseThrow();
            assertThat(opened.level()).as(row).hasToString(cells[0]);
            assertThat(opened.logger()).as(row).isEqualTo(cells[2]);
            assertThat(opened.message()).as(row).hasToString(cells[3]);
            assertThat(time(line, alone)).as(row).isEqualTo(cells[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void neverThrowsWhateverTheBytes(LogFormat format) throws IOException {
        Random random = new Random(42);
        for (String row : fixture(format)) {
            byte[] bytes = row.substring(row.lastIndexOf('\t') + 1).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 2_000; i++) {
                byte[] mutated = mutated(bytes, random);
                assertThatCode(() -> format.parse(new Line(mutated, 0, mutated.length))).doesNotThrowAnyException();
            }
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        for (int k = random.nextInt(4); k > 0 && copy.length > 0; k--) {
            copy[random.nextInt(copy.length)] = (byte) "[]{}\":<> \\0059T-\n".charAt(random.nextInt(17));
        }
        return copy;
    }

    private static String time(Line line, LogLine found) {
        Optional<LogLine> opened = FORMATS.parse(line);
        int at = found.timeAt() >= 0 ? found.timeAt() : opened.map(LogLine::timeAt).orElse(-1);
        return at >= 0 && FORMATS.times().read(line, at) ? Instant.ofEpochMilli(FORMATS.times().millis()).toString() : "";
    }

    private static List<String> fixture(LogFormat format) throws IOException {
        String name = "/logs/format/" + format.name() + ".tsv";
        try (InputStream in = LogFormatContract.class.getResourceAsStream(name)) {
            assertThat(in).as("fixture %s", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
