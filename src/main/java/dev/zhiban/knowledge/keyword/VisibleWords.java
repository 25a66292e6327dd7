package dev.zhiban.knowledge.keyword;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/// A searcher that counts only what somebody may read: rarity and length are those of the visible passages, so that no score
/// tells anything of the others. Where all is visible the figures are those of the whole index.
class VisibleWords extends IndexSearcher {

    private static final int MOST_KNOWN = 20_000;

    private final FixedBitSet[] visible;
    /// Segments of which everything is visible.
    private final boolean[] whole;
    private final Map<String, CollectionStatistics> fields = new ConcurrentHashMap<>();
    private final Map<Term, Integer> frequencies = new ConcurrentHashMap<>();

    VisibleWords(IndexReader reader, Similarity similarity, Query mayRead) throws IOException {
        super(reader);
        setSimilarity(similarity);
        visible = new FixedBitSet[leafContexts.size()];
        whole = new boolean[leafContexts.size()];
        Weight weight = createWeight(rewrite(mayRead), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : leafContexts) {
            FixedBitSet bits = new FixedBitSet(Math.max(1, leaf.reader().maxDoc()));
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                bits.or(scorer.iterator());
            }
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = 0; live != null && doc < leaf.reader().maxDoc(); doc++) {
                if (!live.get(doc)) {
                    bits.clear(doc);
                }
            }
            visible[leaf.ord] = bits;
            whole[leaf.ord] = bits.cardinality() == leaf.reader().maxDoc();
        }
        fields.put(PassageDocuments.WORDS, count(PassageDocuments.WORDS, PassageDocuments.LENGTH));
        fields.put(PassageDocuments.ALL_WORDS, count(PassageDocuments.ALL_WORDS, PassageDocuments.WHOLE_LENGTH));
    }

    private CollectionStatistics count(String field, String length) throws IOException {
        long docs = 0;
        long sum = 0;
        for (LeafReaderContext leaf : leafContexts) {
            NumericDocValues lengths = DocValues.getNumeric(leaf.reader(), length);
            for (int doc = lengths.nextDoc(); doc != NumericDocValues.NO_MORE_DOCS; doc = lengths.nextDoc()) {
                if (visible[leaf.ord].get(doc)) {
                    docs++;
                    sum += lengths.longValue();
                }
            }
        }
        long counted = Math.max(1, docs);
        return new CollectionStatistics(field, counted, counted, Math.max(counted, sum), counted);
    }

    /// Number of visible passages.
    int passages() {
        CollectionStatistics words = fields.get(PassageDocuments.WORDS);
        return words == null ? 1 : (int) words.docCount();
    }

    @Override
    public CollectionStatistics collectionStatistics(String field) throws IOException {
        CollectionStatistics known = fields.get(field);
        return known == null ? super.collectionStatistics(field) : known;
    }

    @Override
    public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq) throws IOException {
        if (!fields.containsKey(term.field())) {
            return super.termStatistics(term, docFreq, totalTermFreq);
        }
        int seen = Math.max(1, frequency(term));
        return new TermStatistics(term.bytes(), seen, seen);
    }

    /// In how many visible passages a term stands.
    int frequency(Term term) throws IOException {
        Integer known = frequencies.get(term);
        if (known != null) {
            return known;
        }
        int count = 0;
        for (LeafReaderContext leaf : leafContexts) {
            count += frequency(leaf.reader(), visible[leaf.ord], whole[leaf.ord], term);
        }
        if (frequencies.size() < MOST_KNOWN) {
            frequencies.put(term, count);
        }
        return count;
    }

    private static int frequency(LeafReader reader, FixedBitSet visible, boolean whole, Term term) throws IOException {
        Terms terms = reader.terms(term.field());
        TermsEnum found = terms == null ? null : terms.iterator();
        if (found == null || !found.seekExact(term.bytes())) {
            return 0;
        }
        if (whole) {
            return found.docFreq();
        }
        PostingsEnum postings = found.postings(null, PostingsEnum.NONE);
        int count = 0;
        for (int doc = postings.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = postings.nextDoc()) {
            count += visible.get(doc) ? 1 : 0;
        }
        return count;
    }
}
