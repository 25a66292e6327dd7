package dev.zhiban.logs.knownerror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The known errors of a knowledge base. Immutable, thread-safe.
public final class KnownErrors {

    public static final KnownErrors NONE = new KnownErrors(List.of(), List.of());

    private static final int FILES = 5_000;
    private static final int SIZE = 64 * 1024;

    private final List<KnownError> errors;
    private final List<String> broken;
    /// One owner for each pattern, with what stands in all its lines.
    private final Needles needles;
    private final List<Integer> errorOfPattern = new ArrayList<>();
    private final List<KnownError.LinePattern> patterns = new ArrayList<>();

    private KnownErrors(List<KnownError> errors, List<String> broken) {
        this.errors = List.copyOf(errors);
        this.broken = List.copyOf(broken);
        for (int error = 0; error < errors.size(); error++) {
            for (KnownError.LinePattern pattern : errors.get(error).patterns()) {
                patterns.add(pattern);
                errorOfPattern.add(error);
            }
        }
        needles = new Needles(patterns.stream().map(KnownError.LinePattern::needed).toList());
    }

    /// In order of their file names.
    public List<KnownError> errors() {
        return errors;
    }

    /// One entry for each file that could not be read: name, line and why.
    public List<String> broken() {
        return broken;
    }

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
        return new KnownErrors(errors, broken);
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
        List<Candidate> found = List.of();
        BitSet perhaps = needles.in(Needed.folded(line));
        for (int i = perhaps.nextSetBit(0); i >= 0; i = perhaps.nextSetBit(i + 1)) {
            KnownError.LinePattern pattern = patterns.get(i);
            boolean certain = !pattern.looksAtDigits() && pattern.matches(line);
            if (certain || pattern.looksAtDigits() && pattern.matchesWithOtherNumbers(line)) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                note(found, new Candidate(errorOfPattern.get(i), certain));
            }
        }
        return found;
    }

    /// One candidate for each error: the certain one.
    private static void note(List<Candidate> found, Candidate candidate) {
        if (found.isEmpty() || found.getLast().error() != candidate.error()) {
            found.add(candidate);
        } else if (candidate.certain()) {
            found.set(found.size() - 1, candidate);
        }
    }

    /// Whether the line shows the error.
    public boolean matches(int error, String line) {
        return errors.get(error).patterns().stream().anyMatch(pattern -> pattern.matches(line));
    }
}
