package dev.zhiban.knowledge.retrieve;

import java.util.List;

/// One thing that the question asks for: a term with its weight, or alternatives of which the best counts (a word and its
/// synonyms). Never nested deeper than alternatives of terms.
public sealed interface Clause {

    record Term(String text, double weight) implements Clause {
    }

    /// Each alternative is a bag of terms, the asker's own first; the best bag counts, times the weight of its terms. Any term
    /// of the first counts; another bag counts only whole.
    record AnyOf(List<List<Term>> alternatives) implements Clause {
        public AnyOf {
            alternatives = alternatives.stream().map(List::copyOf).toList();
        }
    }
}
