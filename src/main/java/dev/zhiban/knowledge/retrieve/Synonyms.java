package dev.zhiban.knowledge.retrieve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// Groups of words that mean the same at the desk (邮箱, mailbox). Used on the question only, so that a change needs no new
/// index. Source: lines of `synonyms.txt`, each a group divided by commas; `#` begins a comment.
public final class Synonyms {

    public static final Synonyms NONE = of(List.of(),
            new Words(new Folding(Folding.CharacterMap.SAME, RegionalWords.NONE), word -> word));
    private static final int MOST = 24;
    private static final double WEIGHT = 0.7;
    /// Words of the longest English expression that is known in other forms too.
    private static final int MOST_WORDS = 4;

    /// What was found in the folded question, and what else it is called.
    ///
    /// @param weight what another word counts beside the one that was found (0 to 1)
    record Match(String word, List<String> others, double weight) {
    }

    private final Map<String, List<String>> groupOf;
    /// By the stems of English words: people write the plural and the past.
    private final Map<String, List<String>> groupOfStems = new HashMap<>();
    private final Words words;
    private final int longest;
    private final Dictionary dictionary;

    /// Those of `synonyms.txt` in a folder, none where there is no such file, and the dictionary that is shipped.
    public static Synonyms ofFolder(Path folder, Words words) throws IOException {
        Path file = folder.resolve("synonyms.txt");
        return of(Files.isReadable(file) ? Files.readAllLines(file) : List.of(), words).beside(Dictionary.shipped());
    }

    private Synonyms(Map<String, List<String>> groupOf, Words words, Dictionary dictionary) {
        this.groupOf = groupOf;
        this.dictionary = dictionary;
        this.words = words;
        groupOf.forEach((word, group) -> {
            if (Words.isLatin(word.charAt(0))) {
                groupOfStems.computeIfAbsent(stems(word), stems -> new ArrayList<>()).addAll(group);
            }
        });
        this.longest = groupOf.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    public static Synonyms of(List<String> lines, Words language) {
        Map<String, List<String>> groups = new HashMap<>();
        for (String line : lines) {
            String words = language.folding().fold(line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#')));
            List<String> group = new ArrayList<>();
            for (String word : words.split(",")) {
                if (!word.isBlank()) {
                    group.add(word.strip());
                }
            }
            if (group.size() > 1) {
                group.forEach(word -> groups.computeIfAbsent(word, w -> new ArrayList<>()).addAll(group));
            }
        }
        return new Synonyms(groups, language, Dictionary.NONE);
    }

    /// These groups, and for the words that are in none a dictionary of the other language.
    public Synonyms beside(Dictionary other) {
        return new Synonyms(groupOf, words, other);
    }

    Dictionary dictionary() {
        return dictionary;
    }

    /// The longest words first; each word of the question is used once.
    List<Match> in(String folded) {
        List<Match> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < folded.length() && found.size() < MOST; i++) {
            Match match = at(folded, i);
            if (match != null) {
                if (seen.add(match.word())) {
                    found.add(match);
                }
                i += match.word().length() - 1;
            }
        }
        return found;
    }

    private @Nullable Match at(String folded, int start) {
        for (int length = Math.min(longest, folded.length() - start); length > 0; length--) {
            String word = folded.substring(start, start + length);
            List<String> group = groupOf.get(word);
            if (group != null && standsAlone(folded, start, start + length)) {
                return match(word, group);
            }
        }
        return inOtherForm(folded, start);
    }

    private @Nullable Match inOtherForm(String folded, int start) {
        if (!Words.isLatin(folded.charAt(start)) || start > 0 && Words.isLatin(folded.charAt(start - 1))) {
            return null;
        }
        Match longestMatch = null;
        int end = start;
        for (int n = 0; n < MOST_WORDS && end < folded.length() && Words.isLatin(folded.charAt(end)); n++) {
            while (end < folded.length() && Words.isLatin(folded.charAt(end))) {
                end++;
            }
            String expression = folded.substring(start, end);
            List<String> group = groupOfStems.get(stems(expression));
            longestMatch = group == null ? longestMatch : match(expression, group);
            end += end < folded.length() && folded.charAt(end) == ' ' ? 1 : 0;
        }
        return longestMatch;
    }

    private static Match match(String word, List<String> group) {
        return new Match(word, group.stream().distinct().filter(other -> !other.equals(word)).toList(), WEIGHT);
    }

    private String stems(String expression) {
        return Arrays.stream(expression.split(" ")).map(words::stemmed).collect(Collectors.joining(" "));
    }

    private static boolean standsAlone(String text, int start, int end) {
        boolean before = start > 0 && Words.isLatin(text.charAt(start)) && Words.isLatin(text.charAt(start - 1));
        boolean after = end < text.length() && Words.isLatin(text.charAt(end - 1)) && Words.isLatin(text.charAt(end));
        return !before && !after;
    }
}
