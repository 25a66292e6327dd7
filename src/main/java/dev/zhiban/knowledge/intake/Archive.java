package dev.zhiban.knowledge.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import dev.zhiban.platform.text.Text;

/// A ZIP archive of documents. Nothing is unpacked under a name that the archive chose; entries are bounded in number, size and
/// ratio, whatever their headers say.
final class Archive {

    static final int MOST_ENTRIES = 10_000;
    static final long MOST_UNPACKED = 400L << 20;
    static final int MOST_RATIO = 200;
    private static final long SMALL = 1 << 20;
    private static final Set<String> ASSETS = Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "css", "js", "map",
            "woff",
            "woff2", "ttf", "eot", "ds_store");

    private Archive() {
    }

    static void read(String place, Path file, Taking taking) throws IOException {
        long left = MOST_UNPACKED;
        int entries = 0;
        try (ZipFile zip = open(file)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (++entries > MOST_ENTRIES) {
                    taking.refuse(place, Text.of("压缩包里超过 " + MOST_ENTRIES + " 个文件，后面的没有读。",
                            "More than " + MOST_ENTRIES + " files in the archive: the others were not read."));
                    return;
                }
                if (entry.isDirectory() || isAsset(entry.getName())) {
                    continue;
                }
                if (left <= 0) {
                    taking.refuse(place + " › " + entry.getName(), Text.of("压缩包解开后太大，从这里起没有读。",
                            "The archive unpacks to too much: not read from here on."));
                    return;
                }
                left -= entry(place + " › " + entry.getName(), zip, entry, taking);
            }
        }
    }

    /// @return the bytes that were unpacked
    private static long entry(String place, ZipFile zip, ZipEntry entry, Taking taking) throws IOException {
        long packed = Math.max(1, entry.getCompressedSize());
        long most = Math.min(Intake.MOST_BYTES, Math.max(SMALL, packed * MOST_RATIO));
        Path copy;
        try (InputStream in = zip.getInputStream(entry)) {
            copy = Intake.copied(in, most);
        } catch (IOException tooMuch) {
            taking.refuse(place, most < Intake.MOST_BYTES
                    ? Text.of("压缩比异常或已损坏，没有解开。", "Packed suspiciously tight, or damaged: not unpacked.")
                    : Intake.tooLarge(Intake.MOST_BYTES));
            return most;
        }
        try {
            Intake.read(place, copy, taking, new ArchivedPictures(zip, entry.getName()), true);
            return Files.size(copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /// Names are in UTF-8, or else as Windows writes them in China.
    static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException names) {
            return new ZipFile(file.toFile(), Charset.forName("GB18030"));
        }
    }

    private static boolean isAsset(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith("__MACOSX/") || file.startsWith(".")
                || ASSETS.contains(file.substring(file.lastIndexOf('.') + 1));
    }
}
