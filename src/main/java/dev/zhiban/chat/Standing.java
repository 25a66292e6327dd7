package dev.zhiban.chat;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// Whose turn it is. `ticket` once there is one; `position` while it is queued (0 is next); `agent` is the name of the person
/// that holds it.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Standing(
        Owner owner,
        long epoch,
        @Nullable String ticket,
        @Nullable Integer position,
        @Nullable String agent) {
}
