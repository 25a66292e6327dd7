package dev.zhiban.logs;

import dev.zhiban.logs.format.Line;

/// A place in lines of one [dev.zhiban.logs.mining.Signature]: they have equally many words, of different lengths.
///
/// @param word the number of the word at the place, or behind it, from 0; -1 for no place
/// @param offset from where the word starts
record Place(int word, int offset) {

    static final Place NONE = new Place(-1, 0);

    static Place of(Line line, int position) {
        int word = -1;
        int at = position < 0 ? line.length() : 0;
        while (at < line.length()) {
            int start = wordStart(line, at);
            at = wordEnd(line, start);
            word++;
            if (position < at) {
                return new Place(word, position - start);
            }
        }
        return NONE;
    }

    /// The position in the line, -1 if it has none.
    int in(Line line) {
        int start = -1;
        int at = 0;
        for (int i = 0; i <= word; i++) {
            start = wordStart(line, at);
            at = wordEnd(line, start);
        }
        return start < 0 || start == at ? -1 : start + offset;
    }

    private static int wordStart(Line line, int from) {
        int at = from;
        while (at < line.length() && !inWord(line.at(at))) {
            at++;
        }
        return at;
    }

    private static int wordEnd(Line line, int from) {
        int at = from;
        while (at < line.length() && inWord(line.at(at))) {
            at++;
        }
        return at;
    }

    private static boolean inWord(byte b) {
        return Line.letter(b) || Line.digit(b) || b == '_';
    }
}
