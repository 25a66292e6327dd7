package dev.zhiban.logs;

import static dev.zhiban.logs.Explaining.explain;
import static dev.zhiban.logs.Explaining.line;
import static dev.zhiban.logs.Explaining.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;

class AnyBytesAreReadWithoutAnExceptionTest {

    private static final long BOUND = 96 << 20;
    private static final String CHINESE = line(1, "ERROR", "用户张三登录失败：密码错误") + line(2, "INFO ", "订单已提交");

    @Test
    void anEmptyLogIsSaidToBeEmpty() {
        assertThat(explain("").summary().en()).contains("empty");
        assertThat(explain("").records()).isZero();
    }

    @Test
    void randomBytesAreCountedAndSaidToBeBinary() {
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            byte[] bytes = new byte[random.nextInt(200_000)];
            random.nextBytes(bytes);
            Explanation explanation = explain(bytes);
            assertThat(explanation.levels().values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(explanation.records());
        }
        byte[] bytes = new byte[100_000];
        random.nextBytes(bytes);
        assertThat(explain(bytes).notes()).anySatisfy(note -> assertThat(note.en()).contains("binary"));
        assertThat(explain(bytes).summary().en()).contains("nothing is claimed");
        assertThat(explain(bytes).findings()).isEmpty();
    }

