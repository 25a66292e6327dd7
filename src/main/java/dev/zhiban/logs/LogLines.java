package dev.zhiban.logs;

import java.io.IOException;
import java.io.InputStream;

/// Looks lines up in a log: streaming, in bounded memory and time, with no model.
public interface LogLines {

    /// Most lines that an [Excerpt] shows.
    int SHOWN = 24;

    /// Reads the stream (plain or gzip) up to its end, or until a limit of bytes or time is reached, and gives what matches.
    ///
    /// @throws IOException when the stream itself fails
    Excerpt find(InputStream log, LogFilter filter) throws IOException;

    /// Of the matching records those that say how long something took are counted; the lines are the slowest of them, the
    /// slowest first, and `first` is that.
    Excerpt slowest(InputStream log, LogFilter filter) throws IOException;

    /// Only that many of the first matching records are shown; all are counted.
    Excerpt first(InputStream log, LogFilter filter, int records) throws IOException;

    /// Only that many of the last matching records are shown, oldest first, and `first` is the first of these; all are counted.
    Excerpt last(InputStream log, LogFilter filter, int records) throws IOException;

    /// Whom the matching records name most often.
    Shares shares(InputStream log, LogFilter filter, Attribute attribute) throws IOException;
}
