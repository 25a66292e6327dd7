package dev.zhiban.logs;

import java.util.List;

/// Which hosts, threads, users … the matching records name.
///
/// @param records how many match, and `naming` how many of them name one
/// @param most those named most often first; values masked
/// @param cut whether reading ended before the log did
public record Shares(long records, long naming, List<Share> most, boolean cut) {

    /// @param line the first that names it
    public record Share(String value, long records, long line) {
    }
}
