package dev.zhiban.knowledge.ingest;

import java.util.ArrayList;
import java.util.List;

/// An estimate, on the safe side, of the tokens that a BERT vocabulary makes of a text.
final class Tokens {

    private static final int LETTERS_A_TOKEN = 4;

    private Tokens() {
    }

    static int estimate(CharSequence text) {
        int tokens = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x250 && Character.isLetterOrDigit(c)) {
                tokens += letters % LETTERS_A_TOKEN == 0 ? 1 : 0;
                letters++;
            } else {
                letters = 0;
                tokens += Character.isWhitespace(c) ? 0 : 1;
            }
        }
        return tokens;
    }

    /// Pieces of at most `room` tokens: whole lines where possible, else sentences, else wherever it must be.
    static List<String> cut(String text, int room) {
        List<String> out = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (String unit : units(text, room)) {
            if (!piece.isEmpty() && estimate(piece) + estimate(unit) > room) {
                out.add(piece.toString().strip());
                piece.setLength(0);
            }
            piece.append(unit);
        }
        if (!piece.toString().isBlank()) {
            out.add(piece.toString().strip());
        }
        return out;
    }

    private static List<String> units(String text, int room) {
        List<String> units = new ArrayList<>();
        int start = 0;
        int tokens = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            tokens += c < 0x250 && Character.isLetterOrDigit(c) ? 0 : 1;
            boolean sentence = c == '\n' || "。！？；".indexOf(c) >= 0
                    || (".!?".indexOf(c) >= 0 && i + 1 < text.length() && Character.isWhitespace(text.charAt(i + 1)));
            boolean full = tokens + (i + 1 - start) / LETTERS_A_TOKEN >= room - 1 && !Character.isHighSurrogate(c);
            if (sentence || full) {
                units.add(text.substring(start, i + 1));
                start = i + 1;
                tokens = 0;
            }
        }
        units.add(text.substring(start));
        return units;
    }
}
