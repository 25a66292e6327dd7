package dev.zhiban.identity.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The rows of `authorisation/*.csv`: which roles an endpoint lets through, and whether an employee reaches only what is his.
record Authorisation(String method, String path, Set<String> roles, boolean own) {

    static final String ANONYMOUS = "anonymous";
    private static final Path DIRECTORY = Path.of("src/test/resources/authorisation");

    static List<Authorisation> all() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".csv")).sorted()
                    .flatMap(Authorisation::rows)
                    .toList();
        }
    }

    private static Stream<Authorisation> rows(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> row(file, line));
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static Authorisation row(Path file, String line) {
        String[] cells = line.split(",");
        if (cells.length != 4 || !Set.of("own", "any").contains(cells[3].strip())) {
            throw new IllegalArgumentException(file + ": not METHOD,path,roles,own|any: " + line);
        }
        return new Authorisation(cells[0].strip(), cells[1].strip(), Set.copyOf(Arrays.asList(cells[2].strip().split("\\|"))),
                cells[3].strip().equals("own"));
    }

    String endpoint() {
        return method + " " + path;
    }

    boolean isOpen() {
        return roles.contains(ANONYMOUS);
    }
}
