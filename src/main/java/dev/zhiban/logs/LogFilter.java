package dev.zhiban.logs;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// Which records of a log are wanted; all conditions must hold.
///
/// @param fromLine the first line and `toLine` the last, from 1, both included; 0 for no limit
/// @param fromSecond of the day, as the clock in the line shows it, and `toSecond` (excluded); -1 for no limit
/// @param level `WARN` means WARN and worse, `ERROR` ERROR and worse (and what names no level and tells of trouble), others that level alone; absent for all
/// @param words texts that one line of the record contains, in any case, and `either` of which it contains one at least; any is
/// well where none are given
public record LogFilter(long fromLine, long toLine, int fromSecond, int toSecond, @Nullable String level, List<String> words,
        List<String> either) {

    public static final LogFilter ALL = new LogFilter(0, 0, -1, -1, null, List.of(), List.of());

    public LogFilter {
        words = List.copyOf(words);
        either = List.copyOf(either);
    }

    public LogFilter lines(long from, long to) {
        return new LogFilter(from, to, fromSecond, toSecond, level, words, either);
    }

    public LogFilter seconds(int from, int to) {
        return new LogFilter(fromLine, toLine, from, to, level, words, either);
    }

    public LogFilter level(@Nullable String name) {
        return new LogFilter(fromLine, toLine, fromSecond, toSecond, name, words, either);
    }

    public LogFilter words(List<String> texts) {
        return new LogFilter(fromLine, toLine, fromSecond, toSecond, level, texts, either);
    }

    public LogFilter either(List<String> texts) {
        return new LogFilter(fromLine, toLine, fromSecond, toSecond, level, words, texts);
    }

    public boolean everything() {
        return equals(ALL);
    }
}
