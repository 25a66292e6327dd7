package dev.zhiban.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.zhiban.knowledge.keyword.Entry;
import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.Clause;
import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.PassageText;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.knowledge.vector.VectorEntry;
import dev.zhiban.knowledge.vector.VectorIndex;

/// Flipped bytes and full disks: noticed, and never a wrong answer.
class FaultsOfTheDiskAreSurvivedTest {

    private static final Scope ALL = new Scope(Set.of("everyone"), null);
    private static final int ARTICLES = 12;
    private static final int FLIPS = 3;
    private static final int MOST_WRITES = 400;

    @TempDir
    Path directory;

    @Test
    void aFlippedByteInAnyFileOfEitherIndexIsNoticed() throws IOException {
        Random random = new Random(11);
        for (boolean words : new boolean[] { true, false }) {
            Path at = directory.resolve(words ? "words" : "meaning");
            fill(at, words);
            List<Path> files = files(at);
            assertThat(files).hasSizeGreaterThan(1);
            for (Path file : files) {
                byte[] good = Files.readAllBytes(file);
                for (int i = 0; i < FLIPS; i++) {
                    int place = i == 0 ? 0 : i == 1 ? good.length - 1 : random.nextInt(good.length);
                    byte[] bad = good.clone();
                    bad[place] ^= (byte) (1 << random.nextInt(8));
                    Files.write(file, bad);

                    assertThat(mark(at, words)).as("byte %d of %s", place, file.getFileName()).isEmpty();
                    fill(at, words);
                    if (!Files.exists(file)) {
                        break;
                    }
                    good = Files.readAllBytes(file);
                }
            }
        }
    }

    /// With room for n writes, for every n: what was committed is still there, and the work is done once there is room again.
    @Test
    void aDiskThatIsFullAfterAnyWriteCostsNothingThatWasCommitted() throws IOException {
        boolean full = true;
        int n = 0;
        for (; full && n < MOST_WRITES; n++) {
            try (Limited disk = new Limited(); KeywordIndex index = KeywordIndex.open(disk, Language.words())) {
                index.replace("a", List.of(entry("a", 1, "卡纸")));
                index.commit("1");
                disk.room = n;
                full = !change(index);
                if (full) {
                    assertThat(index.mark()).as("mark with room for %d", n).isEqualTo("1");
                    assertThat(found(index)).as("found with room for %d", n).containsExactly(new PassageId("a", 1, 1));
                    disk.room = Integer.MAX_VALUE;
                    assertThat(change(index)).as("done later, with room for %d", n).isTrue();
                }
                assertThat(index.mark()).isEqualTo("2");
                assertThat(found(index)).as("found after %d", n).containsExactly(new PassageId("a", 2, 1));
            }
        }
        assertThat(n).as("some writes failed, and not all").isBetween(3, MOST_WRITES - 1);
    }

    @Test
    void aDiskThatStaysFullIsReplacedByMemory() throws IOException {
        try (Limited disk = new Limited(); KeywordIndex index = KeywordIndex.open(disk, Language.words())) {
            index.replace("a", List.of(entry("a", 1, "卡纸")));
            index.commit("1");
            disk.room = 0;
            assertThat(change(index)).isFalse();
            assertThat(change(index)).isFalse();

            assertThat(index.mark()).as("all is to be done again").isEmpty();
            assertThat(change(index)).isTrue();
            assertThat(found(index)).containsExactly(new PassageId("a", 2, 1));
        }
    }

    private static boolean change(KeywordIndex index) {
        try {
            index.replace("a", List.of(entry("a", 2, "卡纸")));
            index.commit("2");
            return true;
        } catch (UncheckedIOException noRoom) {
            return false;
        }
    }

    private static List<PassageId> found(KeywordIndex index) {
        return index.search(List.of(new Clause.Term("卡纸", 1)), ALL, 5).stream().map(Scored::id).toList();
    }

    private void fill(Path at, boolean words) throws IOException {
        if (words) {
            try (KeywordIndex index = Indexes.open(at, on -> KeywordIndex.open(on, Language.words()))) {
                for (int i = 0; i < ARTICLES; i++) {
                    index.replace("a" + i, List.of(entry("a" + i, 1, "卡纸 " + i)));
                }
                index.commit("7");
            }
        } else {
            try (VectorIndex index = Indexes.openVectors(at)) {
                for (int i = 0; i < ARTICLES; i++) {
                    float[] vector = new float[512];
                    vector[i] = 1;
                    index.replace("a" + i, List.of(new VectorEntry(new PassageId("a" + i, 1, 1), 0, Space.ZH, vector, "zh",
                            Set.of("everyone"))));
                }
                index.commit("7");
            }
        }
    }

    private String mark(Path at, boolean words) throws IOException {
        if (words) {
            try (KeywordIndex index = Indexes.open(at, on -> KeywordIndex.open(on, Language.words()))) {
                return index.mark();
            }
        }
        try (VectorIndex index = Indexes.openVectors(at)) {
            return index.mark();
        }
    }

    private static List<Path> files(Path at) throws IOException {
        try (Stream<Path> files = Files.list(at)) {
            return files.filter(file -> !file.getFileName().toString().equals("write.lock")).sorted().toList();
        }
    }

    private static Entry entry(String article, int version, String text) {
        return new Entry(new PassageText(new PassageId(article, version, 1), article, "打印机", List.of(), "取纸", text, "zh"),
                Set.of("everyone"));
    }

    /// Has room for so many writes, then none.
    private static final class Limited extends FilterDirectory {
        private int room = Integer.MAX_VALUE;

        Limited() {
            super(new ByteBuffersDirectory());
        }

        private void write() throws IOException {
            if (room-- <= 0) {
                room = 0;
                throw new IOException("No space left on device");
            }
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            write();
            return limited(super.createOutput(name, context));
        }

        @Override
        public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
            write();
            return limited(super.createTempOutput(prefix, suffix, context));
        }

        private IndexOutput limited(IndexOutput out) {
            return new FilterIndexOutput("limited", out.getName(), out) {
                @Override
                public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
                    write();
                    super.writeBytes(bytes, offset, length);
                }

                @Override
                public void close() throws IOException {
                    super.close();
                    write();
                }
            };
        }

        @Override
        public void rename(String from, String to) throws IOException {
            write();
            super.rename(from, to);
        }
    }
}
