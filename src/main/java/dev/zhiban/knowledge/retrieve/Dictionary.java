package dev.zhiban.knowledge.retrieve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

/// A general Chinese-English dictionary in both directions: sorted lines of an expression, a tab, and what it is called in the
/// other language, divided by `;`, the likeliest first. Thread-safe.
public final class Dictionary {

    private interface Opening {
        @Nullable
        InputStream open() throws IOException;
    }

    public static final Dictionary NONE = new Dictionary(() -> null);
    private static final String SHIPPED = "dictionary.tsv.gz";
    /// It knows every sense of a word; which one is meant here, the base's own synonyms know better.
    private static final double WEIGHT = 0.5;
    private static final int LONGEST_CHINESE = 8;
    private static final int MOST_WORDS = 4;
    private static final int SHORTEST_STEM = 3;
    /// Lines that are looked through for the other forms of a word.
    private static final int MOST_LINES = 48;

    private final Opening opening;
    private @Nullable SortedLines read;

    private Dictionary(Opening opening) {
        this.opening = opening;
    }

    /// The one that is built with the program, read when the first word is looked up; empty where it was left out.
    public static Dictionary shipped() {
        return new Dictionary(() -> {
            InputStream packed = Dictionary.class.getResourceAsStream(SHIPPED);
            return packed == null ? null : new GZIPInputStream(packed);
        });
    }

    public static Dictionary of(byte[] sortedLines) {
        return new Dictionary(() -> new ByteArrayInputStream(sortedLines));
    }

    public boolean isEmpty() {
        return lines().isEmpty();
    }

    /// A file that cannot be read is as one that is not there: names and synonyms are still found.
    private synchronized SortedLines lines() {
        if (read == null) {
            try (InputStream lines = opening.open()) {
                read = new SortedLines(lines == null ? new byte[0] : lines.readAllBytes());
            } catch (IOException e) {
                read = new SortedLines(new byte[0]);
            }
        }
        return read;
    }

    /// The expressions of a folded text, the longest that begins at each place, in their order.
    ///
    /// @param most bound of the expressions
    List<Synonyms.Match> in(String folded, Words words, int most) {
        SortedLines lines = lines();
        List<Synonyms.Match> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int at = lines.isEmpty() ? folded.length() : 0;
        while (at < folded.length() && found.size() < most) {
            boolean latin = Words.isLatin(folded.charAt(at));
            Synonyms.Match match = latin ? english(lines, folded, at, words) : chinese(lines, folded, at);
            if (match != null && seen.add(match.word())) {
                found.add(match);
            }
            at = match != null ? at + match.word().length() : latin ? wordEnd(folded, at) : at + 1;
        }
        return found;
    }

    private static Synonyms.@Nullable Match chinese(SortedLines lines, String text, int start) {
        int end = start;
        while (end < text.length() && end - start < LONGEST_CHINESE && Words.isIdeograph(text.charAt(end))) {
            end++;
        }
        for (; end - start > 1; end--) {
            String word = text.substring(start, end);
            List<String> others = lines.of(word);
            if (!others.isEmpty()) {
                return new Synonyms.Match(word, others, WEIGHT);
            }
        }
        return null;
    }

    private static Synonyms.@Nullable Match english(SortedLines lines, String text, int start, Words words) {
        List<Integer> ends = new ArrayList<>();
        int at = start;
        while (ends.size() < MOST_WORDS && at < text.length() && Words.isLatin(text.charAt(at))) {
            int end = wordEnd(text, at);
            ends.add(end);
            at = end < text.length() && text.charAt(end) == ' ' ? end + 1 : text.length();
        }
        for (int end : ends.reversed()) {
            String expression = text.substring(start, end);
            List<String> others = Words.isStop(expression) ? List.of() : lines.of(expression);
            others = others.isEmpty() ? inOtherForm(lines, expression, words) : others;
            if (!others.isEmpty()) {
                return new Synonyms.Match(expression, others, WEIGHT);
            }
        }
        return null;
    }

    /// By the stem of the last word: people write the plural and the past.
    private static List<String> inOtherForm(SortedLines lines, String expression, Words words) {
        int last = expression.lastIndexOf(' ') + 1;
        String stem = words.stemmed(expression.substring(last));
        if (stem.length() < SHORTEST_STEM || Words.isStop(expression)) {
            return List.of();
        }
        String letters = stem.endsWith("i") ? stem.substring(0, stem.length() - 1) : stem;
        return lines.ofFirst(expression.substring(0, last) + letters, MOST_LINES,
                key -> key.indexOf(' ', last) < 0 && words.stemmed(key.substring(last)).equals(stem));
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Words.isLatin(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
