package dev.zhiban.knowledge.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import dev.zhiban.platform.text.Lang;

/// A question word for word in the other language: by the base's own [Synonyms], and by their [Dictionary] what these do not
/// know. Of the many words of a dictionary only those that passages have, and few.
final class Translation {

    private static final int MOST = 24;
    private static final int MOST_OTHERS = 3;

    private final String folded;
    private final Lang to;
    private final Words words;
    private final KeywordLeg leg;
    private final List<Synonyms.Match> matches = new ArrayList<>();

    Translation(String text, Lang to, Words words, Synonyms synonyms, KeywordLeg leg) {
        this.to = to;
        this.words = words;
        this.leg = leg;
        folded = words.folding().fold(text);
        String unknown = folded;
        for (Synonyms.Match match : synonyms.in(folded)) {
            matches.add(match);
            if (!isThere(match.word()) && match.others().stream().anyMatch(this::isThere)) {
                unknown = unknown.replace(match.word(), "\n");
            }
        }
        for (Synonyms.Match match : synonyms.dictionary().in(unknown, words, MOST)) {
            if (!isThere(match.word())) {
                matches.add(new Synonyms.Match(match.word(), match.others().stream()
                        .map(other -> other.toLowerCase(Locale.ROOT)).filter(this::isKnown).limit(MOST_OTHERS).toList(),
                        match.weight()));
            }
        }
    }

    /// Expressions of the question with what they are called; nothing where the passages have no word for it.
    List<Synonyms.Match> matches() {
        return matches;
    }

    /// What passages call it, the other language first; as it was asked where they have no word for it.
    Clause.AnyOf clause(Synonyms.Match match) {
        List<List<Clause.Term>> ways = new ArrayList<>();
        Stream.concat(match.others().stream().filter(this::isThere),
                match.others().stream().filter(other -> to == Lang.ZH && !isThere(other))).filter(this::isKnown)
                .forEach(other -> ways.add(Question.bag(other, match.weight(), words)));
        if (ways.isEmpty() || isKnown(match.word())) {
            ways.add(Question.bag(match.word(), 1, words));
        }
        ways.removeIf(List::isEmpty);
        return new Clause.AnyOf(ways);
    }

    /// Enough for a model of the other language to see what it is about; names and codes stay. Empty where not even one word
    /// is known.
    String gloss() {
        String text = folded;
        boolean known = false;
        for (Synonyms.Match match : matches) {
            String other = match.others().stream().filter(this::isThere).findFirst().orElse("");
            if (!other.isEmpty() && !isThere(match.word())) {
                text = text.replace(match.word(), " " + other + " ");
                known = true;
            }
        }
        return known ? kept(text) : "";
    }

    private String kept(String text) {
        List<String> kept = new ArrayList<>();
        for (String part : text.split("\\s+")) {
            String plain = to == Lang.ZH ? part
                    : part.replaceAll("[\\p{IsHan}\\p{IsPunctuation}&&[^\\-_.]]+", " ").strip();
            if (!plain.isEmpty() && !(to == Lang.ZH && Words.isStop(plain))) {
                kept.add(plain);
            }
        }
        return String.join(" ", kept);
    }

    /// Whether it is in the script of the other language.
    private boolean isThere(String word) {
        return word.chars().anyMatch(c -> Words.isIdeograph((char) c)) == (to == Lang.ZH);
    }

    private boolean isKnown(String expression) {
        Set<String> terms = words.of(expression).keySet();
        return !terms.isEmpty()
                && terms.stream().filter(term -> terms.size() == 1 || !Words.isSingle(term))
                        .allMatch(t -> leg.frequency(t) > 0);
    }
}
