package dev.zhiban.knowledge.keyword;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.lucene.index.Term;

import dev.zhiban.knowledge.retrieve.Candidate;
import dev.zhiban.knowledge.retrieve.Clause;
import dev.zhiban.knowledge.retrieve.KeywordLeg;
import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.PassageText;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;

/// The index as one reader knows it: every count and every score is of the passages that these principals may read.
record WordsOfReader(KeywordIndex index, Set<String> principals) implements KeywordLeg {

    @Override
    public List<Scored> search(List<Clause> clauses, Scope scope, int limit) {
        return index.best(PassageDocuments.WORDS, clauses, scope, limit);
    }

    @Override
    public List<Scored> articles(List<Clause> clauses, Scope scope, int limit) {
        return index.best(PassageDocuments.ALL_WORDS, clauses, scope, limit);
    }

    @Override
    public List<Scored> score(List<Clause> clauses, Scope scope, Collection<PassageId> passages) {
        return passages.isEmpty() ? List.of() : index.among(clauses, scope, passages);
    }

    @Override
    public List<Candidate> candidates(Scope scope, Collection<PassageId> passages) {
        return index.candidates(scope, passages);
    }

    @Override
    public Map<PassageId, PassageText> read(Scope scope, Collection<PassageId> passages) {
        return index.read(scope, passages);
    }

    @Override
    public double rarity(String term) {
        return index.reading(principals,
                searcher -> KeywordIndex.rarity(searcher.passages(),
                        searcher.frequency(new Term(PassageDocuments.WORDS, term))));
    }

    @Override
    public int frequency(String term) {
        return index.reading(principals, searcher -> searcher.frequency(new Term(PassageDocuments.WORDS, term)));
    }

    @Override
    public List<String> similar(String term) {
        return index.reading(principals, searcher -> Spelling.similar(searcher.getIndexReader(),
                new Term(PassageDocuments.WORDS, term), searcher::frequency));
    }
}
