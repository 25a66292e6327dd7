package dev.zhiban.knowledge.keyword;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

import dev.zhiban.knowledge.retrieve.Clause;
import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.Scope;

/// Clauses as Lucene queries. Nothing is parsed: whatever the question contains is a term and never an operator.
final class Queries {

    private final IndexSearcher searcher;
    /// Where a term stands in the index: one search asks several times.
    private final Map<Term, TermStates> places = new HashMap<>();

    Queries(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /// Passages in scope that match at least one clause.
    Query ranked(String field, List<Clause> clauses, Scope scope) {
        BooleanQuery.Builder both = new BooleanQuery.Builder().add(any(field, clauses), Occur.MUST);
        filter(both, scope);
        return both.build();
    }

    /// Whatever matches at least one clause.
    Query any(String field, List<Clause> clauses) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        clauses.forEach(clause -> any.add(query(field, clause), Occur.SHOULD));
        return any.build();
    }

    /// All passages in scope.
    static Query visible(Scope scope) {
        BooleanQuery.Builder visible = new BooleanQuery.Builder();
        filter(visible, scope);
        return visible.build();
    }

    static Query among(Query query, Collection<PassageId> passages) {
        List<BytesRef> keys = passages.stream().map(id -> new BytesRef(PassageDocuments.key(id))).toList();
        return new BooleanQuery.Builder().add(query, Occur.MUST)
                .add(new TermInSetQuery(PassageDocuments.KEY, keys), Occur.FILTER).build();
    }

    private static void filter(BooleanQuery.Builder query, Scope scope) {
        List<BytesRef> principals = scope.principals().stream().map(BytesRef::new).toList();
        query.add(new ConstantScoreQuery(new TermInSetQuery(PassageDocuments.AUDIENCE, principals)), Occur.FILTER);
        if (scope.lang() != null) {
            query.add(new TermQuery(new Term(PassageDocuments.LANG, scope.lang())), Occur.FILTER);
        }
    }

    private Query query(String field, Clause clause) {
        return switch (clause) {
            case Clause.Term term -> query(field, term);
            case Clause.AnyOf any -> best(field, any.alternatives());
        };
    }

    /// Of the asker's own words some will do; another way of saying it counts only where it stands whole.
    private Query best(String field, List<List<Clause.Term>> alternatives) {
        List<Query> ways = new ArrayList<>();
        alternatives.forEach(bag -> ways.add(bag(field, bag, ways.isEmpty() ? Occur.SHOULD : Occur.MUST)));
        return new DisjunctionMaxQuery(ways, 0);
    }

    private Query bag(String field, List<Clause.Term> terms, Occur occur) {
        BooleanQuery.Builder bag = new BooleanQuery.Builder();
        terms.forEach(term -> bag.add(query(field, term), occur));
        return bag.build();
    }

    private Query query(String field, Clause.Term term) {
        Term sought = new Term(field, term.text());
        return new BoostQuery(new TermQuery(sought, places.computeIfAbsent(sought, this::place)), (float) term.weight());
    }

    private TermStates place(Term term) {
        try {
            return TermStates.build(searcher, term, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
