package dev.zhiban.knowledge;

import java.util.List;

/// The question before, and how much this one says that it refers to it.
///
/// @param articles ids of those that answered it
public record Before(String question, List<String> articles, Refers refers) {

    public Before {
        articles = List.copyOf(articles);
    }

    public enum Refers {
        /// It is short, no more.
        PERHAPS,
        /// It has a word that stands for something, beside words of its own: "does it work on a phone".
        PARTLY,
        /// It is that question once more with another word: "and on a Mac?".
        AGAIN,
        /// It says nothing of its own: "why is that".
        WHOLLY
    }
}