    @Test
    void mutatedLogsAreRead() {
        Random random = new Random(5);
        byte[] good = (quiet(0, 40) + "java.lang.Error: x\n\tat a.B.c(D.java:1)\nCaused by: y.Z\n" + CHINESE)
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 500; i++) {
            byte[] copy = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            for (int k = 0; k < 30; k++) {
                copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
            }
            assertThat(explain(copy).lines()).isPositive();
        }
    }

    @Test
    void gzipIsUnpackedAndAPieceOfItIsReadAsFarAsItGoes() throws IOException {
        byte[] packed = packed(quiet(0, 20_000));

        assertThat(explain(packed).records()).isEqualTo(20_000);
        Explanation cut = explain(Arrays.copyOf(packed, packed.length / 2));
        assertThat(cut.records()).isBetween(1L, 19_999L);
        assertThat(cut.notes()).anySatisfy(note -> assertThat(note.en()).contains("cut or damaged"));
        assertThat(explain(Arrays.copyOf(packed, 5)).notes()).isNotEmpty();
    }

    @Test
    void theFirstFileOfAZipIsReadWhateverItsName() throws IOException {
        byte[] one = zipped("../../etc/shop.log", quiet(0, 2_000));
        byte[] two = zipped("a/", "", "a/shop.log", quiet(0, 2_000), "b.log", CHINESE);

        assertThat(explain(one).records()).isEqualTo(2_000);
        assertThat(explain(one).notes()).isEmpty();
        assertThat(explain(two).records()).isEqualTo(2_000);
        assertThat(explain(two).notes()).anySatisfy(note -> assertThat(note.en()).contains("only the first was read"));
        assertThat(explain(Arrays.copyOf(one, one.length / 2)).notes())
                .anySatisfy(note -> assertThat(note.en()).contains("cut or damaged"));
    }

    private static byte[] zipped(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    @Test
    void aBombIsReadUpToTheLimitOfBytes() throws IOException {
        byte[] bomb = packed("x".repeat(20_000_000));
        ExplainOptions options = new ExplainOptions(ExplainOptions.DEFAULT.zone(), 200, 20, 1_000_000,
                ExplainOptions.DEFAULT.patience());

        Explanation explanation = Explaining.logs().explain(new ByteArrayInputStream(bomb), options);

        assertThat(explanation.notes()).anySatisfy(note -> assertThat(note.en()).contains("only the first part was read"));
    }

    @Test
    void otherEncodingsAreRecognised() {
        for (Charset charset : new Charset[] { StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE, Charset.forName("GB18030") }) {
            Explanation explanation = explain((CHINESE + quiet(3, 10)).getBytes(charset));
            assertThat(explanation.findings()).as(charset.name()).first()
                    .satisfies(finding -> assertThat(finding.evidence()).contains("登录失败"));
            assertThat(explanation.levels()).as(charset.name()).containsEntry("ERROR", 1L);
        }
        byte[] marked = ("\uFEFF" + CHINESE).getBytes(StandardCharsets.UTF_8);
        assertThat(explain(marked).levels()).containsEntry("ERROR", 1L);
    }

    @Test
    void coloursAndWindowsLineEndsAndZeroBytesDoNotCount() {
        String plain = quiet(0, 60);
        String coloured = plain.replace("INFO ", "\u001b[32mINFO \u001b[0m").replace("\n", "\r\n");

        assertThat(explain(coloured).templates()).extracting(Explanation.Template::text, Explanation.Template::count)
                .containsExactlyInAnyOrderElementsOf(explain(plain).templates().stream()
                        .map(t -> org.assertj.core.groups.Tuple.tuple(t.text(), t.count())).toList());
        assertThat(explain("a\0b\n\0\0\n").lines()).isEqualTo(2);
    }

    @Test
    void aLineOfAGigabyteIsCutAndCounted() throws IOException {
        long before = allocated();

        Explanation explanation = Explaining.logs().explain(new Repeated(new byte[] { 'x' }, 1_000_000_000),
                ExplainOptions.DEFAULT);

        assertThat(allocated() - before).isLessThan(BOUND);
        assertThat(explanation.lines()).isEqualTo(1);
        assertThat(explanation.notes()).anySatisfy(note -> assertThat(note.en()).contains("999991808 bytes were not"));
    }

    @Test
    void anArchiveOfAMillionEntriesIsReadAsFarAsItsFirstFile() throws IOException {
        long before = allocated();

        Explanation files = Explaining.logs().explain(new Repeated(entry("a.log"), 1_000_000L * entry("a.log").length),
                ExplainOptions.DEFAULT);
        Explanation folders = Explaining.logs().explain(new Repeated(entry("a/"), 1_000_000L * entry("a/").length),
                ExplainOptions.DEFAULT);

        assertThat(allocated() - before).isLessThan(2 * BOUND);
        assertThat(files.notes()).anySatisfy(note -> assertThat(note.en()).contains("only the first was read"));
        assertThat(folders.notes()).anySatisfy(note -> assertThat(note.en()).contains("are folders: nothing was read"));
        assertThat(folders.records()).isZero();
    }

    @Test
    void aBombInAZipIsReadUpToTheLimitOfBytes() throws IOException {
        byte[] bomb = zipped("bomb.log", "x".repeat(20_000_000));
        ExplainOptions options = new ExplainOptions(ExplainOptions.DEFAULT.zone(), 200, 20, 1_000_000,
                ExplainOptions.DEFAULT.patience());
        long before = allocated();

        Explanation explanation = Explaining.logs().explain(new ByteArrayInputStream(bomb), options);

        assertThat(allocated() - before).isLessThan(BOUND);
        assertThat(explanation.notes()).anySatisfy(note -> assertThat(note.en()).contains("only the first part was read"));
    }

    /// The local header of an empty entry; a stream of them is an archive without an end.
    private static byte[] entry(String name) throws IOException {
        byte[] zip = zipped(name, "");
        return Arrays.copyOf(zip, indexOf(zip, new byte[] { 'P', 'K', 1, 2 }));
    }

    private static int indexOf(byte[] bytes, byte[] mark) {
        int at = 0;
        while (!Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length)) {
            at++;
        }
        return at;
    }

    /// Bytes that this thread has taken so far, also what is free again.
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /// A piece again and again.
    private static final class Repeated extends InputStream {
        private final byte[] piece;
        private final long length;
        private long at;

        Repeated(byte[] piece, long length) {
            this.piece = piece;
            this.length = length;
        }

        @Override
        public int read() {
            return at < length ? piece[(int) (at++ % piece.length)] : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int wanted) {
            if (at >= length) {
                return -1;
            }
            int count = (int) Math.min(wanted, length - at);
            if (piece.length == 1) {
                Arrays.fill(bytes, offset, offset + count, piece[0]);
                at += count;
            } else {
                for (int i = 0; i < count; i++) {
                    bytes[offset + i] = piece[(int) (at++ % piece.length)];
                }
            }
            return count;
        }
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
