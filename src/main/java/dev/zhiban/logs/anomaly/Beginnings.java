package dev.zhiban.logs.anomaly;

import java.util.BitSet;

/// Whether a text may have one of many words in it, told from their first two or three characters: quicker than to look for
/// the words.
final class Beginnings {

    private static final int ASCII = 128;
    private static final int BITS = 5;

    private final BitSet starting = new BitSet(1 << 16);
    private final BitSet anywhere = new BitSet(1 << 16);

    /// Words are separated by bars, those in ASCII of three plain characters and more, others of two; small and capital
    /// letters alike.
    ///
    /// @param starting what counts at the start of a word only, in ASCII
    /// @param anywhere what counts inside of a word too
    Beginnings(String starting, String anywhere) {
        for (String word : starting.split("\\|")) {
            this.starting.set(beginning(word, 0));
        }
        for (String word : anywhere.split("\\|")) {
            this.anywhere.set(beginning(word, 0));
        }
    }

    /// False when none of the words stands in the text.
    boolean in(String text) {
        boolean inside = false;
        for (int i = 0; i < text.length() - 1; i++) {
            int beginning = beginning(text, i);
            if (!inside && starting.get(beginning) || anywhere.get(beginning)) {
                return true;
            }
            inside = inWord(text.charAt(i));
        }
        return false;
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
