package dev.zhiban.chat.store;

import java.util.UUID;

/// A claimed turn: the bot owes an answer to message `seq`, as long as the conversation is in `epoch`. `worker` and
/// `attempt` tell this claim from any other.
public record Turn(UUID conversation, long seq, long epoch, int worker, int attempt) {
}
