package dev.zhiban.logs.format;

import java.util.Optional;

/// One header shape. Stateless and thread-safe; never throws, whatever the bytes; linear in the length of the line.
public interface LogFormat {

    /// In words of the trade: `logback`, `syslog-3164`, `json` …
    String name();

    /// What the header says, or empty when the line does not have this shape. Only lines whose shape was not seen before
    /// come here: there is time to look closely.
    Optional<LogLine> parse(Line line);
}
