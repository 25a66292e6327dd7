package dev.zhiban.assistant.memory;

import java.util.List;
import java.util.UUID;

import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Reply;

/// The latest turns of a conversation as a model may see them: masked, without the passages that answers came from.
public interface Memory {

    /// For where nothing is to be remembered.
    Memory NONE = new Memory() {
        @Override
        public List<Turn> of(UUID conversation) {
            return List.of();
        }

        @Override
        public void remember(Question question, Reply reply) {
        }
    };

    record Turn(String question, String reply) {
    }

    /// Oldest first, at most a handful.
    List<Turn> of(UUID conversation);

    /// Keeps a turn; the same question twice in a row (a turn done again after a crash) is kept once. Nothing is kept of a
    /// question outside of a conversation.
    void remember(Question question, Reply reply);
}
