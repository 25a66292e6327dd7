package dev.zhiban.knowledge.keyword;

import java.io.IOException;
import java.util.Set;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/// A searcher of a few passages that takes its figures from another index.
final class CountedElsewhere extends VisibleWords {

    private final KeywordIndex figures;
    private final Set<String> principals;

    CountedElsewhere(IndexReader reader, Similarity similarity, Query mayRead, KeywordIndex figures, Set<String> principals)
            throws IOException {
        super(reader, similarity, mayRead);
        this.figures = figures;
        this.principals = principals;
    }

    @Override
    public CollectionStatistics collectionStatistics(String field) throws IOException {
        return figures.reading(principals, searcher -> searcher.collectionStatistics(field));
    }

    @Override
    public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq) throws IOException {
        return figures.reading(principals, searcher -> searcher.termStatistics(term, docFreq, totalTermFreq));
    }
}
