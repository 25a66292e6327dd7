package dev.zhiban.chat.live;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.assistant.Question.From;
import dev.zhiban.chat.store.Wakeups;
import dev.zhiban.chat.turn.Streams;
import dev.zhiban.platform.web.Problem;

/// Ties a client to a conversation: news of the ledger, and what passes.
@ApplicationScoped
class Following {

    private final Wakeups wakeups;
    private final Streams streams;

    Following(Wakeups wakeups, Streams streams) {
        this.wakeups = wakeups;
        this.streams = streams;
    }

    /// Ends it; may be called twice.
    interface Follow extends AutoCloseable {
        @Override
        void close();
    }

    Follow follow(UUID conversation, Runnable news, Streams.Watcher watcher) {
        Wakeups.Interest interest = wakeups.in(conversation, news);
        Streams.Watch watch = streams.watch(conversation, watcher);
        return () -> {
            interest.close();
            watch.close();
        };
    }

    void typing(UUID conversation, From from, Streams.Watcher but) {
        streams.typing(conversation, from, but);
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
