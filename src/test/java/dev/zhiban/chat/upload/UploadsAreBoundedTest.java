package dev.zhiban.chat.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.zhiban.chat.store.Attachments.Kind;

class UploadsAreBoundedTest {

    private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

    @TempDir
    Path directory;

    private final Inspection inspection = new Inspection(2 << 20, 1 << 20, 4 << 20);

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private interface Entries {
        void addTo(ZipOutputStream zip) throws IOException;
    }

    @Test
    void textLogsAndImagesAreKnownByTheirBytes() throws IOException {
        assertThat(look("2026-11-22 ERROR 磁盘已满\n".getBytes(StandardCharsets.UTF_8)).kind()).isEqualTo(Kind.TEXT);
        assertThat(look("2026-11-22 ERROR 磁盘已满\n".getBytes(Charset.forName("GBK"))).kind()).isEqualTo(Kind.TEXT);
        assertThat(look("hello".getBytes(StandardCharsets.UTF_16)).kind()).isEqualTo(Kind.TEXT);
        assertThat(look(PNG).mediaType()).isEqualTo("image/png");
        assertThat(look("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)).mediaType()).isEqualTo("text/plain");
        refused("upload-kind", file(out -> out.write(new byte[] { 'M', 'Z', 0, 0, 1, 2 })));
        refused("upload-empty", file(out -> {
        }));
    }

    @Test
    void sizesAreBounded() throws IOException {
        refused("upload-too-large", file(out -> out.write(text(3 << 20))));
        refused("upload-too-large", file(out -> {
            out.write(PNG);
            out.write(new byte[1 << 20]);
        }));
    }

    @Test
    void aGzipOfALogIsFine() throws IOException {
        assertThat(inspection.look(gzip(text(3 << 20))).kind()).isEqualTo(Kind.GZIP);
    }

    @Test
    void aGzipBombIsRefused() throws IOException {
        byte[] zeros = new byte[64 << 20];
        Arrays.fill(zeros, (byte) 'a');
        refused("archive-too-large", gzip(zeros));
        refused("archive-too-large", gzip(text(5 << 20)));
    }

    @Test
    void gzipInGzipIsRefused() throws IOException {
        refused("archive-nested", gzip(Files.readAllBytes(gzip(text(1_000)))));
        byte[] broken = Files.readAllBytes(gzip(text(100_000)));
        refused("archive-broken", file(out -> out.write(broken, 0, broken.length / 2)));
    }

    @Test
    void theEntryThatLooksMostLikeALogIsChosen() throws IOException {
        Path zip = zip(out -> {
            add(out, "docs/readme.md", text(5_000));
            add(out, "logs/app.log", text(2_000));
            add(out, "logs/shot.png", PNG);
        });
        assertThat(inspection.look(zip).entry()).isEqualTo("logs/app.log");
    }

    @ParameterizedTest
    @ValueSource(strings = { "../../etc/passwd", "/etc/passwd", "a/../../b", "C:\\windows\\x", "..\\x", "a/.." })
    void namesThatLeaveTheFolderAreRefused(String name) throws IOException {
        refused("archive-entry-name", zip(out -> add(out, name, text(10))));
    }

    @Test
    void archivesInArchivesAreRefusedByNameAndByContent() throws IOException {
        byte[] inner = Files.readAllBytes(zip(out -> add(out, "a.log", text(10))));
        refused("archive-nested", zip(out -> add(out, "inner.zip", inner)));
        refused("archive-nested", zip(out -> add(out, "inner.log", inner)));
    }

    @Test
    void manyEntriesAreRefusedBeforeTheyAreRead() throws IOException {
        refused("archive-too-many-entries", zip(out -> {
            for (int i = 0; i < 10_001; i++) {
                out.putNextEntry(new ZipEntry("e" + i));
            }
        }));
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        byte[] zeros = new byte[8 << 20];
        refused("archive-too-large", zip(out -> add(out, "zeros.log", fill(zeros))));
    }

    @Test
    void entriesThatShareTheirBytesAreRefused() throws IOException {
        refused(null, overlapping(2_000));
    }

    @Test
    void whatIsNoZipInsideIsRefused() throws IOException {
        byte[] zip = Files.readAllBytes(zip(out -> add(out, "a.log", text(1_000))));
        refused("archive-broken", file(out -> out.write(zip, 0, zip.length - 30)));
        byte[] wrong = zip.clone();
        Arrays.fill(wrong, wrong.length - 80, wrong.length - 30, (byte) 7);
        refused("archive-broken", file(out -> out.write(wrong)));
    }

    @Test
    void namesAreMadeHarmless() {
        assertThat(FileName.safe("C:\\logs\\app.log")).isEqualTo("app.log");
        assertThat(FileName.safe("../../x\r\nSet-Cookie: a")).isEqualTo("xSet-Cookie: a");
        assertThat(FileName.safe("log\u202egpj.exe")).isEqualTo("loggpj.exe");
        assertThat(FileName.safe("日志.log")).isEqualTo("日志.log");
        assertThat(FileName.safe("..")).isEqualTo("file");
        assertThat(FileName.safe("a".repeat(300) + ".log")).hasSize(150).endsWith(".log");
    }

    private Inspection.Seen look(byte[] content) throws IOException {
        return inspection.look(file(out -> out.write(content)));
    }

    private void refused(String type, Path file) {
        assertThatThrownBy(() -> inspection.look(file)).isInstanceOfSatisfying(UploadRefused.class, refused -> {
            if (type != null) {
                assertThat(refused.type()).isEqualTo(type);
            }
        });
    }

    private Path file(Content content) throws IOException {
        Path file = Files.createTempFile(directory, "upload", "");
        try (OutputStream out = Files.newOutputStream(file)) {
            content.writeTo(out);
        }
        return file;
    }

    private Path gzip(byte[] content) throws IOException {
        return file(out -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(content);
            }
        });
    }

