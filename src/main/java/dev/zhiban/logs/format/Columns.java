package dev.zhiban.logs.format;

import java.util.ArrayList;
import java.util.List;

/// The first words of a line after its timestamp, as columns of a header: what each of them looks like.
final class Columns {

    private enum Look {
        LEVEL,
        NUMBER,
        BRACKETS,
        SEPARATOR,
        PROSE,
        NAME
    }

    private record Column(int start, int end, Look look, Level level) {
    }

    private final Line line;
    private final List<Column> columns = new ArrayList<>();

    private Columns(Line line) {
        this.line = line;
    }

    static Columns of(Line line, int from, int most) {
        Columns found = new Columns(line);
        int at = from;
        while (found.columns.size() < most) {
            at = line.skipBlanks(at);
            if (at >= line.length()) {
                break;
            }
            Column column = found.column(at);
            found.columns.add(column);
            at = column.end;
        }
        return found;
    }

    private Column column(int at) {
        byte first = line.at(at);
        if (first == '[' || first == '(' || first == '<') {
            int close = line.closing(at, (char) first, first == '[' ? ']' : first == '(' ? ')' : '>');
            if (close > 0 && close - at < 200) {
                Level inside = Level.of(line, line.skipBlanks(at + 1), line.part(0, close).strip().length(), true);
                return new Column(at, close + 1, inside == Level.NONE ? Look.BRACKETS : Look.LEVEL, inside);
            }
        }
        if (first == '|') {
            return new Column(at, at + 1, Look.SEPARATOR, Level.NONE);
        }
        int end = at;
        while (end < line.length() && !Line.blank(line.at(end)) && line.at(end) != '|') {
            end++;
        }
        int bare = end;
        while (bare > at && (line.at(bare - 1) == ':' || line.at(bare - 1) == ',' || line.at(bare - 1) == ';')) {
            bare--;
        }
        Level level = level(at, bare, end);
        if (level != Level.NONE) {
            return new Column(at, end, Look.LEVEL, level);
        }
        if (separator(line, at, end)) {
            return new Column(at, end, Look.SEPARATOR, Level.NONE);
        }
        if (line.digitsEnd(at) == bare) {
            return new Column(at, end, Look.NUMBER, Level.NONE);
        }
        return new Column(at, end, prose(line, at, end) ? Look.PROSE : Look.NAME, Level.NONE);
    }

    private Level level(int at, int bare, int end) {
        boolean onlyNumbersBefore = columns.stream().allMatch(c -> c.look == Look.NUMBER || c.look == Look.SEPARATOR);
        Level word = Level.of(line, at, bare, onlyNumbersBefore);
        if (word != Level.NONE) {
            return word;
        }
        boolean numbersBefore = onlyNumbersBefore && columns.stream().anyMatch(c -> c.look == Look.NUMBER);
        if (bare - at == 1 && (numbersBefore || (columns.isEmpty() && end == bare && column(line, bare)))) {
            return Level.ofLetter(line.at(at));
        }
        return Level.NONE;
    }

    /// Whether a name with a colon follows, as after logcat's letter.
    private static boolean column(Line line, int after) {
        int at = line.skipBlanks(after);
        int end = line.tokenEnd(at);
        return end > at + 1 && (line.at(end - 1) == ':' || line.at(after) == '\t');
    }

    /// The first column that is a level and is reached without reading prose; -1 if there is none.
    int level() {
        int prose = 0;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.look == Look.LEVEL) {
                return i;
            }
            prose += column.look == Look.PROSE ? 1 : 0;
            if (prose > 1 || (column.look == Look.NAME && line.at(column.end - 1) == ':')) {
                return -1;
            }
        }
        return -1;
    }

    Level levelAt(int column) {
        return columns.get(column).level;
    }

    int end(int column) {
        return columns.get(column).end;
    }

    /// Whether two or more bare names stand before the column: then the origin has been named.
    boolean namedBefore(int column) {
        return columns.stream().limit(column).filter(c -> c.look == Look.NAME || c.look == Look.PROSE).count() > 1;
    }

    String nameBefore(int column) {
        for (int i = column - 1; i >= 0; i--) {
            if (columns.get(i).look == Look.NAME) {
                return line.part(columns.get(i).start, columns.get(i).end).toString();
            }
        }
        return "";
    }

    /// A word as sentences have them: small letters only, perhaps with a capital first or a mark at its end.
    static boolean prose(Line line, int start, int end) {
        int last = end;
        while (last > start && ",.;:!?".indexOf(line.at(last - 1)) >= 0) {
            last--;
        }
        if (last - start < 2) {
            return false;
        }
        for (int i = start; i < last; i++) {
            byte b = line.at(i);
            if (!(b >= 'a' && b <= 'z') && !(i == start && b >= 'A' && b <= 'Z') && b >= 0) {
                return false;
            }
        }
        return true;
    }

    /// A word that no sentence has: with digits, capitals inside or marks.
    static boolean code(Line line, int start, int end) {
        return !prose(line, start, end);
    }

    static boolean separator(Line line, int start, int end) {
        for (int i = start; i < end; i++) {
            if ("-|:>*~=".indexOf(line.at(i)) < 0 || line.at(i) == 0) {
                return false;
            }
        }
        return end > start;
    }
}
