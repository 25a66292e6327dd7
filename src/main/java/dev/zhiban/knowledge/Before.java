package dev.zhiban.knowledge;

/// The question before, and how much this one says that it refers to it.
public record Before(String question, Refers refers) {

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
