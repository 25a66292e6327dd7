package dev.zhiban.logs.watch;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.format.Level;

/// One kind of record of a source. `id` is its key for good, 0 until it has a row.
final class Template {

    final Level level;
    final boolean trouble;
    final Pace pace;
    long id;
    String text;
    long firstAt;
    long lastAt;
    long count;
    boolean changed = true;
    /// Where it is gone: the template that it became part of.
    @Nullable
    Template into;

    Template(long id, Level level, boolean trouble, String text, long firstAt, long lastAt, long count, Pace pace) {
        this.id = id;
        this.level = level;
        this.trouble = trouble;
        this.text = text;
        this.firstAt = firstAt;
        this.lastAt = lastAt;
        this.count = count;
        this.pace = pace;
    }

    static Template fresh(Level level, boolean trouble, long at) {
        return new Template(0, level, trouble, "", at, at, 0, new Pace());
    }

    /// As in `log_anomalies` and `log_counts`.
    String subject() {
        return "t" + id;
    }

    boolean error() {
        return level.grave() || trouble;
    }

    /// Adds what another one counted, which is then gone.
    void add(Template other) {
        firstAt = Math.min(firstAt, other.firstAt);
        lastAt = Math.max(lastAt, other.lastAt);
        count += other.count;
        pace.add(other.pace);
        changed = true;
    }
}
