package dev.zhiban.logs.format;

import java.util.Optional;

/// Events of Windows as its viewer exports them: `Error,11/20/2026 10:00:00 AM,disk,11,None,"The driver …"`, with or without
/// quotation marks, in English and Chinese.
final class WindowsEvents implements LogFormat {

    private static final int CELLS = 5;

    private final Timestamps times;

    WindowsEvents(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "windows-events";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        int[] cells = new int[CELLS + 1];
        for (int i = 0; i < CELLS; i++) {
            int end = cellEnd(line, cells[i]);
            if (end < 0) {
                return Optional.empty();
            }
            cells[i + 1] = end + 1;
        }
        Level level = level(bare(line, cells[0], cells[1] - 1).toString());
        int timeAt = cells[1] + (line.at(cells[1]) == '"' ? 1 : 0);
        boolean numbered = Line.digit(bare(line, cells[3], cells[4] - 1).at(0));
        if (level == Level.NONE || !numbered || !times.read(line, timeAt)) {
            return Optional.empty();
        }
        String source = bare(line, cells[2], cells[3] - 1).toString();
        int close = line.length() - (line.length() > cells[CELLS] && line.at(line.length() - 1) == '"' ? 1 : 0);
        int open = cells[CELLS] + (line.at(cells[CELLS]) == '"' ? 1 : 0);
        return Optional.of(LogLine.of(name(), timeAt, level, source, line.part(open, Math.max(open, close))));
    }

    private static Level level(String word) {
        return switch (word) {
            case "Critical", "关键", "严重" -> Level.FATAL;
            case "Error", "错误", "Audit Failure", "审核失败" -> Level.ERROR;
            case "Warning", "警告" -> Level.WARN;
            case "Information", "信息", "Audit Success", "审核成功" -> Level.INFO;
            case "Verbose", "详细" -> Level.DEBUG;
            default -> Level.NONE;
        };
    }

    /// Where the comma behind the cell stands; -1 when there is none near.
    private static int cellEnd(Line line, int from) {
        boolean quoted = line.at(from) == '"';
        for (int at = quoted ? from + 1 : from; at < line.length() && at - from < 120; at++) {
            if (line.at(at) == ',' && (!quoted || line.at(at - 1) == '"' && at - 1 > from)) {
                return at;
            }
        }
        return -1;
    }

    private static Line bare(Line line, int from, int to) {
        boolean quoted = to - from > 1 && line.at(from) == '"' && line.at(to - 1) == '"';
        return quoted ? line.part(from + 1, to - 1) : line.part(from, to);
    }
}
