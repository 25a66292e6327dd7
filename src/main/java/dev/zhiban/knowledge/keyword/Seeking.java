package dev.zhiban.knowledge.keyword;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.retrieve.Clause;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Words;

/// Finds the best documents in two steps. They are sought by what divides the documents; single ideographs, which nearly
/// every Chinese text has and which weigh little, count in what was found so. Reading their long lists for every document is
/// most of the cost of a Chinese question and changes hardly any of the best.
final class Seeking {

    private static final Comparator<ScoreDoc> BEST = Comparator.<ScoreDoc> comparingDouble(hit -> hit.score).reversed()
            .thenComparing(hit -> hit.doc);
    /// So many for each that is wanted are found in the first step: the second may put others first.
    private static final double SPARE = 1.5;

    private final IndexSearcher searcher;
    private final Queries queries;

    Seeking(IndexSearcher searcher) {
        this.searcher = searcher;
        this.queries = new Queries(searcher);
    }

    /// Best first; what matches at least one clause, or, where enough match those, one that is no single ideograph.
    ScoreDoc[] best(String field, List<Clause> clauses, Scope scope, int limit) throws IOException {
        List<Clause> dividing = dividing(clauses);
        if (dividing.isEmpty() || dividing.equals(clauses)) {
            return top(queries.ranked(field, clauses, scope), limit);
        }
        ScoreDoc[] found = top(queries.ranked(field, dividing, scope), (int) (SPARE * limit));
        if (found.length < limit) {
            return top(queries.ranked(field, clauses, scope), limit);
        }
        ScoreDoc[] scored = scored(field, clauses, found);
        return Arrays.copyOf(scored, Math.min(limit, scored.length));
    }

    private ScoreDoc[] top(Query query, int limit) throws IOException {
        return searcher.search(query, new TopScoreDocCollectorManager(limit, null, limit)).scoreDocs;
    }

    /// Of these documents those that match a clause, best first.
    ScoreDoc[] scored(String field, List<Clause> clauses, ScoreDoc[] documents) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(queries.any(field, clauses)), ScoreMode.COMPLETE, 1);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        ScoreDoc[] inOrder = documents.clone();
        Arrays.sort(inOrder, Comparator.comparingInt(hit -> hit.doc));
        List<ScoreDoc> matching = new ArrayList<>(inOrder.length);
        LeafReaderContext leaf = null;
        Scorer scorer = null;
        for (ScoreDoc hit : inOrder) {
            if (leaf == null || hit.doc >= leaf.docBase + leaf.reader().maxDoc()) {
                leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
                scorer = scorer(weight, leaf, inOrder.length);
            }
            if (scorer != null && isAt(scorer.iterator(), hit.doc - leaf.docBase)) {
                matching.add(new ScoreDoc(hit.doc, scorer.score()));
            }
        }
        matching.sort(BEST);
        return matching.toArray(ScoreDoc[]::new);
    }

    private static @Nullable Scorer scorer(Weight weight, LeafReaderContext leaf, int documents) throws IOException {
        ScorerSupplier supplier = weight.scorerSupplier(leaf);
        return supplier == null ? null : supplier.get(documents);
    }

    private static boolean isAt(DocIdSetIterator matching, int doc) throws IOException {
        return doc == (matching.docID() < doc ? matching.advance(doc) : matching.docID());
    }

    /// The clauses without single ideographs; another way of saying something keeps its own where it has nothing else.
    private static List<Clause> dividing(List<Clause> clauses) {
        List<Clause> dividing = new ArrayList<>(clauses.size());
        for (Clause clause : clauses) {
            switch (clause) {
                case Clause.Term term -> {
                    if (!Words.isSingle(term.text())) {
                        dividing.add(term);
                    }
                }
                case Clause.AnyOf any ->
                    dividing.add(new Clause.AnyOf(any.alternatives().stream().map(Seeking::dividingIn).toList()));
            }
        }
        return dividing;
    }

    private static List<Clause.Term> dividingIn(List<Clause.Term> way) {
        List<Clause.Term> dividing = way.stream().filter(term -> !Words.isSingle(term.text())).toList();
        return dividing.isEmpty() ? way : dividing;
    }
}
