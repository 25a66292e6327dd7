package dev.zhiban.logs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/// Entries as systemd's "Journal Export Formats" describes them; the contents are our own.
class JournalExportBecomesLinesTest {

    private static final String FIRST = """
            __CURSOR=s=1;i=1
            __REALTIME_TIMESTAMP=1795168800123456
            __MONOTONIC_TIMESTAMP=9012345
            _BOOT_ID=5b3c7f1f0a9c4d0f8c0a5a6f3b1c2d3e
            PRIORITY=3
            SYSLOG_FACILITY=3
            SYSLOG_IDENTIFIER=nginx
            _HOSTNAME=web1
            _PID=812
            MESSAGE=connect() failed (111: Connection refused)
            _COMM=nginx

            """;
    private static final String HEAD = """
            __CURSOR=s=1;i=2
            __REALTIME_TIMESTAMP=1795168801000000
            _HOSTNAME=web1
            """;
    private static final String TRACE = "java.io.IOException: reset\n\tat a.B.c(B.java:1)\n\tat a.B.d(B.java:2)";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void anEntryIsALineWhereItsMessageBegins() throws IOException {
        text(FIRST);

        List<String> lines = lines();

        assertThat(lines).hasSize(12);
        assertThat(lines.get(9)).isEqualTo(
                "<27>1 2026-11-20T10:00:00.123456Z web1 nginx 812 - - connect() failed (111: Connection refused)");
        assertThat(lines).filteredOn(line -> !line.isEmpty()).hasSize(1);
    }

    @Test
    void binaryFieldsKeepTheirLinesAndTheNumbersOfTheFile() throws IOException {
        text(FIRST);
        text(HEAD);
        binary("COREDUMP", "\n\n\0\n=".getBytes(StandardCharsets.UTF_8));
        binary("MESSAGE", TRACE.getBytes(StandardCharsets.UTF_8));
        text("SYSLOG_IDENTIFIER=shop\n\n");
        String[] file = log.toString(StandardCharsets.ISO_8859_1).split("\n", -1);

        List<String> lines = lines();

        int trace = lines.indexOf("\tat a.B.c(B.java:1)");
        assertThat(lines.get(trace - 1)).isEqualTo("<14>1 2026-11-20T10:00:01Z web1 shop - - - java.io.IOException: reset");
        assertThat(file[trace]).isEqualTo("\tat a.B.c(B.java:1)");
        assertThat(file[trace - 1]).endsWith("java.io.IOException: reset");
        assertThat(lines).hasSize(file.length - 1);
    }

    @Test
    void anEntryThatBreaksOffEndsThere() throws IOException {
        text(FIRST);
        text(HEAD);
        text("MESSAGE\n");
        log.writeBytes(new byte[] { 100, 0, 0, 0 });

        assertThat(lines().get(9)).contains("connect() failed");
    }

    @Test
    void otherTextsWithEqualSignsAreNoJournal() throws IOException {
        text("__CURSOR=s=1;i=1\nlevel=info msg=started\n");

        assertThat(lines()).containsExactly("__CURSOR=s=1;i=1", "level=info msg=started");
    }

    @Test
    void noBytesAreAnException() throws IOException {
        text(FIRST);
        text(HEAD);
        binary("MESSAGE", TRACE.getBytes(StandardCharsets.UTF_8));
        byte[] whole = log.toByteArray();
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            byte[] broken = Arrays.copyOf(whole, 60 + random.nextInt(whole.length - 60));
            for (int k = 60; k < broken.length; k += 1 + random.nextInt(60)) {
                broken[k] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> LogBytes.open(new ByteArrayInputStream(broken)).readAllBytes()).doesNotThrowAnyException();
        }
    }

    /// A long field that is nothing but line ends: what is not wanted is counted and not kept.
    @Test
    void aHugeFieldIsNotKept() throws IOException {
        long size = 3_000_000;
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes((HEAD + "COREDUMP\n").getBytes(StandardCharsets.UTF_8));
        head.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(size).array());
        InputStream field = new Repeated(size);
        InputStream rest = new ByteArrayInputStream("\nMESSAGE=after\n\n".getBytes(StandardCharsets.UTF_8));
        InputStream all = new SequenceInputStream(new SequenceInputStream(new ByteArrayInputStream(head.toByteArray()), field),
                rest);

        Lines lines = new Lines(LogBytes.open(all));
        String last = "";
        while (lines.next()) {
            last = lines.end() > lines.start() ? new String(lines.bytes(), lines.start(), lines.end() - lines.start(),
                    StandardCharsets.UTF_8) : last;
        }

        assertThat(last).endsWith(" after");
        assertThat(lines.number()).isEqualTo(size + 7);
    }

    private void text(String text) {
        log.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void binary(String name, byte[] value) {
        text(name + "\n");
        log.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value.length).array());
        log.writeBytes(value);
        text("\n");
    }

    private List<String> lines() throws IOException {
        LogBytes bytes = LogBytes.open(new ByteArrayInputStream(log.toByteArray()));
        return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }

    /// So many line ends.
    private static final class Repeated extends InputStream {
        private long left;

        Repeated(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? '\n' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(length, left);
            Arrays.fill(bytes, offset, offset + read, (byte) '\n');
            left -= read;
            return read;
        }
    }
}
