package dev.zhiban.logs.format;

import java.util.Optional;

/// Who wrote a record, as read after its level or time, and where that ends (the message begins there).
record Origin(String logger, int end) {

    /// `[thread]`, `1234 ---`, `a.b.Logger`, `Logger:`, `Logger -`, in any order, at most five of them.
    static Origin after(Line line, int from, boolean bareNames) {
        String logger = "";
        int at = from;
        for (int item = 0; item < 6; item++) {
            int start = separators(line, at);
            int next = brackets(line, start);
            if (next < 0) {
                next = processNumber(line, start);
            }
            if (next < 0 && logger.isEmpty()) {
                int end = nameEnd(line, start);
                next = end > start ? loggerEnd(line, start, end, bareNames) : -1;
                if (next >= 0) {
                    logger = line.part(start, end).toString();
                }
            }
            if (next < 0) {
                return new Origin(logger, start);
            }
            at = next;
        }
        return new Origin(logger, separators(line, at));
    }

    /// `host program[123]:` as syslog has it.
    static Optional<Origin> hostAndTag(Line line, int from) {
        int host = line.skipBlanks(from);
        int hostEnd = line.tokenEnd(host);
        int tag = line.skipBlanks(hostEnd);
        if (hostEnd == host || tag == hostEnd || line.at(hostEnd - 1) == ':' || line.at(host) == '['
                || sourceLine(line, host, hostEnd)) {
            return Optional.empty();
        }
        int end = tagEnd(line, tag);
        if (end < 0) {
            return Optional.empty();
        }
        int nameEnd = tag;
        while (nameEnd < end && line.at(nameEnd) != '[' && line.at(nameEnd) != ':') {
            nameEnd++;
        }
        return Optional.of(new Origin(line.part(tag, nameEnd).toString(), line.skipBlanks(end)));
    }

    /// `file.c:123` is no host.
    private static boolean sourceLine(Line line, int start, int end) {
        int colon = line.find(':', start);
        return colon > start && colon < end && line.digitsEnd(colon + 1) == end && line.part(start, colon).find('.', 0) > 0
                && Line.letter(line.at(colon - 1));
    }

    /// The position after `program:`, `program[12]:`, `program(module)[12]:`; -1 when no such thing begins here.
    static int tagEnd(Line line, int tag) {
        int at = tag;
        while (Line.nameByte(line.at(at)) || line.at(at) == '(' || line.at(at) == ')' || line.at(at) == '+') {
            at++;
        }
        if (at == tag || at - tag > 80) {
            return -1;
        }
        if (line.at(at) == '[') {
            int close = line.find(']', at);
            if (close < 0 || close - at > 24) {
                return -1;
            }
            at = close + 1;
            return line.at(at) == ':' ? at + 1 : at;
        }
        return line.at(at) == ':' && (at + 1 == line.length() || Line.blank(line.at(at + 1))) ? at + 1 : -1;
    }

    private static int separators(Line line, int from) {
        int at = line.skipBlanks(from);
        while (at < line.length()) {
            int end = line.tokenEnd(at);
            if (line.at(at) == '|' || (line.at(at) == ':' && at == from)) {
                end = at + 1;
            } else if (!Columns.separator(line, at, end) || end - at > 3) {
                return at;
            }
            at = line.skipBlanks(end);
        }
        return at;
    }

    private static int brackets(Line line, int at) {
        byte open = line.at(at);
        if (open != '[' && open != '(' && open != '{') {
            return -1;
        }
        int close = line.closing(at, (char) open, open == '[' ? ']' : open == '(' ? ')' : '}');
        if (close < 0 || close - at > 200 || open == '{' && close - at > 80) {
            return -1;
        }
        byte after = line.at(close + 1);
        return close + 1 < line.length() && (Line.blank(after) || after == ':' || after == '[' || after == '(') ? close + 1
                : -1;
    }

    /// `1234 ---`, `1234 [`
    private static int processNumber(Line line, int at) {
        int end = line.digitsEnd(at);
        if (end == at || end - at > 10 || !Line.blank(line.at(end))) {
            return -1;
        }
        int next = line.skipBlanks(end);
        return line.startsAt(next, "---") || line.at(next) == '[' ? end : -1;
    }

    private static int nameEnd(Line line, int start) {
        int at = start;
        while (Line.nameByte(line.at(at)) || line.at(at) == '(' && at > start || line.at(at) == ')' && at > start
                || line.at(at) == ':' && at > start && Line.nameByte(line.at(at + 1)) && at - start < 60) {
            at++;
        }
        return at - start > 120 || line.digitsEnd(start) == at || !Line.letter(line.at(start)) && !Line.digit(line.at(start))
                ? start
                : at;
    }

    private static int loggerEnd(Line line, int start, int end, boolean bareNames) {
        byte next = line.at(end);
        boolean dotted = dotted(line, start, end);
        if (next == ':' && Line.blank(line.at(end + 1)) && end + 1 < line.length()) {
            return dotted || bareNames ? end + 1 : -1;
        }
        if (next == '[' && dotted || next == '|') {
            return end;
        }
        if (!Line.blank(next) || end >= line.length()) {
            return -1;
        }
        int after = line.skipBlanks(end);
        int mark = line.tokenEnd(after);
        if (bareNames && mark - after < 5 && !Line.letter(line.at(after)) && line.startsAt(mark, " - ")
                && !Columns.separator(line, after, mark)) {
            return mark + 2;
        }
        boolean marked = (line.at(after) == '-' || line.at(after) == ':') && Line.blank(line.at(after + 1));
        boolean column = after - end > 1 && bareNames && !Columns.prose(line, start, end);
        return marked && (dotted || bareNames) || dotted || column ? after : -1;
    }

    /// An identifier with dots inside, as packages and modules have it.
    private static boolean dotted(Line line, int start, int end) {
        int dots = 0;
        for (int i = start; i < end; i++) {
            byte b = line.at(i);
            if (b == '.') {
                dots++;
                if (i == start || i == end - 1 || !Line.letter(line.at(i + 1)) && line.at(i + 1) != '_') {
                    return false;
                }
            } else if (b == '/' || b == '@' || b == '#' || b == '(' || b == ':') {
                return false;
            }
        }
        return dots > 0;
    }
}
