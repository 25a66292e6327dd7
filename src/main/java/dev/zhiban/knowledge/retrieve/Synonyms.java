package dev.zhiban.knowledge.retrieve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Groups of words that mean the same at the desk (邮箱, mailbox). Used on the question only, so that a change needs no new
/// index. Source: lines of `synonyms.txt`, each a group divided by commas; `#` begins a comment.
public final class Synonyms {

    public static final Synonyms NONE = of(List.of(), new Folding(Folding.CharacterMap.SAME));
    private static final int MOST = 24;

    /// Where in the folded question a word was found, and its group without itself.
    record Match(String word, List<String> others) {
    }

    private final Map<String, List<String>> groupOf;
    private final int longest;

    private Synonyms(Map<String, List<String>> groupOf) {
        this.groupOf = groupOf;
        this.longest = groupOf.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    public static Synonyms of(List<String> lines, Folding folding) {
        Map<String, List<String>> groups = new HashMap<>();
        for (String line : lines) {
            String words = folding.fold(line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#')));
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
        return new Synonyms(groups);
    }

    /// The longest words first; each word of the question is used once.
    List<Match> in(String folded) {
        List<Match> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < folded.length() && found.size() < MOST; i++) {
            for (int length = Math.min(longest, folded.length() - i); length > 0; length--) {
                String word = folded.substring(i, i + length);
                List<String> group = groupOf.get(word);
                if (group != null && standsAlone(folded, i, i + length)) {
                    if (seen.add(word)) {
                        found.add(new Match(word, group.stream().distinct().filter(other -> !other.equals(word)).toList()));
                    }
                    i += length - 1;
                    break;
                }
            }
        }
        return found;
    }

    private static boolean standsAlone(String text, int start, int end) {
        boolean before = start > 0 && isLatin(text.charAt(start)) && isLatin(text.charAt(start - 1));
        boolean after = end < text.length() && isLatin(text.charAt(end - 1)) && isLatin(text.charAt(end));
        return !before && !after;
    }

    private static boolean isLatin(char c) {
        return Character.isLetterOrDigit(c) && !Words.isIdeograph(c);
    }
}
