package dev.zhiban.chat;

/// Whose turn a conversation is. BOT → QUEUED → PERSON → CLOSED; each change raises the epoch.
public enum Owner {
    BOT,
    QUEUED,
    PERSON,
    CLOSED
}
