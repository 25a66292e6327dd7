package dev.zhiban.logs.format;

import java.util.Optional;

/// Any header that carries a timestamp near its start, in whatever order its other columns come: host, process, thread in
/// brackets, level, logger. Reads what the columns look like, not which program wrote them; so it comes last but one.
final class Stamped implements LogFormat {

    private static final int COLUMNS = 9;
    private static final int REACH = 120;
    /// Columns with a mark or a digit, behind which plain words before the time are columns too.
    private static final int MARKED = 2;

    private final Timestamps times;

    Stamped(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "timestamped";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        int timeAt = firstStamp(line);
        if (timeAt < 0) {
            return Optional.empty();
        }
        int at = furtherStamps(line, afterStamp(line));
        Columns columns = Columns.of(line, at, COLUMNS);
        int level = columns.level();
        if (level >= 0) {
            return Optional.of(levelled(line, timeAt, columns, level));
        }
        return Optional.of(unlevelled(line, timeAt, at));
    }

    private int firstStamp(Line line) {
        int at = line.skipBlanks(0);
        int marked = 0;
        for (int column = 0; column < 6 && at < line.length() && at < REACH; column++) {
            int start = at;
            while (start < at + 2 && "[(<\"|".indexOf(line.at(start)) >= 0) {
                start++;
            }
            if (times.read(line, start)) {
                return start;
            }
            int end = line.tokenEnd(at);
            marked += marked(line, at, end) ? 1 : 0;
            if (marked < Math.min(column + 1, MARKED) || column < MARKED && Columns.prose(line, at, end)) {
                return -1;
            }
            at = line.skipBlanks(end);
        }
        return -1;
    }

    /// Whether a word before the time could be a column: it has a digit or a mark inside, or is a mark or all capitals.
    private static boolean marked(Line line, int start, int end) {
        boolean letters = true;
        boolean capitals = true;
        for (int i = start; i < end; i++) {
            byte b = line.at(i);
            letters &= Line.letter(b);
            capitals &= b >= 'A' && b <= 'Z';
        }
        byte last = line.at(end - 1);
        return (capitals || !letters) && last != '=' && (last != ':' || end - start < 2);
    }

    private int afterStamp(Line line) {
        int at = times.end();
        while (at < line.length() && "])>\",;:|".indexOf(line.at(at)) >= 0 && line.at(at) != 0) {
            at++;
            if (line.at(at - 1) == '|') {
                return at;
            }
        }
        return at;
    }

    /// Some headers repeat the time in another form a column or two later.
    private int furtherStamps(Line line, int from) {
        int after = from;
        int at = line.skipBlanks(from);
        for (int column = 0; column < 3 && at < line.length(); column++) {
            if (times.read(line, at)) {
                after = afterStamp(line);
                at = line.skipBlanks(after);
                continue;
            }
            int end = line.tokenEnd(at);
            if (!Columns.code(line, at, end) || Columns.separator(line, at, end)) {
                break;
            }
            at = line.skipBlanks(end);
        }
        return after;
    }

    private LogLine levelled(Line line, int timeAt, Columns columns, int level) {
        Origin origin = Origin.after(line, columns.end(level), !columns.namedBefore(level));
        String logger = origin.logger().isEmpty() ? columns.nameBefore(level) : origin.logger();
        return LogLine.of(name(), timeAt, columns.levelAt(level), logger, line.part(origin.end()));
    }

    private LogLine unlevelled(Line line, int timeAt, int at) {
        int piped = pipes(line, at);
        if (piped > at) {
            int first = line.find('|', at);
            String logger = line.part(line.at(at) == '|' ? at + 1 : at, Math.max(first, at)).strip().toString();
            return LogLine.of(name(), timeAt, Level.NONE, logger, line.part(piped));
        }
        Optional<Origin> tagged = Origin.hostAndTag(line, at);
        Origin origin = tagged.orElseGet(() -> Origin.after(line, at, true));
        return LogLine.of(name(), timeAt, Level.NONE, origin.logger(), line.part(origin.end()));
    }

    private static int pipes(Line line, int from) {
        int at = from;
        while (true) {
            int bar = line.find('|', at);
            if (bar < 0 || bar - at > 48 || line.part(at, bar).strip().find(' ', 0) >= 0) {
                return at;
            }
            at = bar + 1;
        }
    }
}
