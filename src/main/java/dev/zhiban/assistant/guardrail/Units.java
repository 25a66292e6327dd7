package dev.zhiban.assistant.guardrail;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// What is compared: stems of Latin words without the little ones, pairs of Han characters without particles.
final class Units {

    private static final Set<String> LITTLE = Set.of("the", "an", "is", "are", "be", "to", "of", "in", "on", "at", "and", "or",
            "for", "with", "your", "you", "it", "its", "this", "that", "these", "those", "then", "will", "can", "may", "should",
            "must", "if", "as", "by", "from", "was", "were", "has", "have", "do", "does", "please", "first", "next", "when",
            "into", "so", "there", "which", "also", "just", "any", "up", "out", "need", "needs", "not", "no", "don", "we");
    private static final String PARTICLES = "的了请您你把在将和与或就会要可以后再然先并也都是有到为等这那其";

    private Units() {
    }

    static Set<String> of(String text) {
        Set<String> units = new HashSet<>();
        StringBuilder word = new StringBuilder();
        int before = 0;
        for (int c : text.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            boolean han = Character.isIdeographic(c);
            if (!han && Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else {
                flush(word, units);
            }
            boolean particle = han && PARTICLES.indexOf(c) >= 0;
            if (han && !particle && before != 0) {
                units.add(Character.toString(before) + Character.toString(c));
            }
            before = han && !particle ? c : 0;
        }
        flush(word, units);
        return units;
    }

    private static void flush(StringBuilder word, Set<String> units) {
        String found = word.toString();
        word.setLength(0);
        if (found.length() > 1 && !LITTLE.contains(found)) {
            units.add(stem(found));
        }
    }

    private static String stem(String word) {
        for (String end : new String[] { "ing", "ed", "es", "s", "ly" }) {
            if (word.length() > end.length() + 3 && word.endsWith(end)) {
                String stem = word.substring(0, word.length() - end.length());
                int last = stem.length() - 1;
                boolean doubled = end.length() > 1 && stem.charAt(last) == stem.charAt(last - 1)
                        && "bdgmnprt".indexOf(stem.charAt(last)) >= 0;
                return doubled ? stem.substring(0, last) : stem;
            }
        }
        return word.length() > 4 && word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
    }

    static double share(Set<String> part, Set<String> whole) {
        return part.isEmpty() ? 0 : (double) part.stream().filter(whole::contains).count() / part.size();
    }

    /// The units that both have, over those of the smaller one; 0 where either has fewer than two.
    static double likeness(Set<String> one, Set<String> other) {
        int smaller = Math.min(one.size(), other.size());
        return smaller < 2 ? 0 : (double) one.stream().filter(other::contains).count() / smaller;
    }
}
