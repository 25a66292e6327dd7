package dev.zhiban.logs;

import java.time.ZoneId;

/// How a log is read: the zone of timestamps that name none, and how many templates and findings are listed at most
/// (the counts are always those of all).
public record ExplainOptions(ZoneId zone, int templates, int findings) {

    public static final ExplainOptions DEFAULT = new ExplainOptions(ZoneId.of("UTC"), 200, 20);
}
