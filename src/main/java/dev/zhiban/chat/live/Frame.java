package dev.zhiban.chat.live;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.zhiban.assistant.Question.From;
import dev.zhiban.chat.Standing;

/// What the server sends. `type` tells them apart.
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Frame {

    @JsonProperty("type")
    String type();

    /// A message is kept.
    record Ack(String type, String clientId, long seq, Instant at) implements Frame {
        Ack(String clientId, long seq, Instant at) {
            this("ack", clientId, seq, at);
        }
    }

    /// The next line of the ledger.
    record Message(String type, @JsonUnwrapped dev.zhiban.chat.Message message) implements Frame {
        Message(dev.zhiban.chat.Message message) {
            this("message", message);
        }
    }

    /// A piece of the answer to message `reply`; the whole comes as a message, and only that is kept.
    record Delta(String type, long reply, int index, String text) implements Frame {
        Delta(long reply, int index, String text) {
            this("delta", reply, index, text);
        }
    }

    record Typing(String type, From from) implements Frame {
        Typing(From from) {
            this("typing", from);
        }
    }

    record State(String type, @JsonUnwrapped Standing standing) implements Frame {
        State(Standing standing) {
            this("state", standing);
        }
    }

    /// `code` is the type of the problem; `clientId` names the message that was not kept.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failed(String type, String code, @Nullable Integer retryAfter, @Nullable String clientId) implements Frame {
        Failed(String code, @Nullable Integer retryAfter, @Nullable String clientId) {
            this("error", code, retryAfter, clientId);
        }
    }

    /// The reader claims to have read what is not there: it forgets what it has and reads from the beginning.
    record Resync(String type) implements Frame {
        Resync() {
            this("resync");
        }
    }
}
