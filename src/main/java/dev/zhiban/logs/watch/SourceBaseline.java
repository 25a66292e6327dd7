package dev.zhiban.logs.watch;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What is usual for one source, as it is stored. Times are milliseconds since the epoch.
final class SourceBaseline {

    /// A masked shape and the template that it belongs to; `id` is 0 until it has a row.
    static final class Stored {
        final String text;
        Template template;
        long id;

        Stored(long id, String text, Template template) {
            this.id = id;
            this.text = text;
            this.template = template;
        }
    }

    final List<Template> templates = new ArrayList<>();
    final List<Stored> shapes = new ArrayList<>();
    /// Rows of templates and shapes that are to go.
    final List<Template> gone = new ArrayList<>();
    /// What was read and is not stored yet.
    final Counts counts = new Counts();
    long version;
    long firstAt = Long.MAX_VALUE;
    long lastAt;
    long seenAt;
    long lines;
    double headers = 0.5;
    Pace pace = new Pace();
    Week week = new Week();
    double longestGap;
    @Nullable
    Long silent;
    long forgotten;
}
