package dev.zhiban.knowledge.retrieve;

import java.text.Normalizer;
import java.util.Locale;

/// Brings the ways of writing the same text together: full-width and half-width forms, capitals, invisible characters,
/// traditional and simplified characters (with the map that is given; it maps a character that it does not know to itself) and
/// what the regions that write the former call things.
public final class Folding {

    /// One character to one character.
    public interface CharacterMap {
        CharacterMap SAME = c -> c;

        char map(char c);
    }

    private final CharacterMap toSimplified;
    private final RegionalWords regional;

    public Folding(CharacterMap toSimplified, RegionalWords regional) {
        this.toSimplified = toSimplified;
        this.regional = regional;
    }

    /// Half-width, simplified, without invisible characters; capitals stay.
    public String width(String text) {
        String composed = regional.inMainland(Normalizer.isNormalized(text, Normalizer.Form.NFKC) ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC));
        StringBuilder out = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (!isInvisible(c)) {
                out.append(c < 0x80 ? c : toSimplified.map(c));
            }
        }
        return out.toString();
    }

    /// Simplified characters, half-width letters and digits, no invisible characters; punctuation stays as it is: this is what
    /// the embedding models read.
    public String simplify(String text) {
        String mainland = regional.inMainland(text);
        StringBuilder out = new StringBuilder(mainland.length());
        for (int i = 0; i < mainland.length(); i++) {
            char c = mainland.charAt(i);
            if (!isInvisible(c)) {
                out.append(c < 0x80 ? c : isWide(c) ? (char) (c - 0xFEE0) : toSimplified.map(c));
            }
        }
        return out.toString();
    }

    private static boolean isWide(char c) {
        return c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ';
    }

    /// As [#width], in lower case.
    public String fold(String text) {
        return width(text).toLowerCase(Locale.ROOT);
    }

    private static boolean isInvisible(char c) {
        return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064)
                || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
    }
}
