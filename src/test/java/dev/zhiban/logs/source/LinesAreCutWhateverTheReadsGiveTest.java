package dev.zhiban.logs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class LinesAreCutWhateverTheReadsGiveTest {

    private final Random random = new Random(11);

    @Test
    void linesAreThoseOfTheText() throws IOException {
        for (int round = 0; round < 12; round++) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                texts.add("a1 f\u00e9-".repeat(random.nextInt(random.nextInt(60) == 0 ? 1_000 : 20)) + i);
            }
            String end = random.nextBoolean() ? "\n" : "\r\n";
            String text = String.join(end, texts) + (random.nextBoolean() ? end : "");
            assertThat(read(text, 1 + random.nextInt(20_000)).texts).isEqualTo(texts);
        }
    }

    @Test
    void ofLongLinesTheBeginningIsKept() throws IOException {
        for (int length : new int[] { 8_191, 8_192, 8_193, 8_208, 262_143, 262_144, 262_145, 700_000 }) {
            Read read = read("x\n" + "y".repeat(length) + "\nz\n", 3_000);
            assertThat(read.texts).containsExactly("x", "y".repeat(Math.min(length, Lines.LONGEST)), "z");
            assertThat(read.cut).isEqualTo(Math.max(0, length - Lines.LONGEST));
        }
    }

    @Test
    void linesThatDifferInTheirNumbersOnlyHaveOneLayout() throws IOException {
        String padding = "w".repeat(8_150);
        for (int shift = 0; shift < 60; shift++) {
            String text = padding.substring(shift)
                    + "\n12:30 took 17 ms\n14:59 took 20 ms\n14:59 took 20 min\n14:59 took 2 ms\n";
            List<Long> layouts = read(text, Integer.MAX_VALUE).layouts;
            assertThat(layouts.get(1)).isEqualTo(layouts.get(2)).isNotIn(layouts.get(3), layouts.get(4));
            assertThat(layouts.get(3)).isNotEqualTo(layouts.get(4));
        }
    }

    @Test
    void aLineThatComesByteByByteIsNotReadAgainForEach() throws IOException {
        int bytes = 4 << 20;
        int[] reads = new int[1];
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                return reads[0]++ < bytes ? 'q' : -1;
            }

            @Override
            public int read(byte[] to, int at, int length) {
                int one = read();
                to[at] = (byte) one;
                return one < 0 ? -1 : 1;
            }
        };
        Lines lines = new Lines(slow);
        assertThat(lines.next()).isTrue();
        assertThat(lines.next()).isFalse();
        assertThat(lines.cutBytes()).isEqualTo(bytes - Lines.LONGEST);
    }

    private record Read(List<String> texts, List<Long> layouts, long cut) {
    }

    private record Ahead(int start, long layout) {
    }

    /// Notes the lines that are cut ahead, which must come as they were said to.
    private static void note(Lines lines, Deque<Ahead> ahead) {
        for (int i = 0; i < lines.ahead(); i++) {
            ahead.add(new Ahead(lines.startAhead(i), lines.layoutAhead(i)));
        }
    }

    private static Read read(String text, int most) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int at, int length) {
                return super.read(bytes, at, Math.min(length, most));
            }
        });
        List<String> texts = new ArrayList<>();
        List<Long> layouts = new ArrayList<>();
        Deque<Ahead> ahead = new ArrayDeque<>();
        while (lines.next()) {
            texts.add(new String(lines.bytes(), lines.start(), lines.end() - lines.start(), StandardCharsets.UTF_8));
            layouts.add(lines.layout());
            assertThat(lines.number()).isEqualTo(texts.size());
            if (!ahead.isEmpty()) {
                assertThat(ahead.removeFirst()).isEqualTo(new Ahead(lines.start(), lines.layout()));
            }
            if (ahead.isEmpty()) {
                note(lines, ahead);
            }
            assertThat(ahead).hasSize(lines.ahead());
        }
        return new Read(texts, layouts, lines.cutBytes());
    }
}
