package dev.zhiban.logs.knownerror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The known errors of a knowledge base. Immutable, thread-safe.
///
/// @param errors in order of their file names
/// @param broken one entry for each file that could not be read: name, line and why
public record KnownErrors(List<KnownError> errors, List<String> broken) {

    public static final KnownErrors NONE = new KnownErrors(List.of(), List.of());

    private static final int FILES = 5_000;
    private static final int SIZE = 64 * 1024;

    /// Reads `known-errors/*.yaml` below the folder of a knowledge base (or the folder itself if it is that one); a folder
    /// that is not there gives none.
    public static KnownErrors load(Path knowledge) {
        Path inside = knowledge.resolve("known-errors");
        Path folder = Files.isDirectory(inside) ? inside : knowledge;
        if (!Files.isDirectory(folder)) {
            return NONE;
        }
        List<KnownError> errors = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(KnownErrors::yaml).sorted().limit(FILES).toList()) {
                try {
                    if (Files.size(file) > SIZE) {
                        throw new IllegalArgumentException("larger than " + SIZE + " bytes");
                    }
                    KnownError error = KnownErrorFile.read(Files.readString(file));
                    if (!ids.add(error.id())) {
                        throw new IllegalArgumentException("id " + error.id() + " is taken by another file");
                    }
                    errors.add(error);
                } catch (IOException | IllegalArgumentException unreadable) {
                    broken.add(file.getFileName() + ": " + unreadable.getMessage());
                }
            }
        } catch (IOException unreadable) {
            broken.add(folder + ": " + unreadable.getMessage());
        }
        return new KnownErrors(List.copyOf(errors), List.copyOf(broken));
    }

    private static boolean yaml(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }

    /// A match in waiting: the error, and whether every line of the same signature matches too or each must be looked at.
    public record Candidate(int error, boolean certain) {
    }

    /// Which errors a line shows, or may show with other numbers in it.
    public List<Candidate> candidates(String line) {
        if (errors.isEmpty() || line.isBlank()) {
            return List.of();
        }
        String small = line.toLowerCase(Locale.ROOT);
        List<Candidate> found = List.of();
        for (int i = 0; i < errors.size(); i++) {
            Candidate candidate = candidate(i, line, small);
            if (candidate != null) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(candidate);
            }
        }
        return found;
    }

    private @org.jspecify.annotations.Nullable Candidate candidate(int error, String line, String small) {
        boolean perhaps = false;
        for (KnownError.LinePattern pattern : errors.get(error).patterns()) {
            if (!pattern.maybe(small)) {
                continue;
            }
            if (pattern.looksAtDigits()) {
                perhaps |= pattern.matchesWithOtherNumbers(line);
            } else if (pattern.matches(line)) {
                return new Candidate(error, true);
            }
        }
        return perhaps ? new Candidate(error, false) : null;
    }

    /// Whether the line shows the error.
    public boolean matches(int error, String line) {
        return errors.get(error).patterns().stream().anyMatch(pattern -> pattern.matches(line));
    }
}
