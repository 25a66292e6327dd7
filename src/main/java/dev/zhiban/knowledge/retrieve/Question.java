package dev.zhiban.knowledge.retrieve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// A question as the legs need it: its own terms, and the clauses that they are sought by. However long the text is, there
/// are at most [#MOST_TERMS] terms in the clauses: the rarest that the passages have.
///
/// @param terms   what was typed
/// @param clauses what is sought: words with their synonyms, unknown words of a short question with those that they may have
///                been meant as, everything else as it is
/// @param own     how many of the clauses, from the first, stem from the question and not from its context
record Question(String text, Set<String> terms, List<Clause> clauses, int own, Map<String, Double> rarities) {

    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{5,24}");

    static final int MOST_TERMS = 384;
    private static final double CONTEXT = 0.4;
    private static final double SPELLING = 0.7;
    /// In more words than this nobody notices one that is misspelt, and a log has many that are no words.
    private static final int SHORT = 40;

    static Question of(String text, @Nullable String context, Words words, Synonyms synonyms, KeywordLeg leg) {
        Map<String, Integer> own = words.of(text);
        List<Clause> clauses = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        int left = MOST_TERMS;
        for (Synonyms.Match match : synonyms.in(words.folding().fold(text))) {
            Clause.AnyOf any = alternatives(match, words);
            int size = any.alternatives().stream().mapToInt(List::size).sum();
            if (size <= left / 2 && any.alternatives().size() > 1) {
                clauses.add(any);
                left -= size;
                any.alternatives().getFirst().forEach(term -> taken.add(term.text()));
            }
        }
        Map<String, Double> terms = new LinkedHashMap<>();
        own.keySet().stream().filter(term -> !taken.contains(term)).forEach(term -> terms.put(term, Words.weight(term)));
        boolean isShort = own.size() <= SHORT;
        rarest(terms, left, leg).forEach(term -> clauses.add(isShort ? meant(term, leg) : term(term, 1)));
        int asIs = clauses.size();
        if (context != null) {
            Map<String, Double> more = new LinkedHashMap<>();
            words.of(context).keySet().stream().filter(term -> !own.containsKey(term))
                    .forEach(term -> more.put(term, Words.weight(term)));
            rarest(more, Math.max(0, left - terms.size()), leg).forEach(term -> clauses.add(term(term, CONTEXT)));
        }
        return new Question(text, own.keySet(), clauses, asIs, rarities(own.keySet(), leg));
    }

    /// A question as it is sought in passages of the other language: what of it is in that script, and the translation of the rest.
    static Question across(String text, Translation translation, Words words, KeywordLeg leg) {
        Set<String> own = words.of(text).keySet();
        Set<String> taken = new HashSet<>();
        List<Clause> clauses = new ArrayList<>();
        int left = MOST_TERMS;
        for (Synonyms.Match match : translation.matches()) {
            Clause.AnyOf any = translation.clause(match);
            left -= any.alternatives().stream().mapToInt(List::size).sum();
            if (left > 0 && !any.alternatives().isEmpty()) {
                clauses.add(any);
                taken.addAll(words.of(match.word()).keySet());
            }
        }
        Map<String, Double> terms = new LinkedHashMap<>();
        own.stream().filter(term -> !taken.contains(term) && !Words.isIdeograph(term.charAt(0)))
                .forEach(term -> terms.put(term, Words.weight(term)));
        boolean isShort = own.size() <= SHORT;
        rarest(terms, Math.max(0, left), leg).forEach(term -> clauses.add(isShort ? meant(term, leg) : term(term, 1)));
        return new Question(text, own, clauses, clauses.size(), rarities(own, leg));
    }

    /// A text with its misspelt words put right, as far as [#clauses] know better: the models know no misspelt words.
    String corrected(String original, Words words) {
        Map<String, String> meant = new HashMap<>();
        for (Clause clause : ownClauses()) {
            if (clause instanceof Clause.AnyOf(var ways) && ways.getFirst().size() == 1 && ways.size() > 1
                    && rarities.get(ways.getFirst().getFirst().text()) == null
                    && Words.isWord(ways.getFirst().getFirst().text()) && Words.isWord(ways.get(1).getFirst().text())) {
                meant.put(ways.getFirst().getFirst().text(), ways.get(1).getFirst().text());
            }
        }
        return meant.isEmpty() ? original
                : LATIN.matcher(original).replaceAll(found -> words.of(found.group()).keySet().stream()
                        .map(term -> meant.getOrDefault(term, "")).filter(term -> !term.isEmpty()).findFirst()
                        .orElse(found.group()));
    }

    /// The clauses that stem from the question itself.
    List<Clause> ownClauses() {
        return clauses.subList(0, own);
    }

    private static Map<String, Double> rarities(Set<String> terms, KeywordLeg leg) {
        Map<String, Double> known = new LinkedHashMap<>();
        terms.stream().limit(MOST_TERMS).filter(term -> leg.frequency(term) > 0)
                .forEach(term -> known.put(term, Words.weight(term) * leg.rarity(term)));
        return known;
    }

    /// Share (0 to 1) of the known terms' weight in codes, names and, where the other script says nothing to the model, words
    /// in that.
    double exact(boolean latinIsForeign) {
        double all = 0;
        double exact = 0;
        for (Map.Entry<String, Double> term : rarities.entrySet()) {
            all += term.getValue();
            boolean foreign = latinIsForeign && !Words.isIdeograph(term.getKey().charAt(0));
            exact += foreign || Words.isExact(term.getKey()) ? term.getValue() : 0;
        }
        return all == 0 ? 0 : exact / all;
    }

    private static Clause.AnyOf alternatives(Synonyms.Match match, Words words) {
        List<List<Clause.Term>> all = new ArrayList<>();
        all.add(bag(match.word(), 1, words));
        match.others().forEach(other -> all.add(bag(other, match.weight(), words)));
        all.removeIf(List::isEmpty);
        return new Clause.AnyOf(all);
    }

    static List<Clause.Term> bag(String word, double factor, Words words) {
        return words.of(word).keySet().stream().map(term -> term(term, factor)).toList();
    }

    private static Clause.Term term(String text, double factor) {
        return new Clause.Term(text, factor * Words.weight(text));
    }

    /// A word that no passage has, with the words that differ from it by a slip of the keyboard.
    private static Clause meant(String term, KeywordLeg leg) {
        if (!Words.isWord(term) || leg.frequency(term) > 0) {
            return term(term, 1);
        }
        List<List<Clause.Term>> all = new ArrayList<>();
        all.add(List.of(term(term, 1)));
        leg.similar(term).forEach(other -> all.add(List.of(term(other, SPELLING))));
        return all.size() == 1 ? term(term, 1) : new Clause.AnyOf(all);
    }

    private static List<String> rarest(Map<String, Double> terms, int most, KeywordLeg leg) {
        if (terms.size() <= most) {
            return List.copyOf(terms.keySet());
        }
        record Known(String term, int frequency) {
        }
        return terms.keySet().stream().map(term -> new Known(term, leg.frequency(term))).filter(known -> known.frequency() > 0)
                .sorted(Comparator.comparingInt(Known::frequency)).limit(most).map(Known::term).toList();
    }
}
