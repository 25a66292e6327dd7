package dev.zhiban.logs.intake;

import java.time.Instant;

/// What another monitoring system says.
///
/// @param id the same while the same trouble lasts
/// @param firing false once it is over
/// @param where the host or instance; may be empty
public record Alert(String id, String name, String severity, boolean firing, Instant at, String where, String summary) {
}
