package dev.zhiban.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Which records of a log are wanted; all conditions must hold.
///
/// @param fromLine the first line and `toLine` the last, from 1, both included; 0 for no limit
/// @param fromSecond of the day, as the clock in the line shows it, and `toSecond` (excluded); -1 for no limit
/// @param level `WARN` means WARN and worse, `ERROR` ERROR and worse (and what names no level and tells of trouble), others that level alone; absent for all
/// @param words texts that one line of the record contains, in any case, and `either` of which it contains one at least; any is
/// well where none are given
/// @param latest absent for all of the time
public record LogFilter(long fromLine, long toLine, int fromSecond, int toSecond, @Nullable String level, List<String> words,
        List<String> either, @Nullable Latest latest) {

    public static final LogFilter ALL = new LogFilter(0, 0, -1, -1, null, List.of(), List.of(), null);

    /// The time that ends where the log does.
    ///
    /// @param since when it begins, as the log's records have their times; absent until the log's end is known, and then nothing
    /// is let through
    public record Latest(Duration span, @Nullable Instant since) {
    }

    public LogFilter {
        words = List.copyOf(words);
        either = List.copyOf(either);
    }

    public LogFilter lines(long from, long to) {
        return new LogFilter(from, to, fromSecond, toSecond, level, words, either, latest);
    }

    public LogFilter seconds(int from, int to) {
        return new LogFilter(fromLine, toLine, from, to, level, words, either, latest);
    }

    public LogFilter level(@Nullable String name) {
        return new LogFilter(fromLine, toLine, fromSecond, toSecond, name, words, either, latest);
    }

    public LogFilter words(List<String> texts) {
        return new LogFilter(fromLine, toLine, fromSecond, toSecond, level, texts, either, latest);
    }

    public LogFilter either(List<String> texts) {
        return new LogFilter(fromLine, toLine, fromSecond, toSecond, level, words, texts, latest);
    }

    public LogFilter latest(Duration span) {
        return new LogFilter(fromLine, toLine, fromSecond, toSecond, level, words, either, new Latest(span, null));
    }

    /// @param end the log's last time as its [Explanation] says it
    public LogFilter endingAt(String end) {
        return latest == null ? this
                : new LogFilter(fromLine, toLine, fromSecond, toSecond, level, words, either,
                        new Latest(latest.span(), LogZone.read(end).minus(latest.span())));
    }

    public boolean everything() {
        return equals(ALL);
    }
}
