package dev.zhiban.chat;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.text.Lang;

/// A conversation as it stood when it was read.
///
/// @param person the employee whose conversation it is
/// @param channel where the employee talks from; [Channel#id()], or `widget`
/// @param peer the employee's address on that channel; absent for the widget
/// @param epoch raised by every change of the owner
/// @param agent who holds it, or held it last
/// @param ticket the number of its ticket, once it was handed over
/// @param lang what the employee writes in
/// @param lastSeq the number of the newest message; 0 while there is none
public record Conversation(
        UUID id,
        UUID person,
        String channel,
        @Nullable String peer,
        Owner owner,
        long epoch,
        @Nullable UUID agent,
        @Nullable String ticket,
        Lang lang,
        long lastSeq,
        Instant createdAt,
        Instant touchedAt) {

    /// The channel that needs no sending: its clients read.
    public static final String WIDGET = "widget";

    /// Kind of the [dev.zhiban.desk.Origin] that a ticket out of a conversation has.
    public static final String ORIGIN = "conversation";
}
