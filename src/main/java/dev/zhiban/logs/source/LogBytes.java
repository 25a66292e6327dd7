package dev.zhiban.logs.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.text.Text;

/// The bytes of a log as UTF-8, whatever it was: gzip and the first file of a zip are unpacked, UTF-16 (with a mark, or seen by its zero bytes) and GB18030
/// are recoded, a UTF-8 mark is dropped, the journal's export format becomes lines. Packed data that breaks off ends the stream and is said in [#notes()].
public final class LogBytes extends InputStream {

    private static final int SAMPLE = 1 << 16;
    private static final char REPLACEMENT = '\uFFFD';
    private static final int FOLDERS = 1_000;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final InputStream in;
    private final boolean packed;
    private final boolean binary;
    private final String encoding;
    private final List<Text> notes;
    private final @Nullable ZipInputStream zip;
    private boolean ended;

    private LogBytes(InputStream in, boolean packed, boolean binary, @Nullable ZipInputStream zip, String encoding,
            List<Text> notes) {
        this.in = in;
        this.packed = packed;
        this.binary = binary;
        this.zip = zip;
        this.encoding = encoding;
        this.notes = notes;
    }

    public static LogBytes open(InputStream raw) throws IOException {
        List<Text> notes = new ArrayList<>();
        PushbackInputStream outer = new PushbackInputStream(raw, 4);
        byte[] magic = outer.readNBytes(4);
        outer.unread(magic);
        boolean zipped = magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4;
        boolean packed = zipped || magic.length > 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b && magic[2] == 8;
        ZipInputStream zip = zipped ? new ZipInputStream(outer, StandardCharsets.ISO_8859_1) : null;
        InputStream plain = outer;
        try {
            plain = zip != null ? firstFile(zip, notes) : packed ? new GZIPInputStream(outer, 1 << 16) : outer;
        } catch (EOFException | ZipException | IllegalArgumentException broken) {
            notes.add(brokenOff());
            return new LogBytes(InputStream.nullInputStream(), false, false, null, "UTF-8", notes);
        }
        PushbackInputStream inner = new PushbackInputStream(plain, SAMPLE);
        byte[] sample = sample(inner, packed, notes);
        if (JournalExport.begins(sample)) {
            inner.unread(sample);
            notes.add(Text.of("systemd 日志导出格式：每条记录按一行读取，行号是其消息所在的行。",
                    "The journal's export format: each entry is read as one line, under the number of the line where its message begins."));
            return new LogBytes(new JournalExport(inner), packed, false, zip, "UTF-8", notes);
        }
        int mark = 0;
        String encoding = encoding(sample);
        if (encoding.equals("UTF-8") && startsWith(sample, 0xEF, 0xBB, 0xBF)) {
            mark = 3;
        } else if (encoding.startsWith("UTF-16") && (startsWith(sample, 0xFF, 0xFE) || startsWith(sample, 0xFE, 0xFF))) {
            mark = 2;
        }
        inner.unread(sample, mark, sample.length - mark);
        boolean binary = binary(sample, encoding);
        if (binary) {
            notes.add(Text.of("内容看起来是二进制数据而不是文本日志。", "This looks like binary data and not like a text log."));
        }
        InputStream text = encoding.equals("UTF-8") ? inner : new Recoded(inner, Charset.forName(encoding));
        return new LogBytes(text, packed, binary, zip, encoding, notes);
    }

    /// The archive at the beginning of its first file that is no folder; names are not looked at, nothing is written.
    private static InputStream firstFile(ZipInputStream zip, List<Text> notes) throws IOException {
        int folders = 0;
        ZipEntry entry = zip.getNextEntry();
        while (entry != null && entry.isDirectory() && folders < FOLDERS) {
            folders++;
            entry = zip.getNextEntry();
        }
        if (entry != null && !entry.isDirectory()) {
            return zip;
        }
        notes.add(entry == null ? Text.of("压缩包里没有文件。", "The archive holds no file.")
                : Text.of("压缩包开头的 " + FOLDERS + " 项都是文件夹，没有读取。",
                        "The first " + FOLDERS + " entries of the archive are folders: nothing was read."));
        return InputStream.nullInputStream();
    }

