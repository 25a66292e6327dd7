package dev.zhiban.knowledge.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;

import dev.zhiban.knowledge.keyword.DurableIndex;
import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;

/// Vectors in Lucene's HNSW graph, two fields a space and length, in files of this process.
public final class LuceneVectorIndex implements VectorIndex {

    private static final String ARTICLE = "article";
    /// Article, version and paragraph, by column: nothing else of a document is read.
    private static final String ID = "id";
    private static final String AUDIENCE = "audience";
    private static final String LANG = "lang";
    /// An article's alternative questions share a passage, so more vectors than articles are fetched.
    private static final int SPARE = 60;
    /// Lucene's own bound.
    private static final int MOST_DIMENSIONS = 1024;

    private final DurableIndex index;

    private LuceneVectorIndex(Directory directory) throws IOException {
        index = new DurableIndex(directory, IndexWriterConfig::new, null);
    }

    /// @throws IOException when the directory cannot be written or a file in it is damaged
    public static LuceneVectorIndex open(Directory directory) throws IOException {
        return new LuceneVectorIndex(directory);
    }

    @Override
    public String kind() {
        return "lucene";
    }

    @Override
    public String mark() {
        return index.mark();
    }

    @Override
    public void clear() {
        index.write(IndexWriter::deleteAll);
    }

    @Override
    public void replace(String article, List<VectorEntry> entries) {
        List<Document> fresh = entries.stream().map(LuceneVectorIndex::document).toList();
        Term old = new Term(ARTICLE, article);
        index.write(writer -> {
            if (fresh.isEmpty()) {
                writer.deleteDocuments(old);
            } else {
                writer.updateDocuments(old, fresh);
            }
        });
    }

    private static Document document(VectorEntry entry) {
        Document document = new Document();
        document.add(new StringField(ARTICLE, entry.id().article(), Field.Store.NO));
        document.add(new BinaryDocValuesField(ID, new BytesRef(key(entry.id()))));
        document.add(new StringField(LANG, entry.lang(), Field.Store.NO));
        entry.audience().forEach(who -> document.add(new StringField(AUDIENCE, who, Field.Store.NO)));
        document.add(
                new KnnFloatVectorField(field(entry.space(), of(entry.id()), entry.vector().length), entry.vector(),
                        VectorSimilarityFunction.DOT_PRODUCT));
        return document;
    }

    @Override
    public void commit(String mark) {
        index.commit(mark);
    }

    @Override
    public List<Scored> search(Space space, float[] vector, Of of, Scope scope, int limit) {
        int vectors = of == Of.ARTICLES ? limit + SPARE : limit;
        Query nearest = new KnnFloatVectorQuery(field(space, of, vector.length), vector, vectors, filter(scope));
        return index.read(searcher -> {
            Map<PassageId, Double> best = new LinkedHashMap<>();
            List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
            for (ScoreDoc hit : searcher.search(nearest, vectors).scoreDocs) {
                // Lucene gives (1 + cosine) / 2
                best.putIfAbsent(id(leaves.get(ReaderUtil.subIndex(hit.doc, leaves)), hit.doc), 2.0 * hit.score - 1);
            }
            return best.entrySet().stream().limit(limit).map(e -> new Scored(e.getKey(), e.getValue())).toList();
        });
    }

    private static Of of(PassageId id) {
        return id.paragraph() == PassageId.WHOLE ? Of.ARTICLES : Of.PASSAGES;
    }

    private static String field(Space space, Of of, int length) {
        if (length > MOST_DIMENSIONS) {
            throw new IllegalStateException(
                    "Vectors of %d numbers; this index keeps at most %d: set zhiban.embedding.dimensions, or use pgvector"
                            .formatted(length, MOST_DIMENSIONS));
        }
        return space.tag() + length + switch (of) {
            case PASSAGES -> "";
            case ARTICLES -> "-articles";
        };
    }

    private static Query filter(Scope scope) {
        List<BytesRef> principals = scope.principals().stream().map(BytesRef::new).toList();
        Query readable = new TermInSetQuery(AUDIENCE, principals);
        if (scope.lang() == null) {
            return readable;
        }
        return new BooleanQuery.Builder().add(readable, Occur.FILTER)
                .add(new TermQuery(new Term(LANG, scope.lang())), Occur.FILTER).build();
    }

    private static String key(PassageId id) {
        return id.article() + "/" + id.version() + "/" + id.paragraph();
    }

    private static PassageId id(LeafReaderContext leaf, int doc) throws IOException {
        BinaryDocValues keys = DocValues.getBinary(leaf.reader(), ID);
        String key = keys.advanceExact(doc - leaf.docBase) ? keys.binaryValue().utf8ToString() : "/0/0";
        int paragraph = key.lastIndexOf('/');
        int version = key.lastIndexOf('/', paragraph - 1);
        return new PassageId(key.substring(0, version), Integer.parseInt(key, version + 1, paragraph, 10),
                Integer.parseInt(key, paragraph + 1, key.length(), 10));
    }

    @Override
    public long size() {
        return index.read(searcher -> (long) searcher.getIndexReader().numDocs());
    }

    @Override
    public void close() {
        try {
            index.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
