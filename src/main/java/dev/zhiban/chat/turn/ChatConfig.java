package dev.zhiban.chat.turn;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds of the chat.
@ConfigMapping(prefix = "zhiban.chat")
public interface ChatConfig {

    /// Turns of the bot that one process works on at a time.
    @WithDefault("6")
    int workers();

    /// Characters of one message.
    @WithDefault("20000")
    int maxText();

    /// After this time a claim is void even where its process lives.
    @WithDefault("10m")
    Duration longestTurn();

    /// Bytes of an upload that is no image.
    @WithDefault("67108864")
    long maxFile();

    @WithDefault("10485760")
    long maxImage();

    /// Bytes that an archive may unpack to.
    @WithDefault("104857600")
    long maxUnpacked();

    /// Per person: so many at once, and so many a minute over time.
    Rate messages();

    Rate conversations();

    Rate uploads();

    /// Long polls and sockets that one person may hold open at a time.
    @WithDefault("64")
    int maxWaiting();

    /// A bucket that holds `burst` and is refilled with `perMinute`.
    interface Rate {
        int burst();

        int perMinute();
    }
}
