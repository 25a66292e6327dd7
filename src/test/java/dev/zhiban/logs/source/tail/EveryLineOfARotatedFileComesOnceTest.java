package dev.zhiban.logs.source.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.zhiban.logs.intake.Arrival;

/// A writer, a rotation and a reader that is killed now and then, in orders by chance (seeded).
class EveryLineOfARotatedFileComesOnceTest {

    private static final int GENERATIONS = 9;

    @TempDir
    Path folder;

    private final List<String> written = new ArrayList<>();
    private final List<String> read = new ArrayList<>();
    private Position stored = Position.NONE;
    private Random random = new Random(0);
    private long time = 1_700_000_000_000L;

    private static final class Killed extends RuntimeException {
        Killed() {
            super("killed", null, false, false);
        }
    }

    @Test
    void whateverHappensToTheFile() throws IOException {
        for (int seed = 0; seed < 150; seed++) {
            random = new Random(seed);
            Path home = Files.createDirectory(folder.resolve("s" + seed));
            follow(home.resolve("app.log"), seed);
        }
    }

    private void follow(Path file, int seed) throws IOException {
        written.clear();
        read.clear();
        stored = Position.NONE;
        boolean copies = seed % 2 == 0;
        append(file);
        look(file, false);
        for (int i = 0; i < 40; i++) {
            switch (random.nextInt(8)) {
                case 0 -> rotate(file, copies);
                case 1 -> pack(file);
                case 2, 3 -> look(file, true);
                default -> append(file);
            }
        }
        endLine(file);
        look(file, false);
        assertThat(read).as("seed %d", seed).isEqualTo(written);
    }

    private void append(Path file) throws IOException {
        int lines = 1 + random.nextInt(30);
        StringBuilder text = new StringBuilder();
        if (unended(file)) {
            text.append('\n');
        }
        for (int i = 0; i < lines; i++) {
            String line = "line " + written.size() + " " + "x".repeat(random.nextInt(80));
            written.add(line);
            text.append(line).append(i == lines - 1 && random.nextInt(4) == 0 ? "" : "\n");
        }
        write(file, text.toString());
    }

    private static boolean unended(Path file) throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        return bytes.length > 0 && bytes[bytes.length - 1] != '\n';
    }

    private void endLine(Path file) throws IOException {
        if (unended(file)) {
            write(file, "\n");
        }
    }

    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        touch(file);
    }

    private void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(time += 1_000));
    }

    private void rotate(Path file, boolean copies) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return;
        }
        for (int n = GENERATIONS; n > 0; n--) {
            for (String ending : List.of("", ".gz")) {
                Path from = file.resolveSibling("app.log." + n + ending);
                if (Files.exists(from)) {
                    assertThat(n).isLessThan(GENERATIONS);
                    Files.move(from, file.resolveSibling("app.log." + (n + 1) + ending));
                }
            }
        }
        Path first = file.resolveSibling("app.log.1");
        if (copies) {
            Files.copy(file, first);
            touch(first);
            Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING).close();
            touch(file);
        } else {
            Files.move(file, first);
            if (random.nextBoolean()) {
                Files.createFile(file);
                touch(file);
            }
        }
    }

    private void pack(Path file) throws IOException {
        Path plain = file.resolveSibling("app.log." + (1 + random.nextInt(3)));
        if (Files.exists(plain)) {
            FileTime modified = Files.getLastModifiedTime(plain);
            Path packed = file.resolveSibling(plain.getFileName() + ".gz");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
                Files.copy(plain, out);
            }
            Files.setLastModifiedTime(packed, modified);
            Files.delete(plain);
        }
    }

    private void look(Path file, boolean mayBeKilled) throws IOException {
        Tail tail = new Tail(file, path -> true, (lines, bytes, before, after) -> {
            if (mayBeKilled && random.nextInt(6) == 0) {
                throw new Killed();
            }
            assertThat(before.read()).isEqualTo(stored.read());
            lines.forEach(line -> read.add(text(line)));
            stored = after;
            if (mayBeKilled && random.nextInt(6) == 0) {
                throw new Killed();
            }
        }, stored, 0);
        try {
            for (int i = 0; tail.step(time + 60_000); i++) {
                assertThat(i).as("it comes to an end").isLessThan(10_000);
            }
        } catch (Killed killed) {
            // the next look begins with what is stored
        }
    }

    private static String text(Arrival line) {
        return new String(line.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