    private Path zip(Entries entries) throws IOException {
        return file(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                entries.addTo(zip);
            }
        });
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /// Lines that compress about as well as a log does.
    private static byte[] text(int length) {
        Random random = new Random(7);
        StringBuilder lines = new StringBuilder();
        while (lines.length() < length) {
            lines.append("2026-11-22 10:00:0").append(random.nextInt(10)).append(" INFO [worker-").append(random.nextInt(90))
                    .append("] request ").append(Long.toHexString(random.nextLong())).append(" done\n");
        }
        return lines.substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] fill(byte[] bytes) {
        Arrays.fill(bytes, (byte) 'a');
        return bytes;
    }

    /// One stored entry of 4 kB that the directory lists again and again, as the known bombs do.
    private Path overlapping(int times) throws IOException {
        byte[] content = text(4_096);
        CRC32 crc = new CRC32();
        crc.update(content);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header(out, 0x04034b50, false, "e0000.log", crc.getValue(), content.length);
        out.write(content);
        int directory = out.size();
        for (int i = 0; i < times; i++) {
            header(out, 0x02014b50, true, "e%04d.log".formatted(i), crc.getValue(), content.length);
        }
        int end = out.size();
        number(out, 0x06054b50, 4);
        number(out, 0, 4);
        number(out, times, 2);
        number(out, times, 2);
        number(out, end - directory, 4);
        number(out, directory, 4);
        number(out, 0, 2);
        return file(to -> to.write(out.toByteArray()));
    }

    private static void header(OutputStream out, long mark, boolean central, String name, long crc, int length)
            throws IOException {
        number(out, mark, 4);
        if (central) {
            number(out, 20, 2);
        }
        number(out, 20, 2);
        number(out, 0, 8);
        number(out, crc, 4);
        number(out, length, 4);
        number(out, length, 4);
        number(out, name.length(), 2);
        number(out, 0, 2);
        if (central) {
            number(out, 0, 14);
        }
        out.write(name.getBytes(StandardCharsets.US_ASCII));
    }

    private static void number(OutputStream out, long value, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >> 8 * i));
        }
    }
}
