package dev.zhiban.desk.incident;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What the words of a report tell: whether it tells of trouble at all, which service it names, and what makes it alike to
/// others. Chinese is cut into pairs of characters, other scripts into words.
final class Wording {

    private static final int LONGEST = 1_000;
    private static final int SHORT = 4;
    private static final int LONG = 6;
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{Nd}-]+");
    private static final Pattern NOT_LATIN = Pattern.compile("[^\\p{IsLatin}\\p{Nd}-]+");
    private static final Pattern HOW = Pattern.compile(
            "如何|怎么(?!办|回事|了|又|老|总|还|一直)|怎样|哪里(?:可以|能)|在哪|\\bhow (?:do|can|to|should|would)\\b|\\bwhere (?:do|can|is)\\b|\\bwhat is\\b");
    private static final Pattern TROUBLE = Pattern.compile(
            """
                    不了|不上|不到|不出|不开|不动|不能|不行|不通|无法|没法|没有反应|没反应|失败|错误|报错|出错|异常|崩溃|超时|断开|掉线|中断|卡|慢|打不|连不|坏|挂了|白屏|故障|转圈|重复\
                    |\\b(?:can ?not|can't|cant|unable|fail\\w*|error\\w*|broken|down|slow|crash\\w*|timeout|timed out|stuck|hang\\w*|not (?:work|load|open|respond)\\w*\
                    |doesn't|does not|won't|will not|isn't|refused|rejected|disconnect\\w*|outage|unavailable|unreachable|keeps?|times out)\\b""");

    private Wording() {
    }

    /// A question how to do something, with no word of trouble, is none.
    static boolean trouble(String text) {
        String plain = plain(text);
        return TROUBLE.matcher(plain).find() || !HOW.matcher(plain).find();
    }

    /// Whether the text names one of the words: as a word of its own, or anywhere if it is Chinese. Two letters of a word may have
    /// changed places; in one of at least [#LONG] letters one may be wrong, missing or too many.
    static boolean names(String text, Collection<String> words) {
        String plain = plain(text);
        List<String> typed = List.of(NOT_LATIN.split(plain));
        return words.stream().map(Wording::plain).filter(word -> !word.isBlank()).anyMatch(
                word -> names(plain, word) || LATIN.matcher(word).matches() && typed.stream().anyMatch(one -> slip(one, word)));
    }

    private static boolean names(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins = !latin(word.charAt(0)) || at == 0 || !latin(text.charAt(at - 1));
            boolean ends = !latin(word.charAt(word.length() - 1)) || end == text.length() || !latin(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    /// Whether somebody who typed this may have meant the word.
    static boolean slip(String typed, String word) {
        if (word.length() < SHORT || Math.abs(typed.length() - word.length()) > 1) {
            return false;
        }
        int head = 0;
        while (head < Math.min(typed.length(), word.length()) && typed.charAt(head) == word.charAt(head)) {
            head++;
        }
        int tail = 0;
        int shorter = Math.min(typed.length(), word.length()) - head;
        while (tail < shorter && typed.charAt(typed.length() - 1 - tail) == word.charAt(word.length() - 1 - tail)) {
            tail++;
        }
        int wrong = Math.max(typed.length(), word.length()) - head - tail;
        boolean swapped = wrong == 2 && typed.length() == word.length() && typed.charAt(head) == word.charAt(head + 1)
                && typed.charAt(head + 1) == word.charAt(head);
        return swapped || wrong <= 1 && word.length() >= LONG;
    }

    private static boolean latin(char c) {
        return Character.isLetterOrDigit(c) && c < 0x2E80;
    }

    /// The features of a text.
    static Set<String> features(String text) {
        Set<String> features = new HashSet<>();
        String plain = plain(text);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= plain.length(); i++) {
            char c = i < plain.length() ? plain.charAt(i) : ' ';
            if (latin(c)) {
                word.append(c);
                continue;
            }
            if (word.length() > 1) {
                features.add(word.toString());
            }
            word.setLength(0);
            if (i > 0 && Character.isLetter(c) && Character.isLetter(plain.charAt(i - 1)) && !latin(plain.charAt(i - 1))) {
                features.add(plain.substring(i - 1, i + 1));
            }
        }
        return features;
    }

    private static String plain(String text) {
        String head = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return Normalizer.normalize(head, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
