package dev.zhiban.logs.source.tail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The files beside a log that it may have been rotated to: `app.log.1`, `app.log-20261122.gz`, `app-2026-11-22.log`.
final class Siblings {

    private static final int MOST = 500;
    private static final String JOINTS = ".-_";

    private Siblings() {
    }

    /// The oldest first; one that is there plain and packed counts once.
    static List<Generation> of(Path file, Predicate<Path> allowed) throws IOException {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        String name = String.valueOf(file.getFileName());
        List<Generation> found = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(path -> rotated(name, String.valueOf(path.getFileName()))).limit(MOST).toList()) {
                boolean twice = path.toString().endsWith(".gz")
                        && Files.exists(Path.of(path.toString().substring(0, path.toString().length() - 3)));
                if (!twice && allowed.test(path)) {
                    add(path, found);
                }
            }
        }
        found.sort(Comparator.comparingLong(Generation::modified).thenComparing(one -> one.path().toString()));
        return found;
    }

    private static void add(Path path, List<Generation> found) {
        try {
            found.add(Generation.of(path));
        } catch (IOException gone) {
            // It was there a moment ago; if it has another name now, it is found under that one the next time.
        }
    }

    static boolean rotated(String name, String other) {
        int dot = name.lastIndexOf('.');
        return follows(name, other) || dot > 0 && follows(name.substring(0, dot), other);
    }

    /// The name, then one of `.-_` and a digit.
    private static boolean follows(String name, String other) {
        int at = name.length();
        return other.startsWith(name) && other.length() > at + 1 && JOINTS.indexOf(other.charAt(at)) >= 0
                && Character.isDigit(other.charAt(at + 1));
    }
}
