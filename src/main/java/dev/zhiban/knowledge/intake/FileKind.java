package dev.zhiban.knowledge.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The kinds of files that are told apart.
enum FileKind {
    WORD,
    SHEET,
    PDF,
    HTML,
    JSON,
    TEXT,
    CONFLUENCE,
    ARCHIVE,
    OLD_OFFICE,
    UNKNOWN;

    private static final int HEAD = 4096;
    private static final long MEGABYTE = 1 << 20;

    /// Bytes that are read of such a file at most: what is built of them in memory is many times as much.
    long most() {
        return switch (this) {
            case WORD, SHEET, HTML, TEXT -> 8 * MEGABYTE;
            case JSON, CONFLUENCE -> 24 * MEGABYTE;
            case PDF, ARCHIVE, OLD_OFFICE, UNKNOWN -> Intake.MOST_BYTES;
        };
    }

    /// Bytes that are read of the file: of a packed document those of its XML, unpacked.
    long bytes(Path file) throws IOException {
        if (this != WORD && this != SHEET && this != CONFLUENCE) {
            return Files.size(file);
        }
        try (ZipFile zip = Archive.open(file)) {
            return zip.stream().filter(entry -> entry.getName().endsWith(".xml")).mapToLong(ZipEntry::getSize).sum();
        }
    }

    static FileKind of(String name, Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\3\4")) {
            return zipped(file);
        }
        if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return OLD_OFFICE;
        }
        if (start.substring(0, Math.min(start.length(), 1024)).contains("%PDF-")) {
            return PDF;
        }
        boolean utf16 = start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF");
        if (!utf16 && start.indexOf('\0') >= 0) {
            return UNKNOWN;
        }
        String small = name.toLowerCase(Locale.ROOT);
        String marks = start.toLowerCase(Locale.ROOT);
        if (small.endsWith(".html") || small.endsWith(".htm") || marks.contains("<html") || marks.contains("<!doctype html")) {
            return HTML;
        }
        return small.endsWith(".json") ? JSON : TEXT;
    }

    private static FileKind zipped(Path file) throws IOException {
        try (ZipFile zip = Archive.open(file)) {
            return zip.getEntry("word/document.xml") != null ? WORD
                    : zip.getEntry("xl/workbook.xml") != null ? SHEET
                            : zip.getEntry("entities.xml") != null ? CONFLUENCE : ARCHIVE;
        }
    }

    /// The text of a file in UTF-8, UTF-16 with its mark, or else GB18030.
    static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean big = bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
        boolean little = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
        String text = big || little ? new String(bytes, StandardCharsets.UTF_16) : decoded(bytes);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException otherwise) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }
}
