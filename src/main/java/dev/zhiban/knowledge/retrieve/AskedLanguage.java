package dev.zhiban.knowledge.retrieve;

import dev.zhiban.platform.text.Lang;

/// The language that somebody asks in. Whoever types a Chinese character asks in Chinese, however much English they paste; an
/// error code or a line of capitals says nothing, and then it is Chinese too.
public final class AskedLanguage {

    private static final int ENGLISH_WORDS = 2;
    private static final int MOST_TEXT = 4_000;

    private AskedLanguage() {
    }

    public static Lang of(String text) {
        int words = 0;
        int seen = 0;
        int start = -1;
        int end = Math.min(text.length(), MOST_TEXT);
        for (int i = 0; i <= end; i++) {
            char c = i < end ? text.charAt(i) : ' ';
            if (Words.isIdeograph(c)) {
                return Lang.ZH;
            }
            if (!Character.isWhitespace(c)) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                words += isWord(text, start, i, seen++ == 0) ? 1 : 0;
                start = -1;
            }
        }
        return words >= ENGLISH_WORDS ? Lang.EN : Lang.ZH;
    }

    /// Small letters, but for the capital that begins a sentence: error messages like capitals, people do not.
    private static boolean isWord(String text, int start, int end, boolean begins) {
        int last = end;
        while (last > start && ",.?!;:\")'".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        int first = start;
        while (first < last && "(\"'".indexOf(text.charAt(first)) >= 0) {
            first++;
        }
        for (int i = first; i < last; i++) {
            char c = text.charAt(i);
            boolean capital = begins && i == first && c >= 'A' && c <= 'Z';
            if (c != '\'' && (c < 'a' || c > 'z') && !capital) {
                return false;
            }
        }
        return last > first;
    }
}
