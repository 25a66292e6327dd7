package dev.zhiban.knowledge.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What changed between two texts, line by line (longest common subsequence).
public final class LineDiff {

    /// Too many lines to compare pairwise: then the changed middle counts as removed and added.
    private static final int MOST_CELLS = 4_000_000;

    public enum Kind {
        SAME,
        REMOVED,
        ADDED;

        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public record Line(Kind kind, String text) {
    }

    private LineDiff() {
    }

    public static List<Line> between(String before, String after) {
        List<String> a = before.lines().toList();
        List<String> b = after.lines().toList();
        int head = 0;
        while (head < a.size() && head < b.size() && a.get(head).equals(b.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < a.size() - head && tail < b.size() - head
                && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
            tail++;
        }
        List<Line> out = new ArrayList<>();
        a.subList(0, head).forEach(line -> out.add(new Line(Kind.SAME, line)));
        middle(a.subList(head, a.size() - tail), b.subList(head, b.size() - tail), out);
        a.subList(a.size() - tail, a.size()).forEach(line -> out.add(new Line(Kind.SAME, line)));
        return out;
    }

    private static void middle(List<String> a, List<String> b, List<Line> out) {
        if ((long) a.size() * b.size() > MOST_CELLS) {
            a.forEach(line -> out.add(new Line(Kind.REMOVED, line)));
            b.forEach(line -> out.add(new Line(Kind.ADDED, line)));
            return;
        }
        int[][] common = common(a, b);
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                out.add(new Line(Kind.SAME, a.get(i++)));
                j++;
            } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
                out.add(new Line(Kind.REMOVED, a.get(i++)));
            } else {
                out.add(new Line(Kind.ADDED, b.get(j++)));
            }
        }
    }

    private static int[][] common(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j)) ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
