package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.List;

/// Lists of values are one value however long they are: `<IP>, <IP>, <IP>` becomes `<IP>`.
final class Runs {

    private Runs() {
    }

    static Shape collapsed(List<String> words, List<String> gaps) {
        List<String> newWords = new ArrayList<>(words.size());
        List<String> newGaps = new ArrayList<>(gaps.size());
        newGaps.add(gaps.getFirst());
        int i = 0;
        while (i < words.size()) {
            int end = runEnd(words, gaps, i);
            newWords.add(words.get(i));
            newGaps.add(gaps.get(end));
            i = end;
        }
        return new Shape(List.copyOf(newWords), List.copyOf(newGaps));
    }

    /// The position after the run of equal placeholders that begins here; blanks join three or more, commas two.
    private static int runEnd(List<String> words, List<String> gaps, int start) {
        String word = words.get(start);
        if (!Shape.masked(word) || start + 1 >= words.size()) {
            return start + 1;
        }
        String gap = gaps.get(start + 1);
        int end = start + 1;
        while (end < words.size() && gaps.get(end).equals(gap) && words.get(end).equals(word)) {
            end++;
        }
        boolean list = gap.strip().equals(",") || gap.strip().equals(";");
        boolean long_ = gap.isBlank() || gap.length() == 1;
        return end - start >= (list ? 2 : long_ ? 3 : Integer.MAX_VALUE) ? end : start + 1;
    }
}
