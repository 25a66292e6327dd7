package dev.zhiban.chat.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;

/// Goes through a zip file without writing anything. The number of entries is read from the file's end (APPNOTE 4.3.16)
/// before the directory is loaded, so that a million entries cost nothing.
final class ZipLook {

    private static final int ENTRIES = 10_000;
    private static final int DIRECTORY_BYTES = 8 << 20;
    private static final int END = 22;
    private static final int END_MARK = 0x06054b50;
    private static final int COMMENT = 65_535;
    private static final int HEAD = 512;
    private static final Set<String> ARCHIVES = Set.of("zip", "gz", "tgz", "tar", "bz2", "xz", "7z", "rar", "jar", "war",
            "zst");
    private static final Set<String> LOGS = Set.of("log", "txt", "out", "err", "json", "jsonl", "csv", "trace");

    private final long max;
    private @Nullable String best;
    private long bestWeight = -1;

    ZipLook(long max) {
        this.max = max;
    }

    /// The entry that looks most like a log: known endings first, then size.
    @Nullable
    String check(Path zip, long size) throws IOException {
        checkEnd(zip, size);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.size() > ENTRIES) {
                throw UploadRefused.tooManyEntries();
            }
            Unpacking unpacking = new Unpacking(max);
            for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements();) {
                checkName(all.nextElement());
            }
            for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements();) {
                read(file, all.nextElement(), unpacking, size);
            }
            return best;
        } catch (IOException e) {
            throw UploadRefused.broken();
        }
    }

    private static void checkEnd(Path zip, long size) throws IOException {
        int length = (int) Math.min(size, END + COMMENT);
        ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            file.seek(size - length);
            file.readFully(tail.array());
        }
        for (int at = length - END; at >= 0; at--) {
            if (tail.getInt(at) == END_MARK) {
                int entries = tail.getShort(at + 10) & 0xffff;
                long directory = tail.getInt(at + 12) & 0xffffffffL;
                if (entries > ENTRIES || directory > DIRECTORY_BYTES) {
                    throw UploadRefused.tooManyEntries();
                }
                return;
            }
        }
        throw UploadRefused.broken();
    }

    private static void checkName(ZipEntry entry) {
        String name = entry.getName();
        boolean absolute = name.startsWith("/") || name.contains("\\") || name.contains(":");
        boolean upwards = name.equals("..") || name.startsWith("../") || name.contains("/../") || name.endsWith("/..");
        if (absolute || upwards || name.indexOf('\0') >= 0) {
            throw UploadRefused.entryName();
        }
        if (ARCHIVES.contains(ending(name))) {
            throw UploadRefused.nested();
        }
    }

    private void read(ZipFile file, ZipEntry entry, Unpacking unpacking, long size) throws IOException {
        if (entry.isDirectory()) {
            return;
        }
        try (InputStream in = file.getInputStream(entry)) {
            byte[] head = in.readNBytes(HEAD);
            if (Inspection.isArchive(head)) {
                throw UploadRefused.nested();
            }
            unpacking.add(head.length, size);
            unpacking.count(in, size);
            if (head.length > 0 && Inspection.isText(head)) {
                consider(entry);
            }
        }
    }

    private void consider(ZipEntry entry) {
        long weight = entry.getSize() + (LOGS.contains(ending(entry.getName())) ? Long.MAX_VALUE / 2 : 0);
        if (weight > bestWeight) {
            best = entry.getName();
            bestWeight = weight;
        }
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
