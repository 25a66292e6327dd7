package dev.zhiban.logs.knownerror;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// Finds which of many texts a line contains, at a cost that hardly depends on how many there are: four characters of each
/// are looked up at every position. Immutable.
final class Needles {

    private static final int GRAM = 4;
    private static final int SLOTS = 1 << 14;
    private static final int[] NONE = {};

    private final int[][] slots = new int[SLOTS][];
    private final BitSet taken = new BitSet(SLOTS);
    private final List<String> needles = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    /// Owners of texts that are too short to be looked up.
    private final BitSet always = new BitSet();

    /// @param texts for each owner, of which one must stand in the line; the owner of none is always found
    Needles(List<Set<String>> texts) {
        for (int owner = 0; owner < texts.size(); owner++) {
            if (texts.get(owner).isEmpty() || texts.get(owner).stream().anyMatch(text -> text.length() < GRAM)) {
                always.set(owner);
            } else {
                for (String text : texts.get(owner)) {
                    add(owner, text);
                }
            }
        }
    }

    /// Of the places in the text that one is looked up by which has the fewest others.
    private void add(int owner, String text) {
        int best = 0;
        for (int at = 0; at + GRAM <= text.length(); at++) {
            best = others(text, at).length < others(text, best).length ? at : best;
        }
        int[] before = others(text, best);
        int[] now = Arrays.copyOf(before, before.length + 1);
        now[before.length] = needles.size();
        slots[slot(text, best)] = now;
        taken.set(slot(text, best));
        needles.add(text);
        owners.add(owner);
        offsets.add(best);
    }

    private int[] others(String text, int at) {
        int[] found = slots[slot(text, at)];
        return found == null ? NONE : found;
    }

    private static int slot(String text, int at) {
        int gram = 0;
        for (int i = at; i < at + GRAM; i++) {
            gram = gram(gram, text.charAt(i));
        }
        return slot(gram);
    }

    /// The last four characters, of each eight bits.
    private static int gram(int before, char next) {
        return before << Byte.SIZE | (next ^ next >>> Byte.SIZE) & 0xFF;
    }

    private static int slot(int gram) {
        return gram * 0x9E3779B1 >>> 32 - Integer.numberOfTrailingZeros(SLOTS);
    }

    /// The owners of what stands in the text.
    BitSet in(String text) {
        BitSet found = (BitSet) always.clone();
        char[] chars = text.toCharArray();
        int gram = 0;
        for (int end = 0; end < chars.length; end++) {
            gram = gram(gram, chars[end]);
            int slot = slot(gram);
            if (taken.get(slot)) {
                note(text, end + 1 - GRAM, slots[slot], found);
            }
        }
        return found;
    }

    private void note(String text, int at, int[] some, BitSet found) {
        for (int needle : some) {
            if (text.startsWith(needles.get(needle), at - offsets.get(needle))) {
                found.set(owners.get(needle));
            }
        }
    }
}
