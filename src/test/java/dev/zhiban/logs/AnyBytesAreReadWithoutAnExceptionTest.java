package dev.zhiban.logs;

import static dev.zhiban.logs.Explaining.explain;
import static dev.zhiban.logs.Explaining.line;
import static dev.zhiban.logs.Explaining.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;

class AnyBytesAreReadWithoutAnExceptionTest {

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
    void aLineOfManyMegabytesIsCutAndCounted() throws IOException {
        InputStream endless = new InputStream() {
            private long left = 100_000_000;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = (int) Math.min(length, left);
                Arrays.fill(bytes, offset, offset + count, (byte) 'x');
                left -= count;
                return count;
            }
        };

        Explanation explanation = Explaining.logs().explain(endless, ExplainOptions.DEFAULT);

        assertThat(explanation.lines()).isEqualTo(1);
        assertThat(explanation.notes()).anySatisfy(note -> assertThat(note.en()).contains("99991808 bytes were not"));
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
