package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.List;

/// Lists of values are one value however long they are: `<IP>, <IP>, <IP>` becomes `<IP>`.
final class Runs {

    private Runs() {
    }

    static Shape collapsed(List<String> words, List<String> gaps) {
        if (!neighbours(words)) {
            return new Shape(List.copyOf(words), List.copyOf(gaps));
        }
        List<String> newWords = new ArrayList<>(words.size());
        List<String> newGaps = new ArrayList<>(gaps.size());
        newGaps.add(gaps.getFirst());
        int i = 0;
        while (i < words.size()) {
            boolean masked = Shape.masked(words.get(i));
            int pairs = masked ? runEnd(words, gaps, i, 2) : i;
            int end = pairs > i ? pairs : masked ? Math.max(i + 1, runEnd(words, gaps, i, 1)) : i + 1;
            newWords.add(words.get(i));
            if (pairs > i) {
                newGaps.add(gaps.get(i + 1));
                newWords.add(words.get(i + 1));
            }
            newGaps.add(gaps.get(end));
            i = end;
        }
        return new Shape(List.copyOf(newWords), List.copyOf(newGaps));
    }

    private static boolean neighbours(List<String> words) {
        boolean before = false;
        for (String word : words) {
            boolean masked = Shape.masked(word);
            if (masked && before) {
                return true;
            }
            before = masked;
        }
        return false;
    }

    /// The position after the run of equal placeholders, or equal pairs of them, that begins with the one at the start, or the
    /// start: commas join two, blanks two of one, three numbers.
    private static int runEnd(List<String> words, List<String> gaps, int start, int period) {
        int end = start + period;
        if (end >= words.size() || period > 1 && !Shape.masked(words.get(start + 1))) {
            return start;
        }
        String gap = gaps.get(end);
        boolean list = gap.strip().equals(",") || gap.strip().equals(";");
        while (end + period <= words.size() && gaps.get(end).equals(gap)
                && words.subList(end, end + period).equals(words.subList(start, start + period))
                && gaps.subList(end + 1, end + period).equals(gaps.subList(start + 1, start + period))) {
            end += period;
        }
        int times = (end - start) / period;
        boolean run = list ? times > 1
                : period == 1 && times > (words.get(start).equals("<NUM>") ? 2 : 1)
                        && (gap.isBlank() || gap.length() == 1);
        return run ? end : start;
    }
}
