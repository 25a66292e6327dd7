package dev.zhiban.chat.store;

import java.util.UUID;

/// A conversation has a new message, another owner, or a new turn. Announced within the transaction that makes it so.
public record ConversationChanged(UUID conversation) {
}
