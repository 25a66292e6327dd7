package dev.zhiban.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.zhiban.knowledge.keyword.Entry;
import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.Clause;
import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.PassageText;
import dev.zhiban.knowledge.retrieve.Scope;

class DamagedIndexesAreRebuiltTest {

    private static final Scope ALL = new Scope(Set.of("everyone"), null);

    @TempDir
    Path directory;

    @Test
    void anIntactIndexIsKept() throws IOException {
        write();

        try (KeywordIndex index = open()) {
            assertThat(index.mark()).isEqualTo("7");
            assertThat(index.search(List.of(new Clause.Term("打印", 1)), ALL, 5)).hasSize(1);
        }
    }

    @Test
    void oneFlippedByteInAnyFileIsNoticed() throws IOException {
        write();
        for (Path file : files()) {
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            bad[bad.length / 2] ^= 0x40;
            Files.write(file, bad);

            try (KeywordIndex index = open()) {
                assertThat(index.mark()).as("mark after damage of %s", file.getFileName()).isEmpty();
                assertThat(index.size()).isZero();
            }
            write();
        }
    }

    @Test
    void aMissingFileIsNoticed() throws IOException {
        write();
        Files.delete(files().stream().filter(file -> !file.getFileName().toString().startsWith("segments")).findFirst()
                .orElseThrow());

        try (KeywordIndex index = open()) {
            assertThat(index.mark()).isEmpty();
        }
    }

    @Test
    void whereNothingCanBeWrittenTheIndexIsInMemory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        try (KeywordIndex index = Indexes.open(file.resolve("below"), at -> KeywordIndex.open(at, Language.words()))) {
            index.replace("a", List.of(entry()));
            index.commit("1");
            assertThat(index.size()).isEqualTo(1);
        }
    }

    private KeywordIndex open() {
        return Indexes.open(directory.resolve("words"), at -> KeywordIndex.open(at, Language.words()));
    }

    private void write() throws IOException {
        try (KeywordIndex index = open()) {
            index.replace("a", List.of(entry()));
            index.commit("7");
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("words"))) {
            return files.filter(file -> !file.getFileName().toString().equals("write.lock")).sorted().toList();
        }
    }

    private static Entry entry() {
        return new Entry(new PassageText(new PassageId("a", 1, 1), "a", "打印机", List.of(), "卡纸", "先关电源", "zh"),
                Set.of("everyone"));
    }
}
