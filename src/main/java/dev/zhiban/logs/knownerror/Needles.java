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
        needles.add(text);
        owners.add(owner);
        offsets.add(best);
    }

    private int[] others(String text, int at) {
        int[] found = slots[slot(text, at)];
        return found == null ? NONE : found;
    }

    private static int slot(String text, int at) {
        int hash = 0;
        for (int i = at; i < at + GRAM; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        return hash * 0x9E3779B1 >>> 32 - Integer.numberOfTrailingZeros(SLOTS);
    }

    /// The owners of what stands in the text.
    BitSet in(String text) {
        BitSet found = (BitSet) always.clone();
        for (int at = 0; at + GRAM <= text.length(); at++) {
            int[] here = slots[slot(text, at)];
            if (here != null) {
                for (int needle : here) {
                    if (text.startsWith(needles.get(needle), at - offsets.get(needle))) {
                        found.set(owners.get(needle));
                    }
                }
            }
        }
        return found;
    }
}
