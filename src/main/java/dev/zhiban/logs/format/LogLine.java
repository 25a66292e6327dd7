package dev.zhiban.logs.format;

/// What a header says.
///
/// @param format the name of the shape
/// @param timeAt where in the line [Timestamps#read] finds the time, -1 when there is none
/// @param level NONE when the header names none
/// @param logger who wrote it (logger, program, component); empty when nobody is named
/// @param message the rest; bytes of the line itself, or its own where the line escapes them
/// @param envelope whether the message is a line of another program, whose own header should be looked for
public record LogLine(String format, int timeAt, Level level, String logger, Line message, boolean envelope) {

    static LogLine of(String format, int timeAt, Level level, String logger, Line message) {
        return new LogLine(format, timeAt, level, logger, message, false);
    }

    /// Whether a record of this format is one line: a request of an access log.
    public boolean whole() {
        return format.equals("access");
    }

    LogLine named(String name) {
        return new LogLine(name, timeAt, level, logger, message, envelope);
    }
}
