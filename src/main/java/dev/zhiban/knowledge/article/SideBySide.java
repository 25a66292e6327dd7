package dev.zhiban.knowledge.article;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A line diff as two columns: what was removed stands beside what was put in its place.
final class SideBySide {

    /// A line of a column; `n` counts from 1.
    record Cell(int n, String text) {
    }

    /// `kind` is same, changed, removed or added.
    record Row(String kind, @Nullable Cell left, @Nullable Cell right) {
    }

    private SideBySide() {
    }

    static List<Row> of(List<LineDiff.Line> lines) {
        List<Row> rows = new ArrayList<>();
        List<Cell> removed = new ArrayList<>();
        List<Cell> added = new ArrayList<>();
        int left = 0;
        int right = 0;
        for (LineDiff.Line line : lines) {
            switch (line.kind()) {
                case SAME -> {
                    pair(removed, added, rows);
                    rows.add(new Row("same", new Cell(++left, line.text()), new Cell(++right, line.text())));
                }
                case REMOVED -> removed.add(new Cell(++left, line.text()));
                case ADDED -> added.add(new Cell(++right, line.text()));
            }
        }
        pair(removed, added, rows);
        return rows;
    }

    private static void pair(List<Cell> removed, List<Cell> added, List<Row> rows) {
        for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
            Cell left = i < removed.size() ? removed.get(i) : null;
            Cell right = i < added.size() ? added.get(i) : null;
            rows.add(new Row(left == null ? "added" : right == null ? "removed" : "changed", left, right));
        }
        removed.clear();
        added.clear();
    }
}
