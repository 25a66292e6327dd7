package dev.zhiban.knowledge.keyword;

import com.ibm.icu.text.Transliterator;

import dev.zhiban.knowledge.retrieve.Folding;

/// Traditional to simplified characters, one by one, from ICU's `Traditional-Simplified` (Unicode CLDR).
public final class Traditional implements Folding.CharacterMap {

    private static final char FIRST = 0x3400;
    private static final char LAST = 0x9FFF;
    private static final Folding.CharacterMap INSTANCE = new Traditional();

    private final char[] map = new char[LAST - FIRST + 1];

    private Traditional() {
        Transliterator simplify = Transliterator.getInstance("Traditional-Simplified");
        StringBuilder all = new StringBuilder(2 * map.length);
        for (char c = FIRST; c <= LAST; c++) {
            all.append(c).append('\n');
        }
        String[] mapped = simplify.transliterate(all.toString()).split("\n", -1);
        for (int i = 0; i < map.length; i++) {
            map[i] = mapped[i].length() == 1 ? mapped[i].charAt(0) : (char) (FIRST + i);
        }
    }

    public static Folding.CharacterMap toSimplified() {
        return INSTANCE;
    }

    @Override
    public char map(char c) {
        return c < FIRST || c > LAST ? c : map[c - FIRST];
    }
}
