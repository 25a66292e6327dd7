package dev.zhiban.logs.anomaly;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Finds a pattern of many words in a text quickly: it is tried only where the first two or three characters of one stand.
final class Beginnings {

    private static final int ASCII = 128;
    private static final int BITS = 5;

    private final BitSet starting = new BitSet(1 << 16);
    private final BitSet anywhere = new BitSet(1 << 16);

    /// Words are separated by bars, those in ASCII of three plain characters and more, others of two; small and capital
    /// letters alike.
    ///
    /// An empty text stands for none.
    ///
    /// @param starting what counts at the start of a word only, in ASCII
    /// @param anywhere what counts inside of a word too
    Beginnings(String starting, String anywhere) {
        note(starting, this.starting);
        note(anywhere, this.anywhere);
    }

    /// @param words begins with one of the words wherever it matches
    boolean find(Pattern words, String text) {
        @Nullable
        Matcher matcher = null;
        boolean inside = false;
        for (int i = 0; i < text.length() - 1; i++) {
            int beginning = beginning(text, i);
            if (!inside && starting.get(beginning) || anywhere.get(beginning)) {
                matcher = matcher == null ? words.matcher(text).useTransparentBounds(true).useAnchoringBounds(false) : matcher;
                if (matcher.region(i, text.length()).lookingAt()) {
                    return true;
                }
            }
            inside = inWord(text.charAt(i));
        }
        return false;
    }

    private static void note(String words, BitSet beginnings) {
        for (String word : words.isEmpty() ? new String[0] : words.split("\\|")) {
            beginnings.set(beginning(word, 0));
        }
    }

    private static boolean inWord(char c) {
        return c < ASCII && (Character.isLetterOrDigit(c) || c == '_');
    }

    private static int beginning(String text, int at) {
        char first = text.charAt(at);
        char second = text.charAt(at + 1);
        if (first >= ASCII) {
            return 1 << 15 | (first * 31 + second) & 0x7FFF;
        }
        int third = at + 2 < text.length() ? text.charAt(at + 2) : 0;
        return (letter(first) << BITS | letter(second)) << BITS | letter(third);
    }

    /// The same for a small and a capital letter.
    private static int letter(int character) {
        return character & (1 << BITS) - 1;
    }
}
