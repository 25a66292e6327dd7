package dev.zhiban.logs.watch;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.Anomaly.Kind;
import dev.zhiban.platform.text.Text;

/// Something unusual, before it is a row. With the source and the kind, `template` or `subject` says which matter it is.
///
/// @param firstAt milliseconds since the epoch, as `lastAt`
/// @param goesOn whether this is only more of a matter that was noted before
record Noted(Kind kind, @Nullable Template template, String subject, Text title, @Nullable String article, long firstAt,
        long lastAt, long count, List<String> evidence, boolean goesOn) {

    private static final int EVIDENCE = 6;

    Noted(Kind kind, @Nullable Template template, String subject, Text title, @Nullable String article, long firstAt,
            long lastAt, long count, List<String> evidence) {
        this(kind, template, subject, title, article, firstAt, lastAt, count, evidence, false);
    }

    String key() {
        return template == null ? subject : template.subject();
    }

    /// The same matter, noted again.
    Noted and(Noted other) {
        Noted one = goesOn && !other.goesOn ? other : this;
        List<String> lines = Stream.of(one, one == this ? other : this).flatMap(each -> each.evidence.stream()).distinct()
                .limit(EVIDENCE).toList();
        return new Noted(kind, template, subject, one.title, one.article, Math.min(firstAt, other.firstAt),
                Math.max(lastAt, other.lastAt), count + other.count, lines, goesOn && other.goesOn);
    }
}
