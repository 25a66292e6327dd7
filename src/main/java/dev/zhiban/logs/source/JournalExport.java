package dev.zhiban.logs.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What `journalctl -o export` writes, as a log of lines: each entry becomes one line in the shape of RFC 5424 (time, host,
/// program, process, message), where its message begins; the further lines of a message follow it. The lines of the other fields
/// are left empty, so that line numbers are those of the file.
///
/// An entry is a run of fields that ends with an empty line: `NAME=text`, or for any bytes `NAME`, a line feed, the length in 64
/// bits (little-endian), the bytes, a line feed (systemd, "Journal Export Formats"). Of a message [#LONGEST] bytes are kept; of
/// the other fields only those that make the line. Memory: one message. An entry that breaks off ends there.
final class JournalExport extends InputStream {

    static final int LONGEST = 64 * 1024;

    private static final int SHORT = 256;
    private static final int NAME = 64;
    private static final Pattern HEAD = Pattern
            .compile("\\A(?:[A-Z_][A-Z0-9_]*=[^\n]*\n){0,6}__REALTIME_TIMESTAMP=\\d{10,17}\n");
    private static final Set<String> WANTED = Set.of("__REALTIME_TIMESTAMP", "PRIORITY", "SYSLOG_FACILITY", "_HOSTNAME",
            "SYSLOG_IDENTIFIER", "_COMM", "_SYSTEMD_UNIT", "_PID", "SYSLOG_PID");

    private final InputStream in;
    private final Map<String, String> fields = new HashMap<>();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private boolean said;
    /// Line feeds that were read of the entry.
    private long feeds;
    /// What is to be given out of it: line feeds, the message with its head, line feeds.
    private long before;
    private byte[] text = {};
    private int at;
    private long after;
    private boolean ended;

    JournalExport(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /// Whether this is the beginning of such a file.
    static boolean begins(byte[] sample) {
        String head = new String(sample, 0, Math.min(sample.length, 2_048), StandardCharsets.ISO_8859_1);
        return head.startsWith("__") && HEAD.matcher(head).find();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (before == 0 && at == text.length && after == 0) {
            if (ended) {
                return -1;
            }
            entry();
        }
        if (before > 0) {
            int read = feeds(bytes, offset, length, before);
            before -= read;
            return read;
        }
        if (at < text.length) {
            int read = Math.min(length, text.length - at);
            System.arraycopy(text, at, bytes, offset, read);
            at += read;
            return read;
        }
        int read = feeds(bytes, offset, length, after);
        after -= read;
        return read;
    }

    private static int feeds(byte[] bytes, int offset, int length, long left) {
        int feeds = (int) Math.min(length, left);
        Arrays.fill(bytes, offset, offset + feeds, (byte) '\n');
        return feeds;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void entry() throws IOException {
        fields.clear();
        message.reset();
        said = false;
        feeds = 0;
        before = 0;
        try {
            while (field()) {
                continue;
            }
        } catch (EOFException brokenOff) {
            ended = true;
        }
        text = said ? text() : new byte[0];
        at = 0;
        after = feeds - before - message.toString(StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
    }

    private byte[] text() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(head().getBytes(StandardCharsets.UTF_8));
        line.writeBytes(message.toByteArray());
        return line.toByteArray();
    }

    /// @return false at the end of the entry
    private boolean field() throws IOException {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        int b = in.read();
        while (b >= 0 && b != '=' && b != '\n') {
            if (name.size() <= NAME) {
                name.write(b);
            }
            b = in.read();
        }
        if (b < 0) {
            throw new EOFException();
        }
        feeds += b == '\n' ? 1 : 0;
        if (b == '\n' && name.size() == 0) {
            return false;
        }
        value(name.toString(StandardCharsets.US_ASCII), b == '=' ? -1 : length());
        return true;
    }

    private long length() throws IOException {
        long length = 0;
        for (int i = 0; i < 8; i++) {
            length |= (long) next() << (8 * i);
        }
        return length & Long.MAX_VALUE;
    }

    private int next() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException();
        }
        feeds += b == '\n' ? 1 : 0;
        return b;
    }

    /// @param length of binary data; negative for text, which ends with its line
    private void value(String name, long length) throws IOException {
        boolean first = name.equals("MESSAGE") && !said;
        int most = first ? LONGEST : WANTED.contains(name) ? SHORT : 0;
        ByteArrayOutputStream kept = first ? message : new ByteArrayOutputStream();
        if (first) {
            said = true;
            before = feeds;
        }
        long left = length;
        int b = length == 0 ? '\n' : next();
        while (length < 0 ? b != '\n' : left > 0) {
            if (kept.size() < most) {
                kept.write(b);
            }
            left--;
            b = next();
        }
        if (length == 0) {
            next();
        }
        if (!first && most > 0) {
            fields.putIfAbsent(name, kept.toString(StandardCharsets.UTF_8));
        }
    }

    private String head() {
        int priority = number("PRIORITY", 7, 6);
        int facility = number("SYSLOG_FACILITY", 23, 1);
        String program = first("SYSLOG_IDENTIFIER", "_COMM", "_SYSTEMD_UNIT");
        return "<" + (facility * 8 + priority) + ">1 " + time() + " " + first("_HOSTNAME") + " " + program + " "
                + first("_PID", "SYSLOG_PID") + " - - ";
    }

    private int number(String field, int most, int otherwise) {
        String text = fields.getOrDefault(field, "");
        return text.matches("\\d{1,2}") ? Math.min(Integer.parseInt(text), most) : otherwise;
    }

    private String time() {
        String micros = fields.getOrDefault("__REALTIME_TIMESTAMP", "");
        if (!micros.matches("\\d{10,17}")) {
            return "-";
        }
        long value = Long.parseLong(micros);
        return Instant.ofEpochSecond(value / 1_000_000, value % 1_000_000 * 1_000).toString();
    }

    private String first(String... names) {
        for (String name : names) {
            String text = fields.getOrDefault(name, "").strip().replaceAll("\\s+", "-");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "-";
    }
}
