package dev.zhiban.logs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.format.Timestamps;

/// Writes times as the log has them, so that they are found in it again: in the zone that its first timestamp names. Where that
/// names none, in the zone that was given for such stamps, and without one where that is only assumed to be UTC.
final class LogZone {

    private static final long DAY = 86_400_000L;

    private final ZoneId given;
    private boolean told;
    private @Nullable ZoneId zone;

    LogZone(ZoneId given) {
        this.given = given;
    }

    /// Takes the zone of a timestamp that was just read; only the first one counts.
    void take(Timestamps read) {
        if (!told) {
            told = true;
            ZoneId named = read.offset();
            zone = named != null ? named : given.equals(ExplainOptions.DEFAULT.zone()) ? null : given;
        }
    }

    /// What [#text] wrote; without a zone as if it were UTC, as records of such a log are timed.
    static Instant read(String text) {
        if (text.indexOf('T') < 0) {
            return LocalTime.parse(text).atDate(LocalDate.EPOCH).toInstant(ZoneOffset.UTC);
        }
        TemporalAccessor read = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return read instanceof OffsetDateTime zoned ? zoned.toInstant() : LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
    }

    /// ISO-8601; only the clock where the log has no dates.
    String text(long at) {
        Instant instant = Instant.ofEpochMilli(at);
        String iso = instant.toString();
        if (at >= 0 && at < DAY && iso.startsWith("1970-01-01T")) {
            return iso.substring(11, iso.length() - 1);
        }
        return zone == null ? iso.substring(0, iso.length() - 1)
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
}
