package dev.zhiban.identity;

import java.util.UUID;

/// A session was ended by sign-out, by a new password or because the person was disabled. Announced after commit, on the
/// node where it happened; other nodes see it with [Sessions#alive].
public record SessionEnded(UUID session, UUID person) {
}
