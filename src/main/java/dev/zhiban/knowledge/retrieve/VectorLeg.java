package dev.zhiban.knowledge.retrieve;

import java.util.List;

/// Finds passages by meaning. Filters by [Scope] inside the query, before ranking.
public interface VectorLeg {

    /// What is near a question, best first, as cosine similarity (-1 to 1).
    ///
    /// @param lang     language of the space that was compared in: what is written in another one was not compared
    /// @param passages single passages
    /// @param articles articles as a whole ([PassageId#whole]), by their nearest alternative question
    record Near(String lang, List<Scored> passages, List<Scored> articles) {
        /// The language of a space that holds all.
        public static final String ANY = "";
        public static final Near NOTHING = new Near(ANY, List.of(), List.of());

        public Near {
            passages = List.copyOf(passages);
            articles = List.copyOf(articles);
        }

        /// Whether what is written in this language was compared.
        boolean holds(String written) {
            return lang.equals(ANY) || lang.equals(written);
        }
    }

    /// [Near#NOTHING] where nothing can be compared.
    Near search(String question, Scope scope, int limit);
}
