package dev.zhiban.logs;

import dev.zhiban.logs.format.Line;

/// What a line without a header is to the record before it.
public enum Continuation {
    /// nothing that binds it: a record of its own unless the log's lines usually have headers
    PLAIN,
    /// a line of the kernel's own log: a record whatever the other lines are
    ALONE,
    /// an empty line
    BLANK,
    /// indented or closing text: belongs to the record before it
    INDENTED,
    /// a frame of a stack
    FRAME,
    /// `Caused by:`, `Suppressed:`, `[cause]:`, `--->`
    CAUSE,
    /// says that the next exception belongs to the one before: `During handling of the above exception`, `Next`
    CHAINED,
    /// an exception with its message: begins a trace, ends a Python traceback
    THROWN,
    /// Python's `Traceback (most recent call last):`
    TRACEBACK,
    /// Go's `goroutine 1 [running]:`
    GOROUTINE;

    private static final String[] FRAMES = { "at ", "... ", "File \"", "from ", "created by ", "--- End of ", "#0", "#1", "#2", "#3",
            "#4", "#5", "#6", "#7", "#8", "#9" };
    private static final String[] CHAINS = { "During handling of the above", "The above exception was", "Next " };
    private static final String[] CAUSES = { "Caused by: ", "Suppressed: ", "[cause]: ", "---> " };
    private static final String[] BOUND = { "Stack trace:", "stack backtrace:", "[stack trace]", "Locked ownable",
            "[Previous line repeated", "what():", "note: run with", "thrown in ", "#0 0x", "SUMMARY: AddressSanitizer",
            "READ of size", "WRITE of size" };

    public static Continuation of(Line line) {
        int at = line.skipBlanks(0);
        if (at == line.length()) {
            return BLANK;
        }
        if (kernel(line)) {
            return ALONE;
        }
        if (any(CAUSES, line, at)) {
            return CAUSE;
        }
        if (any(CHAINS, line, at) && (!line.startsAt(at, "Next ") || line.find(" in /", at) > 0)) {
            return CHAINED;
        }
        if (line.startsAt(at, "Traceback (most recent call last)") || line.startsAt(at, "+ Exception Group Traceback")) {
            return TRACEBACK;
        }
        if (line.startsAt(at, "goroutine ") && line.at(line.length() - 1) == ':') {
            return GOROUTINE;
        }
        if (frame(line, at)) {
            return FRAME;
        }
        if (any(BOUND, line, at)) {
            return INDENTED;
        }
        if (at > 0) {
            return at == 1 && line.at(0) == ' ' ? PLAIN : INDENTED;
        }
        if ("}])".indexOf(line.at(0)) >= 0 && line.length() <= 3) {
            return INDENTED;
        }
        return thrown(line) == null ? PLAIN : THROWN;
    }

    /// `[80123.120331] text`: seconds since the machine started.
    private static boolean kernel(Line line) {
        int dot = line.at(0) == '[' ? line.digitsEnd(line.skipBlanks(1)) : 0;
        int end = line.digitsEnd(dot + 1);
        return dot > 1 && line.at(dot) == '.' && end - dot == 7 && line.at(end) == ']';
    }

    private static boolean any(String[] starts, Line line, int at) {
        for (String start : starts) {
            if (line.startsAt(at, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean frame(Line line, int at) {
        for (String start : FRAMES) {
            if (!line.startsAt(at, start)) {
                continue;
            }
            boolean numbered = start.charAt(0) == '#';
            boolean looks = switch (start) {
                case "at " -> at > 0 || line.find('(', at) > 0;
                case "... " -> Line.digit(line.at(at + 4));
                case "from " -> at > 0 && line.find(":in ", at) > 0;
                default -> true;
            };
            return numbered ? line.find("0x", at) > 0 || line.find('(', at) > 0 || line.find("{main}", at) > 0 : looks;
        }
        return false;
    }

    private static final String[] ENDINGS = { "Exception", "Error", "Throwable", "Interrupt", "Failure", "Fault", "Warning" };
    private static final String[] LEADS = { "Exception in thread ", "Unhandled exception. ", "Uncaught ", "panic: ", "fatal error: ",
            "PHP Fatal error:", "Unhandled Exception:", "Segmentation fault", "terminate called after throwing", "*** stack smashing",
            "thread '" };

    /// The class of the exception that the line names at its start; null if it names none.
    public static @org.jspecify.annotations.Nullable String thrown(Line line) {
        int at = line.skipBlanks(0);
        for (String lead : CAUSES) {
            if (line.startsAt(at, lead)) {
                at += lead.length();
            }
        }
        for (String lead : LEADS) {
            if (line.startsAt(at, lead) && (!lead.equals("thread '") || line.find("' panicked at ", at) > 0)) {
                return lead.startsWith("Exception in") ? afterQuote(line, at) : lead.strip().replace(":", "");
            }
        }
        if (line.startsAt(at, "==") && line.find("==ERROR: AddressSanitizer", at) > 0) {
            return "AddressSanitizer";
        }
        String ruby = ruby(line, at);
        return ruby == null ? name(line, at) : ruby;
    }

    /// `app.rb:12:in 'run': message (ClassName)`
    private static @org.jspecify.annotations.Nullable String ruby(Line line, int at) {
        int in = line.find(":in ", at);
        if (in < 0 || in > 300 || !Line.digit(line.at(in - 1)) || line.at(line.length() - 1) != ')') {
            return null;
        }
        int open = line.length() - 1;
        while (open > in && line.at(open) != '(') {
            open--;
        }
        byte first = line.at(open + 1);
        return first >= 'A' && first <= 'Z' ? line.part(open + 1, line.length() - 1).toString() : null;
    }

    private static String afterQuote(Line line, int at) {
        int close = line.find('"', line.find('"', at) + 1);
        String name = close < 0 ? null : name(line, line.skipBlanks(close + 1));
        return name == null ? "Exception" : name;
    }

    private static @org.jspecify.annotations.Nullable String name(Line line, int at) {
        int end = at;
        while (Line.letter(line.at(end)) || Line.digit(line.at(end)) || "._$".indexOf(line.at(end)) >= 0 && line.at(end) != 0) {
            end++;
        }
        if (end - at < 5 || end - at > 200 || (end < line.length() && line.at(end) != ':' && !Line.blank(line.at(end)))) {
            return null;
        }
        String name = line.part(at, end).toString();
        for (String ending : ENDINGS) {
            if (name.endsWith(ending) && (name.length() > ending.length() || line.at(end) == ':')) {
                return name;
            }
        }
        return null;
    }
}
