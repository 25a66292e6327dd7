package dev.zhiban.knowledge.retrieve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How much of a question a text says in the very same order: the heaviest run of words (of characters, in Chinese) that both
/// have, as a share of the question's weight. Bags of words and vectors both lose the order. Only the first
/// [#MOST_TOKENS] words of a question are looked at.
final class SharedPhrase {

    static final int MOST_TOKENS = 160;
    private static final double STOP_WORD = 0.3;
    /// What no token of the other side equals: a word that the question does not have, the end of a sentence in it.
    private static final int OTHER = -1;
    private static final int END = -2;
    private static final int SAME_BEGINNING = 3;

    private final Words words;
    private final Map<String, Integer> known = new HashMap<>();
    private final Set<String> beginnings = new HashSet<>();
    private final int[] question;
    private final double[] weights;
    private final double all;

    SharedPhrase(String question, Words words, KeywordLeg leg) {
        this.words = words;
        List<String> tokens = words.inOrder(question, MOST_TOKENS);
        this.question = new int[tokens.size()];
        weights = new double[tokens.size()];
        double sum = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.isEmpty()) {
                this.question[i] = END;
                continue;
            }
            this.question[i] = known.computeIfAbsent(words.stemmed(token), stem -> known.size());
            beginnings.add(beginning(token));
            weights[i] = Words.isStop(token) ? STOP_WORD : leg.rarity(words.stemmed(token)) * Words.weight(token);
            sum += weights[i];
        }
        all = sum;
    }

    /// Share (0 to 1) for the best of the passage's title, heading and text.
    double in(PassageText passage) {
        double best = Math.max(in(passage.title()), in(passage.text()));
        return all == 0 ? 0 : Math.max(best, in(passage.heading())) / all;
    }

    private double in(String text) {
        double best = 0;
        double[] before = new double[question.length + 1];
        double[] now = new double[question.length + 1];
        for (int token : tokens(text)) {
            for (int i = 0; i < question.length; i++) {
                now[i + 1] = token == question[i] ? before[i] + weights[i] : 0;
                best = Math.max(best, now[i + 1]);
            }
            double[] spare = before;
            before = now;
            now = spare;
        }
        return best;
    }

    /// The text's words as places in [#known]. Only what begins like a word of the question is worth a stem.
    private List<Integer> tokens(String text) {
        List<Integer> tokens = new ArrayList<>();
        for (String token : words.inOrder(text, Integer.MAX_VALUE)) {
            tokens.add(beginnings.contains(beginning(token)) ? known.getOrDefault(words.stemmed(token), OTHER) : OTHER);
        }
        return tokens;
    }

    private static String beginning(String token) {
        return token.length() <= SAME_BEGINNING ? token : token.substring(0, SAME_BEGINNING);
    }
}
