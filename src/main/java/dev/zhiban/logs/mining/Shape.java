package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.List;

/// A message cut into words and what stands between them; values are placeholders such as `<NUM>`. `gaps` has one entry more
/// than `words`: before the first, between, after the last.
record Shape(List<String> words, List<String> gaps) {

    static final String ANY = "<*>";

    /// Stands where a shape was that now counts under another one.
    static final Shape GONE = new Shape(List.of(), List.of(""));

    String text() {
        StringBuilder text = new StringBuilder(gaps.getFirst());
        for (int i = 0; i < words.size(); i++) {
            text.append(words.get(i)).append(gaps.get(i + 1));
        }
        return text.toString();
    }

    /// The shape with every value as [#ANY].
    Shape values() {
        return new Shape(words.stream().map(word -> masked(word) ? ANY : word).toList(), gaps);
    }

    /// The first words, then a value.
    Shape upTo(int count) {
        List<String> head = new ArrayList<>(words.subList(0, count));
        List<String> marks = new ArrayList<>(gaps.subList(0, count + 1));
        head.add(ANY);
        marks.add("");
        return new Shape(List.copyOf(head), List.copyOf(marks));
    }

    /// What follows the first words, without what stands before and behind it.
    Shape from(int count) {
        List<String> marks = new ArrayList<>(gaps.subList(count, gaps.size()));
        marks.set(0, "");
        marks.set(marks.size() - 1, "");
        return new Shape(words.subList(count, words.size()), List.copyOf(marks));
    }

    /// The shape with each text in double quotation marks as one word; itself when it has none of several words, or no plain
    /// word beside them.
    Shape withoutQuotations() {
        if (gaps.stream().noneMatch(gap -> gap.indexOf('"') >= 0)) {
            return this;
        }
        List<String> newWords = new ArrayList<>();
        List<String> newGaps = new ArrayList<>();
        boolean inside = false;
        int plain = 0;
        newGaps.add(gaps.getFirst());
        for (int i = 0; i < words.size(); i++) {
            inside ^= odd(gaps.get(i));
            boolean goesOn = inside && !odd(gaps.get(i));
            if (goesOn) {
                newWords.set(newWords.size() - 1, ANY);
                newGaps.set(newGaps.size() - 1, gaps.get(i + 1));
            } else {
                plain += !inside && !words.get(i).isEmpty() && !masked(words.get(i)) ? 1 : 0;
                newWords.add(words.get(i));
                newGaps.add(gaps.get(i + 1));
            }
        }
        boolean unchanged = newWords.size() == words.size() || plain == 0 || inside && !odd(gaps.getLast());
        return unchanged ? this : new Shape(List.copyOf(newWords), List.copyOf(newGaps));
    }

    private static boolean odd(String gap) {
        return gap.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    static boolean placeholder(String word) {
        return word.length() > 2 && word.charAt(0) == '<' && word.charAt(word.length() - 1) == '>' && word.indexOf('<', 1) < 0;
    }

    /// Whether a placeholder is part of the word.
    static boolean masked(String word) {
        int open = word.indexOf('<');
        return open >= 0 && word.indexOf('>', open) > 0;
    }
}
