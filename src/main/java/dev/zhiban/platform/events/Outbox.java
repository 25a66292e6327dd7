package dev.zhiban.platform.events;

/// What is to leave the process. A row is written in the caller's transaction and sent after it, at least once; receivers
/// tell repeats by the key.
public interface Outbox {

    /// @param topic picks the [OutboxHandler]
    /// @param key idempotency key, unique within the topic; the same again changes nothing
    /// @param json what the handler is given
    void add(String topic, String key, String json);
}
