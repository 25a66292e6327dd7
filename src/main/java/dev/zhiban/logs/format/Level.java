package dev.zhiban.logs.format;

import java.util.Locale;

/// How grave a record says it is, gravest first; NONE where it says nothing.
public enum Level {
    FATAL,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE,
    NONE;

    public boolean grave() {
        return this == FATAL || this == ERROR;
    }

    /// The level that a word names in upper or lower case, or NONE.
    public static Level of(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "FATAL", "CRITICAL", "CRIT", "EMERG", "EMERGENCY", "ALERT", "PANIC", "DPANIC" -> FATAL;
            case "ERROR", "ERR", "SEVERE", "FAILURE", "FAIL" -> ERROR;
            case "WARN", "WARNING", "WRN", "WARNI" -> WARN;
            case "INFO", "INFORMATION", "INF", "NOTICE", "LOG", "NOTE", "SYSTEM" -> INFO;
            case "DEBUG", "DBG", "FINE", "CONFIG" -> DEBUG;
            case "TRACE", "FINER", "FINEST", "VERBOSE" -> TRACE;
            default -> NONE;
        };
    }

    /// The level that stands between two positions of a line as a word all in capitals (or `Info`, `info` if `anyCase`).
    static Level of(Line line, int start, int end, boolean anyCase) {
        int length = end - start;
        if (length < 3 || length > 11) {
            return NONE;
        }
        for (int i = start; i < end; i++) {
            byte b = line.at(i);
            if (!Line.letter(b) || (!anyCase && b >= 'a')) {
                return NONE;
            }
        }
        Level level = of(line.part(start, end).toString());
        boolean ordinary = line.startsAt(start, "NOTE") && length == 4 || line.startsAt(start, "LOG")
                || line.startsAt(start, "SYSTEM")
                || line.startsAt(start, "CONFIG") || line.startsAt(start, "FAIL") || line.startsAt(start, "ALERT");
        return ordinary && !anyCase ? NONE : level;
    }

    /// The level of one letter as logcat, klog and zap write it, or NONE.
    static Level ofLetter(byte letter) {
        return switch (letter) {
            case 'F' -> FATAL;
            case 'E' -> ERROR;
            case 'W' -> WARN;
            case 'I' -> INFO;
            case 'D' -> DEBUG;
            case 'V', 'T' -> TRACE;
            default -> NONE;
        };
    }

    /// The level of a syslog severity, 0 to 7.
    static Level ofSeverity(int severity) {
        return switch (severity) {
            case 0, 1, 2 -> FATAL;
            case 3 -> ERROR;
            case 4 -> WARN;
            case 5, 6 -> INFO;
            case 7 -> DEBUG;
            default -> NONE;
        };
    }

    /// The level of a numeric field as bunyan and pino write it: 10 is trace, 60 is fatal.
    static Level ofNumber(int number) {
        return switch (number / 10) {
            case 1 -> TRACE;
            case 2 -> DEBUG;
            case 3 -> INFO;
            case 4 -> WARN;
            case 5 -> ERROR;
            case 6 -> FATAL;
            default -> NONE;
        };
    }
}
