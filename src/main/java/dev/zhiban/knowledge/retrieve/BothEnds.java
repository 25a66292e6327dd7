package dev.zhiban.knowledge.retrieve;

/// The beginning and the end of a text that is too long to be read whole: who pastes a log says there what is wanted.
final class BothEnds {

    /// Characters of a word that an embedding model counts as one.
    private static final int WORD_PIECE = 3;

    private BothEnds() {
    }

    /// @param most characters
    static String of(String text, int most) {
        return text.length() <= most ? text : joined(text, most / 2, text.length() - most / 2);
    }

    /// @param most tokens, about as an embedding model counts them: parts of words, ideographs and signs
    static String ofTokens(String text, int most) {
        int thirds = most * WORD_PIECE;
        if (text.length() <= most || end(text, thirds) == text.length()) {
            return text;
        }
        return joined(text, end(text, thirds / 2), start(text, thirds / 2));
    }

    private static String joined(String text, int end, int start) {
        int to = Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
        int from = Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
        return text.substring(0, to) + " " + text.substring(from);
    }

    /// Where the first so many thirds of a token end.
    private static int end(String text, int thirds) {
        int left = thirds;
        int at = 0;
        while (at < text.length() && left > 0) {
            left -= thirdsOf(text.charAt(at++));
        }
        return at;
    }

    /// Where the last so many begin.
    private static int start(String text, int thirds) {
        int left = thirds;
        int at = text.length();
        while (at > 0 && left > 0) {
            left -= thirdsOf(text.charAt(--at));
        }
        return at;
    }

    private static int thirdsOf(char c) {
        if (Character.isWhitespace(c)) {
            return 0;
        }
        return Character.isLetterOrDigit(c) && !Words.isIdeograph(c) ? 1 : WORD_PIECE;
    }
}
