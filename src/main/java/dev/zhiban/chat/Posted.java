package dev.zhiban.chat;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// A message that is kept; given after its transaction. `fresh` is false where the same message had been kept before.
public record Posted(long seq, String clientId, Instant at, @JsonIgnore boolean fresh) {
}
