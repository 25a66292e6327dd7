package dev.zhiban.logs.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Something that keeps sending its log.
///
/// @param service what it belongs to, and `words` how people call that
/// @param zone of timestamps that name none
/// @param path the file, for a tail
/// @param sender an address or a network, `program` a name: which messages are this source's, for syslog; null is any
public record LogSource(
        UUID id,
        String name,
        Kind kind,
        String service,
        List<String> words,
        ZoneId zone,
        @Nullable String path,
        @Nullable String sender,
        @Nullable String program,
        int linesPerMinute,
        long bytesPerMinute,
        boolean enabled,
        Instant createdAt) {

    public enum Kind {
        TAIL,
        SYSLOG,
        PUSH
    }
}
