package dev.zhiban.logs;

import java.time.Duration;
import java.time.ZoneId;

/// How a log is read: the zone of timestamps that name none, how many templates and findings are listed at most (the counts are
/// always those of all), and after how many unpacked bytes or how long reading ends.
public record ExplainOptions(ZoneId zone, int templates, int findings, long bytes, Duration patience) {

    public static final ExplainOptions DEFAULT = new ExplainOptions(ZoneId.of("UTC"), 200, 20);

    public ExplainOptions(ZoneId zone, int templates, int findings) {
        this(zone, templates, findings, Long.MAX_VALUE, Duration.ofDays(1));
    }
}