    /// At the end of the file says whether there are others.
    private void others() {
        try {
            if (zip != null && zip.getNextEntry() != null) {
                notes.add(Text.of("压缩包里有多个文件，只分析了第一个；其余的请解压后分别分析。",
                        "The archive holds several files: only the first was read. Unpack it and give the others one by one."));
            }
        } catch (IOException | IllegalArgumentException broken) {
            notes.add(brokenOff());
        }
    }

    private static byte[] sample(InputStream in, boolean packed, List<Text> notes) throws IOException {
        byte[] sample = new byte[SAMPLE];
        int length = 0;
        try {
            while (length < SAMPLE) {
                int read = in.read(sample, length, SAMPLE - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
        } catch (EOFException | ZipException broken) {
            if (!packed) {
                throw broken;
            }
            notes.add(brokenOff());
        }
        return Arrays.copyOf(sample, length);
    }

    private static Text brokenOff() {
        return Text.of("压缩数据不完整或已损坏，只分析了能解开的部分。", "The packed data is cut or damaged; only what could be unpacked was read.");
    }

    private static String encoding(byte[] sample) {
        if (startsWith(sample, 0xFF, 0xFE)) {
            return "UTF-16LE";
        }
        if (startsWith(sample, 0xFE, 0xFF)) {
            return "UTF-16BE";
        }
        int even = zeros(sample, 0);
        int odd = zeros(sample, 1);
        int pairs = sample.length / 2;
        if (pairs >= 8 && odd > pairs * 4 / 5 && even < pairs / 20) {
            return "UTF-16LE";
        }
        if (pairs >= 8 && even > pairs * 4 / 5 && odd < pairs / 20) {
            return "UTF-16BE";
        }
        return !decodes(sample, StandardCharsets.UTF_8) && decodes(sample, GB18030) ? "GB18030" : "UTF-8";
    }

    private static int zeros(byte[] sample, int from) {
        int zeros = 0;
        for (int i = from; i < sample.length; i += 2) {
            zeros += sample[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /// Whether the sample is text in the charset; a character cut at its end is forgiven.
    private static boolean decodes(byte[] sample, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return !decoder.decode(ByteBuffer.wrap(sample), CharBuffer.allocate(sample.length + 1), false).isError();
    }

    private static boolean binary(byte[] sample, String encoding) {
        if (encoding.startsWith("UTF-16")) {
            return false;
        }
        int control = 0;
        for (byte b : sample) {
            control += b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != 27 ? 1 : 0;
        }
        return control > 16 && control > sample.length / 12;
    }

    private static boolean startsWith(byte[] sample, int... head) {
        if (sample.length < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if ((sample[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }

    /// Bytes of a line as people read them: UTF-8, else GB18030, else with replacement characters.
    public static String decode(byte[] bytes, int start, int end) {
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, start, end))) {
            return text;
        }
        CharBuffer chars = CharBuffer.allocate(end - start);
        CharsetDecoder chinese = GB18030.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean other = chinese.decode(ByteBuffer.wrap(bytes, start, end - start), chars, true).isError();
        return other ? text : chars.flip().toString();
    }

    public boolean packed() {
        return packed;
    }

    /// Whether the beginning looks like binary data and not like text.
    public boolean binary() {
        return binary;
    }

    /// The encoding that was found: `UTF-8`, `UTF-16LE`, `UTF-16BE` or `GB18030`.
    public String encoding() {
        return encoding;
    }

    /// What the reader should know about the input; complete once the stream has ended.
    public List<Text> notes() {
        return notes;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        try {
            int read = in.read(bytes, offset, length);
            ended = read < 0;
            if (ended) {
                others();
            }
            return read;
        } catch (EOFException | ZipException broken) {
            if (!packed) {
                throw broken;
            }
            ended = true;
            notes.add(brokenOff());
            return -1;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read <= 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
