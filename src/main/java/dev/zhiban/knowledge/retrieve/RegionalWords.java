package dev.zhiban.knowledge.retrieve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What Taiwan and Hong Kong call things, in the mainland's words: no map of characters makes a 服务器 of a 伺服器. A text
/// without a single traditional character is left alone. Thread-safe.
public final class RegionalWords {

    public static final RegionalWords NONE = new RegionalWords(List.of(), Folding.CharacterMap.SAME);
    private static final String SHIPPED = "regional.tsv";

    private final Folding.CharacterMap toSimplified;
    private final Map<String, String> words = new HashMap<>();
    private final Set<Character> beginnings = new HashSet<>();
    private final int longest;

    /// @param lines a word, a tab, and what the mainland calls it, in either script
    public RegionalWords(List<String> lines, Folding.CharacterMap toSimplified) {
        this.toSimplified = toSimplified;
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                words.put(line.substring(0, tab), simplified(line.substring(tab + 1)));
                beginnings.add(line.charAt(0));
            }
        }
        longest = words.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /// Those that are built with the program; none where they were left out.
    public static RegionalWords shipped(Folding.CharacterMap toSimplified) {
        try (InputStream lines = RegionalWords.class.getResourceAsStream(SHIPPED)) {
            return lines == null ? NONE
                    : new RegionalWords(
                            new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8)).lines().toList(),
                            toSimplified);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text with the mainland's words, these in simplified characters; all else as it is. The longest word counts.
    String inMainland(String text) {
        if (words.isEmpty() || text.chars().allMatch(c -> toSimplified.map((char) c) == c)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = beginnings.contains(text.charAt(at)) ? wordEnd(text, at) : at;
            if (end > at) {
                out.append(words.get(text.substring(at, end)));
                at = end;
            } else {
                out.append(text.charAt(at++));
            }
        }
        return out.toString();
    }

    /// Where the longest word ends that begins here; `at` where none does.
    private int wordEnd(String text, int at) {
        for (int end = Math.min(text.length(), at + longest); end > at; end--) {
            if (words.containsKey(text.substring(at, end))) {
                return end;
            }
        }
        return at;
    }

    private String simplified(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append(toSimplified.map((char) c)));
        return out.toString();
    }
}
