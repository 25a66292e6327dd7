package dev.zhiban.logs;

import java.io.IOException;
import java.io.InputStream;

/// Explains logs: streaming, in bounded memory whatever the length, with no model.
public interface Logs {

    /// Reads the stream to its end (plain or gzip) and says what matters in it. Every line is counted; bytes that are no text
    /// are counted and said, never an exception.
    ///
    /// @throws IOException when the stream itself fails
    Explanation explain(InputStream log, ExplainOptions options) throws IOException;
}
