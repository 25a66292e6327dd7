package dev.zhiban.knowledge.keyword;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/// The words of an index that a misspelt one may have been meant as: the same first letter, one edit away (two in a long
/// word), an exchange of neighbours counting as one (Damerau 1964).
final class Spelling {

    private static final int MOST = 3;
    private static final int MOST_SEEN = 200;
    private static final int LONG = 8;
    private static final int SAME_BEGINNING = 1;

    private record Candidate(String text, float closeness, int frequency) {
    }

    private Spelling() {
    }

    /// In how many passages a term stands that count.
    interface Frequency {
        int of(Term term) throws IOException;
    }

    /// Closest first, of equally close ones the more frequent; none that no passage has.
    static List<String> similar(IndexReader reader, Term term, Frequency frequency) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, term.field());
        if (terms == null) {
            return List.of();
        }
        int edits = term.text().length() >= LONG ? 2 : 1;
        FuzzyTermsEnum found = new FuzzyTermsEnum(terms, term, edits, SAME_BEGINNING, true);
        BoostAttribute boost = found.attributes().addAttribute(BoostAttribute.class);
        List<Candidate> candidates = new ArrayList<>();
        for (BytesRef next = found.next(); next != null && candidates.size() < MOST_SEEN; next = found.next()) {
            String text = next.utf8ToString();
            if (text.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                int having = frequency.of(new Term(term.field(), text));
                if (having > 0) {
                    candidates.add(new Candidate(text, boost.getBoost(), having));
                }
            }
        }
        float best = (float) candidates.stream().mapToDouble(Candidate::closeness).max().orElse(0);
        return candidates.stream().filter(one -> one.closeness() >= best)
                .sorted(Comparator.comparingInt(Candidate::frequency).reversed().thenComparing(Candidate::text)).limit(MOST)
                .map(Candidate::text).toList();
    }
}
