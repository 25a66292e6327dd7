package dev.zhiban.knowledge.retrieve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Cuts text into the terms that are indexed and sought.
///
/// Chinese, Japanese and Korean characters become overlapping pairs, and single characters beside them. Latin words are stemmed, stop
/// words left out. What a support engineer copies and pastes stays whole as well as in its parts: error codes (`0x80070035`,
/// `ORA-12154`, `5.7.1`, `ERR_CERT_DATE_INVALID`), addresses, versions, paths, class names.
public final class Words {

    private static final Set<String> STOP = Set.of("a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in",
            "into", "is", "it", "no", "not", "of", "on", "or", "such", "that", "the", "their", "then", "there", "these", "they",
            "this", "to", "was", "will", "with", "i", "my", "me", "we", "our", "you", "your", "do", "does", "did", "how",
            "what",
            "when", "where", "which", "who", "why", "can", "could", "should", "would", "am", "has", "have", "had", "from", "s",
            "t", "m", "re", "ve", "ll", "d", "please", "so", "just", "its", "been", "were", "than", "any");
    private static final String SENTENCE_ENDS = "。！？；!?;\n";
    private static final String JOINERS = "._-:/\\@'%$&=~";
    private static final int LONGEST = 96;
    private static final int LONGEST_WORD = 24;
    /// Characters that carry grammar and small talk rather than the matter.
    private static final String GRAMMAR = "的了吗呢啊吧呀嘛哦我你他她它们这那哪就都也还很又再把被让给和跟与在是有要会能可不没么怎什啥个些着过得地去来到说"
            + "想看从对于以及或而且但如果因为所该请问下上里中前后时候一二三几多少样老总才刚只最好太真";

    private final Folding folding;
    private final UnaryOperator<String> stem;

    public Words(Folding folding, UnaryOperator<String> stem) {
        this.folding = folding;
        this.stem = stem;
    }

    public Folding folding() {
        return folding;
    }

    /// The terms of a text and how often each occurs, in the order of their first occurrence.
    public Map<String, Integer> of(String text) {
        Bag bag = new Bag();
        String plain = folding.width(text);
        int i = 0;
        while (i < plain.length()) {
            char c = plain.charAt(i);
            int end = i + 1;
            if (isIdeograph(c)) {
                while (end < plain.length() && isIdeograph(plain.charAt(end))) {
                    end++;
                }
                bag.pairs(plain, i, end);
            } else if (isWordy(c)) {
                while (end < plain.length() && (isWordy(plain.charAt(end)) || JOINERS.indexOf(plain.charAt(end)) >= 0)) {
                    end++;
                }
                bag.run(plain.substring(i, end));
            }
            i = end;
        }
        return bag.counts;
    }

    /// The words of a text as they follow each other, folded but not stemmed: single ideographs, runs of letters and digits, and
    /// an empty one for the end of a sentence.
    List<String> inOrder(String text, int most) {
        List<String> tokens = new ArrayList<>();
        String plain = folding.fold(text);
        int i = 0;
        while (i < plain.length() && tokens.size() < most) {
            char c = plain.charAt(i);
            int end = i + 1;
            if (isIdeograph(c)) {
                tokens.add(plain.substring(i, end));
            } else if (isWordy(c)) {
                while (end < plain.length() && isWordy(plain.charAt(end))) {
                    end++;
                }
                tokens.add(plain.substring(i, end));
            } else if (SENTENCE_ENDS.indexOf(c) >= 0) {
                tokens.add("");
            }
            i = end;
        }
        return tokens;
    }

    String stemmed(String token) {
        return token.isEmpty() || isIdeograph(token.charAt(0)) ? token : stem.apply(token);
    }

    static boolean isStop(String token) {
        return STOP.contains(token);
    }

    /// Whether a term is a single ideograph: recalled, but worth little.
    public static boolean isSingle(String term) {
        return term.length() == 1 && isIdeograph(term.charAt(0));
    }

