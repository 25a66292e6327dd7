package dev.zhiban.logs.watch;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.Anomaly.Kind;
import dev.zhiban.platform.text.Text;

/// Something unusual, before it is a row. With the source and the kind, `template` or `subject` says which matter it is.
///
/// @param firstAt milliseconds since the epoch, as `lastAt`
record Noted(Kind kind, @Nullable Template template, String subject, Text title, @Nullable String article, long firstAt,
        long lastAt, long count, List<String> evidence) {

    String key() {
        return template == null ? subject : "t" + template.id;
    }
}
