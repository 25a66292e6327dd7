package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A message cut into words and what stands between them; values are placeholders such as `<NUM>`. `gaps` has one entry more
/// than `words`: before the first, between, after the last.
final class Shape {

    static final String ANY = "<*>";

    private static final int[] POWERS = new int[64];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 31;
        }
    }

    /// Stands where a shape was that now counts under another one.
    static final Shape GONE = new Shape(List.of(), List.of(""));

    private final List<String> words;
    private final List<String> gaps;
    private @Nullable String text;

    Shape(List<String> words, List<String> gaps) {
        this.words = words;
        this.gaps = gaps;
    }

    List<String> words() {
        return words;
    }

    List<String> gaps() {
        return gaps;
    }

    String text() {
        String made = text;
        if (made == null) {
            StringBuilder building = new StringBuilder(length()).append(gaps.getFirst());
            for (int i = 0; i < words.size(); i++) {
                building.append(words.get(i)).append(gaps.get(i + 1));
            }
            made = building.toString();
            text = made;
        }
        return made;
    }

    private int length() {
        int length = gaps.getFirst().length();
        for (int i = 0; i < words.size(); i++) {
            length += words.get(i).length() + gaps.get(i + 1).length();
        }
        return length;
    }

    /// Hashes of what stands before the words from the second on, up to so many of them, as [String#hashCode] of the text would be.
    int[] hashesBefore(int most) {
        int[] hashes = new int[Math.max(0, Math.min(most, words.size()))];
        int hash = gaps.getFirst().hashCode();
        for (int p = 1; p < hashes.length; p++) {
            hash = joined(joined(hash, words.get(p - 1)), gaps.get(p));
            hashes[p] = hash;
        }
        return hashes;
    }

    /// Hashes of the texts of [#from] the first word, the second and so on, up to so many of them.
    int[] hashesFrom(int most) {
        int[] hashes = new int[Math.max(0, Math.min(most, words.size()))];
        int hash = 0;
        int power = 1;
        for (int p = words.size() - 1; p >= 0; p--) {
            hash += words.get(p).hashCode() * power;
            power *= power(words.get(p).length());
            if (p < hashes.length) {
                hashes[p] = hash;
            }
            hash += gaps.get(p).hashCode() * power;
            power *= power(gaps.get(p).length());
        }
        return hashes;
    }

    private static int joined(int hash, String next) {
        return hash * power(next.length()) + next.hashCode();
    }

    /// 31 to the power of the length: what a text's hash is multiplied by when so many characters follow.
    private static int power(int length) {
        return length < POWERS.length ? POWERS[length] : POWERS[POWERS.length - 1] * power(length - POWERS.length + 1);
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
        if (!marked('"')) {
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

    /// The words between blanks of a text that neither begins nor ends with one; the last of the limit has what follows.
    static String[] split(String text, int limit) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int blank = text.indexOf(' '); blank >= 0 && words.size() < limit - 1; blank = text.indexOf(' ', start)) {
            words.add(text.substring(start, blank));
            start = blank + 1;
            while (text.charAt(start) == ' ') {
                start++;
            }
        }
        words.add(text.substring(start));
        return words.toArray(new String[0]);
    }

    /// Whether the mark stands between its words.
    boolean marked(char mark) {
        for (int i = 0; i < gaps.size(); i++) {
            if (gaps.get(i).indexOf(mark) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean odd(String gap) {
        boolean odd = false;
        for (int i = 0; i < gap.length(); i++) {
            odd ^= gap.charAt(i) == '"';
        }
        return odd;
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
