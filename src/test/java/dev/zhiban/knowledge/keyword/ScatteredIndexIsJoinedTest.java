package dev.zhiban.knowledge.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScatteredIndexIsJoinedTest {

    @TempDir
    Path folder;

    @Test
    void segmentsBecomeOneAndStayOneAfterTheNextStart() throws Exception {
        try (DurableIndex index = open()) {
            grow(index, 5);
            index.join();
            await().until(() -> segments(index) == 1);
        }
        try (DurableIndex again = open()) {
            assertThat(segments(again)).isEqualTo(1);
            assertThat(documents(again)).isEqualTo(5);
            assertThat(again.mark()).isEqualTo("5");
        }
    }

    @Test
    void aFewAdditionsToALargeSegmentAreLeftWhereTheyAre() throws Exception {
        try (DurableIndex index = open()) {
            for (int i = 0; i < 40; i++) {
                add(index, i);
            }
            index.commit("many");
            grow(index, 4);
            int before = segments(index);
            index.join();
            assertThat(before).isGreaterThan(2);
            assertThat(segments(index)).isEqualTo(before);
        }
    }

    @Test
    void whatIsNotCommittedIsNotKeptWithTheJoinedSegment() throws Exception {
        try (DurableIndex index = open()) {
            grow(index, 5);
            add(index, 99);
            index.join();
        }
        try (DurableIndex again = open()) {
            assertThat(documents(again)).isEqualTo(5);
        }
    }

    private DurableIndex open() throws Exception {
        return new DurableIndex(FSDirectory.open(folder), IndexWriterConfig::new, null);
    }

    /// A commit, and so a segment, for each document.
    private static void grow(DurableIndex index, int documents) {
        for (int i = 1; i <= documents; i++) {
            add(index, i);
            index.commit(String.valueOf(i));
        }
    }

    private static void add(DurableIndex index, int number) {
        Document document = new Document();
        document.add(new StringField("number", String.valueOf(number), Field.Store.NO));
        index.write(writer -> writer.addDocument(document));
    }

    private static int segments(DurableIndex index) {
        return index.read(searcher -> searcher.getIndexReader().leaves().size());
    }

    private static int documents(DurableIndex index) {
        return index.read(searcher -> searcher.getIndexReader().numDocs());
    }
}
