package dev.zhiban.assistant.extract;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// How much of one text is in another: by words of Latin letters and digits, and by pairs of Han characters.
public final class Overlap {

    private Overlap() {
    }

    /// The share (0 to 1) of the units of `part` that `whole` has too; 0 where `part` has none.
    public static double share(String part, String whole) {
        Set<String> units = units(part);
        if (units.isEmpty()) {
            return 0;
        }
        Set<String> there = units(whole);
        return (double) units.stream().filter(there::contains).count() / units.size();
    }

    public static Set<String> units(String text) {
        Set<String> units = new HashSet<>();
        StringBuilder word = new StringBuilder();
        int before = 0;
        for (int c : text.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            boolean han = Character.isIdeographic(c);
            if (!han && Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else {
                flush(word, units);
            }
            if (han && before != 0) {
                units.add(Character.toString(before) + Character.toString(c));
            }
            before = han ? c : 0;
        }
        flush(word, units);
        return units;
    }

    private static void flush(StringBuilder word, Set<String> units) {
        if (word.length() > 1) {
            units.add(word.toString());
        }
        word.setLength(0);
    }
}
