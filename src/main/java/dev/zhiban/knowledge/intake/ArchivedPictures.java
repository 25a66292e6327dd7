package dev.zhiban.knowledge.intake;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The images that lie beside a document in its archive.
record ArchivedPictures(ZipFile zip, String document) implements Pictures {

    @Override
    public Optional<byte[]> of(String source) {
        if (source.matches("(?i)[a-z][a-z0-9+.-]*:.*") || source.startsWith("//")) {
            return Optional.empty();
        }
        String plain = source.split("[?#]", 2)[0].replace('\\', '/');
        return entry(plain).or(() -> entry(decoded(plain))).flatMap(entry -> read(zip, entry));
    }

    static Optional<byte[]> read(ZipFile zip, ZipEntry entry) {
        try (InputStream in = new Limited(zip.getInputStream(entry), MOST_BYTES)) {
            return Optional.of(in.readAllBytes());
        } catch (IOException damagedOrTooLarge) {
            return Optional.empty();
        }
    }

    private Optional<ZipEntry> entry(String path) {
        Deque<String> names = new ArrayDeque<>();
        String from = path.startsWith("/") ? "" : document.substring(0, document.lastIndexOf('/') + 1);
        for (String name : (from + path).split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return Optional.ofNullable(zip.getEntry(String.join("/", names))).filter(entry -> !entry.isDirectory());
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
