package dev.zhiban.knowledge.retrieve;

import java.util.ArrayList;
import java.util.List;

import dev.zhiban.platform.text.Lang;

/// A question word for word in the other language, as far as the [Synonyms] know its words: enough for a model of that
/// language to see what it is about. Names and codes stay.
final class Gloss {

    private Gloss() {
    }

    /// Empty where not even one word is known.
    static String of(String question, Words words, Synonyms synonyms) {
        boolean toChinese = AskedLanguage.of(question) == Lang.EN;
        String folded = words.folding().fold(question);
        boolean known = false;
        for (Synonyms.Match match : synonyms.in(folded)) {
            String other = match.others().stream().filter(word -> isChinese(word) == toChinese).findFirst().orElse("");
            if (!other.isEmpty() && isChinese(match.word()) != toChinese) {
                folded = folded.replace(match.word(), " " + other + " ");
                known = true;
            }
        }
        return known ? kept(folded, toChinese) : "";
    }

    private static String kept(String text, boolean toChinese) {
        List<String> kept = new ArrayList<>();
        for (String part : text.split("\\s+")) {
            String plain = toChinese ? part : part.replaceAll("[\\p{IsHan}\\p{IsPunctuation}&&[^\\-_.]]+", " ").strip();
            if (!plain.isEmpty() && !(toChinese && Words.isStop(plain))) {
                kept.add(plain);
            }
        }
        return String.join(" ", kept);
    }

    private static boolean isChinese(String word) {
        return word.chars().anyMatch(c -> Words.isIdeograph((char) c));
    }
}