    /// What a term counts in a question (0 to 1), beside its rarity: in a small base the turns of speech are rare as well.
    public static double weight(String term) {
        char first = term.charAt(0);
        if (!isIdeograph(first)) {
            return 1;
        }
        boolean grammar = GRAMMAR.indexOf(first) >= 0;
        if (term.length() == 1) {
            return grammar ? 0.18 : 0.3;
        }
        boolean both = GRAMMAR.indexOf(term.charAt(1)) >= 0;
        return grammar && both ? 0.35 : grammar || both ? 0.6 : 1;
    }

    /// Whether a term names something exactly: it has a digit or a joiner in it.
    public static boolean isExact(String term) {
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            if (c >= '0' && c <= '9' || JOINERS.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether a term is a word of Latin letters only, long enough to be recognised when it is misspelt.
    static boolean isWord(String term) {
        return term.length() >= 5 && term.length() <= LONGEST_WORD && term.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    static boolean isLatin(char c) {
        return Character.isLetterOrDigit(c) && !isIdeograph(c);
    }

    static boolean isIdeograph(char c) {
        return c >= 0x2E80 && c <= 0x2FDF || c == 0x3005 || c >= 0x3041 && c <= 0x30FF || c >= 0x3400 && c <= 0x9FFF
                || c >= 0xAC00 && c <= 0xD7AF || c >= 0xF900 && c <= 0xFAFF;
    }

    private static boolean isWordy(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
                || c > 0x7F && !isIdeograph(c) && Character.isLetterOrDigit(c);
    }

    private final class Bag {
        private final Map<String, Integer> counts = new LinkedHashMap<>();

        void add(String term) {
            if (!term.isEmpty()) {
                counts.merge(term.length() > LONGEST ? term.substring(0, LONGEST) : term, 1, Integer::sum);
            }
        }

        void pairs(String text, int start, int end) {
            for (int i = start; i < end; i++) {
                add(text.substring(i, i + 1));
                if (i + 1 < end) {
                    add(text.substring(i, i + 2));
                }
            }
        }

        void run(String raw) {
            int end = raw.length();
            while (end > 0 && JOINERS.indexOf(raw.charAt(end - 1)) >= 0) {
                end--;
            }
            String whole = raw.substring(0, end);
            String lower = folding.fold(whole);
            boolean joined = false;
            int start = 0;
            for (int i = 0; i <= whole.length(); i++) {
                if (i == whole.length() || JOINERS.indexOf(whole.charAt(i)) >= 0) {
                    joined |= i < whole.length();
                    part(whole.substring(start, i));
                    start = i + 1;
                }
            }
            if (joined) {
                add(lower);
            }
        }

        private void part(String part) {
            if (part.isEmpty()) {
                return;
            }
            String lower = folding.fold(part);
            if (STOP.contains(lower)) {
                return;
            }
            boolean plain = lower.chars().allMatch(Character::isLetter);
            add(plain ? stem.apply(lower) : lower);
            humps(part, lower);
        }

        /// `OutOfMemoryError` is also sought as its words, `win10` also as `win` and `10`; hexadecimal stays whole.
        private void humps(String part, String lower) {
            if (lower.startsWith("0x") || lower.length() < 4 || lower.length() > LONGEST) {
                return;
            }
            int start = 0;
            int pieces = 0;
            String[] found = new String[8];
            for (int i = 1; i <= part.length(); i++) {
                if (i == part.length() || isBoundary(part.charAt(i - 1), part.charAt(i))) {
                    if (pieces == found.length) {
                        return;
                    }
                    found[pieces++] = lower.substring(Math.min(start, lower.length()), Math.min(i, lower.length()));
                    start = i;
                }
            }
            for (int i = 0; pieces > 1 && i < pieces; i++) {
                if (found[i].length() >= 2 && !STOP.contains(found[i])) {
                    add(stem.apply(found[i]));
                }
            }
        }

        private boolean isBoundary(char before, char after) {
            boolean digitBefore = Character.isDigit(before);
            boolean digitAfter = Character.isDigit(after);
            return digitBefore != digitAfter || Character.isLowerCase(before) && Character.isUpperCase(after);
        }
    }
}
