package dev.zhiban.platform.events;

import java.time.Duration;

/// Sends the rows of one topic. Called outside of any transaction, on a virtual thread, possibly again for the same key.
public interface OutboxHandler {

    String topic();

    Outcome handle(String key, String json);

    /// What became of it. Whatever a handler throws counts as [Retry].
    sealed interface Outcome {

        record Done() implements Outcome {
        }

        /// Not now; the pause is at least this long and grows with the attempts.
        record Retry(Duration after) implements Outcome {
        }

        /// Never; the row is kept with the reason.
        record GaveUp(String reason) implements Outcome {
        }
    }
}
