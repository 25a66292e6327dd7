package dev.zhiban.knowledge.keyword;

import org.tartarus.snowball.ext.EnglishStemmer;

import dev.zhiban.knowledge.retrieve.Folding;
import dev.zhiban.knowledge.retrieve.RegionalWords;
import dev.zhiban.knowledge.retrieve.Words;

/// The words of both languages as they are indexed and sought: simplified characters, English stems (Snowball, Porter 2).
public final class Language {

    private static final Words WORDS = new Words(
            new Folding(Traditional.toSimplified(), RegionalWords.shipped(Traditional.toSimplified())), Language::stem);

    private Language() {
    }

    public static Words words() {
        return WORDS;
    }

    private static String stem(String word) {
        if (word.length() < 3 || word.length() > 40) {
            return word;
        }
        EnglishStemmer stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        return stemmer.stem() ? stemmer.getCurrent() : word;
    }
}
