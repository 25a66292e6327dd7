package dev.zhiban.knowledge.keyword;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.retrieve.Candidate;
import dev.zhiban.knowledge.retrieve.Clause;
import dev.zhiban.knowledge.retrieve.KeywordLeg;
import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.PassageText;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;
import dev.zhiban.knowledge.retrieve.Words;

/// The words of the published passages in Lucene: BM25 over one field in which title, alternative questions and heading
/// count more than the text. Holds the passages as well, so that a search needs no database.
///
/// Derived data: `open` checks every file against its checksum and throws where one is damaged; the caller then begins with
/// an empty directory. Thread-safe; a change is seen after [#commit].
public final class KeywordIndex implements KeywordLeg, AutoCloseable {

    /// Changes whenever the same passage would be indexed in another way.
    public static final String FORMAT = "8";
    /// Of so many different sets of principals the counts are kept.
    private static final int MOST_READERS = 64;

    private final DurableIndex index;
    private final PassageDocuments documents;
    private final Map<Set<String>, VisibleWords> visible = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable IndexReader counted;
    private @Nullable KeywordIndex figures;

    private KeywordIndex(Directory directory, Words words) throws IOException {
        this.documents = new PassageDocuments(words);
        index = new DurableIndex(directory, () -> new IndexWriterConfig().setSimilarity(similarity()), new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(similarity());
                return searcher;
            }
        });
    }

    /// @throws IOException when the directory cannot be written or a file in it is damaged
    public static KeywordIndex open(Directory directory, Words words) throws IOException {
        return new KeywordIndex(directory, words);
    }

    private static BM25Similarity similarity() {
        return new BM25Similarity(1.2f, 0.75f);
    }

    /// What the caller noted at the last [#commit]; empty for a new index.
    public String mark() {
        return index.mark();
    }

    public void clear() {
        index.write(IndexWriter::deleteAll);
    }

    /// Replaces all that is there of an article; an empty list removes it.
    public void replace(String article, List<Entry> passages) {
        List<Document> fresh = new ArrayList<>(passages.stream().map(documents::document).toList());
        if (!passages.isEmpty()) {
            fresh.add(documents.whole(passages));
        }
        Term old = new Term(PassageDocuments.ARTICLE, article);
        index.write(writer -> {
            if (fresh.isEmpty()) {
                writer.deleteDocuments(old);
            } else {
                writer.updateDocuments(old, fresh);
            }
        });
    }

    /// Makes the changes durable and visible, and keeps the mark with them.
    public void commit(String mark) {
        index.commit(mark);
        index.join();
    }

    /// Number of passages.
    public int size() {
        return index.read(searcher -> searcher.getIndexReader().getDocCount(PassageDocuments.KEY));
    }

    /// From now on its passages are scored as if they were among those of the other index.
    KeywordIndex countedBy(KeywordIndex other) {
        figures = other;
        return this;
    }

    @Override
    public KeywordLeg readBy(Set<String> principals) {
        return new WordsOfReader(this, principals);
    }

    @Override
    public List<Scored> search(List<Clause> clauses, Scope scope, int limit) {
        return readBy(scope.principals()).search(clauses, scope, limit);
    }

    @Override
    public List<Scored> score(List<Clause> clauses, Scope scope, Collection<PassageId> passages) {
        return readBy(scope.principals()).score(clauses, scope, passages);
    }

    @Override
    public List<Scored> articles(List<Clause> clauses, Scope scope, int limit) {
        return readBy(scope.principals()).articles(clauses, scope, limit);
    }

    /// The best by the words of a field.
    List<Scored> best(String field, List<Clause> clauses, Scope scope, int limit) {
        return reading(scope.principals(),
                searcher -> named(searcher, new Seeking(searcher).best(field, clauses, scope, limit)));
    }

    /// As far as these passages match.
    List<Scored> among(List<Clause> clauses, Scope scope, Collection<PassageId> passages) {
        return reading(scope.principals(), searcher -> {
            ScoreDoc[] hits = searcher.search(Queries.among(Queries.visible(scope), passages), passages.size()).scoreDocs;
            return named(searcher, new Seeking(searcher).scored(PassageDocuments.WORDS, clauses, hits));
        });
    }

    private static List<Scored> named(IndexSearcher searcher, ScoreDoc[] hits) throws IOException {
        List<PassageId> ids = columns(searcher.getIndexReader(), hits, PassageDocuments::ids);
        List<Scored> found = new ArrayList<>(hits.length);
        for (int i = 0; i < hits.length; i++) {
            found.add(new Scored(ids.get(i), hits[i].score));
        }
        return found;
    }

    @Override
    public List<Candidate> candidates(Scope scope, Collection<PassageId> passages) {
        if (passages.isEmpty()) {
            return List.of();
        }
        return index.read(searcher -> {
            ScoreDoc[] hits = searcher.search(Queries.among(Queries.visible(scope), passages), passages.size()).scoreDocs;
            return columns(searcher.getIndexReader(), hits, PassageDocuments::candidates);
        });
    }

    private interface Columns<T> {
        PassageDocuments.Column<T> of(LeafReader leaf) throws IOException;
    }

    /// In the order of the hits; read in the order of the segments, as columns are.
    private static <T> List<T> columns(IndexReader reader, ScoreDoc[] hits, Columns<T> columns) throws IOException {
        Integer[] order = new Integer[hits.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingInt(i -> hits[i].doc));
        Map<Integer, T> found = new HashMap<>();
        LeafReaderContext leaf = null;
        PassageDocuments.Column<T> column = null;
        for (int i : order) {
            int doc = hits[i].doc;
            if (leaf == null || column == null || doc >= leaf.docBase + leaf.reader().maxDoc()) {
                leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
                column = columns.of(leaf.reader());
            }
            found.put(i, column.at(doc - leaf.docBase));
        }
        return IntStream.range(0, hits.length).mapToObj(found::get).toList();
    }

    @Override
    public Map<PassageId, PassageText> read(Scope scope, Collection<PassageId> passages) {
        if (passages.isEmpty()) {
            return Map.of();
        }
        return index.read(searcher -> {
            ScoreDoc[] hits = searcher.search(Queries.among(Queries.visible(scope), passages), passages.size()).scoreDocs;
            StoredFields stored = searcher.storedFields();
            Map<PassageId, PassageText> found = new HashMap<>();
            for (ScoreDoc hit : hits) {
                PassageText passage = documents.passage(stored, hit.doc);
                found.put(passage.id(), passage);
            }
            return found;
        });
    }

    /// Over all passages, whoever may read them; a search counts by [#readBy].
    @Override
    public double rarity(String term) {
        return index.read(searcher -> rarity(searcher.getIndexReader().getDocCount(PassageDocuments.KEY),
                searcher.getIndexReader().docFreq(new Term(PassageDocuments.WORDS, term))));
    }

    static double rarity(int all, int having) {
        return Math.log(1 + (Math.max(1, all) - having + 0.5) / (having + 0.5));
    }

    @Override
    public int frequency(String term) {
        return index.read(searcher -> searcher.getIndexReader().docFreq(new Term(PassageDocuments.WORDS, term)));
    }

    @Override
    public List<String> similar(String term) {
        return index.read(searcher -> {
            Term wanted = new Term(PassageDocuments.WORDS, term);
            return Spelling.similar(searcher.getIndexReader(), wanted, searcher.getIndexReader()::docFreq);
        });
    }

    @Override
    public void close() throws IOException {
        index.close();
    }

    interface VisibleReading<T> {
        T with(VisibleWords searcher) throws IOException;
    }

    /// Reads with the counts of somebody who reads as these principals.
    <T> T reading(Set<String> principals, VisibleReading<T> reading) {
        return index.read(searcher -> reading.with(visible(searcher.getIndexReader(), principals)));
    }

    /// Kept as long as nothing changes; the next commit brings another reader and drops it.
    private VisibleWords visible(IndexReader reader, Set<String> principals) throws IOException {
        synchronized (visible) {
            if (reader != counted) {
                visible.clear();
                counted = reader;
            }
            VisibleWords known = visible.get(principals);
            if (known != null) {
                return known;
            }
        }
        VisibleWords fresh = figures == null
                ? new VisibleWords(reader, similarity(), Queries.visible(new Scope(principals, null)))
                : new CountedElsewhere(reader, similarity(), Queries.visible(new Scope(principals, null)), figures, principals);
        synchronized (visible) {
            if (reader == counted) {
                visible.put(principals, fresh);
                if (visible.size() > MOST_READERS) {
                    visible.remove(visible.keySet().iterator().next());
                }
            }
        }
        return fresh;
    }
}
