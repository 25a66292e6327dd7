package dev.zhiban.chat.turn;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.assistant.Progress;
import dev.zhiban.assistant.Question.From;

/// What passes and is not kept: an answer while it is made, and that somebody types. Known to the watchers of this process.
@ApplicationScoped
public class Streams {

    private static final int COALESCE_MILLIS = 80;

    private final Map<UUID, Set<Watcher>> watchers = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Running>> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService flusher = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("chat-deltas").daemon().factory());

    /// Called on any thread; must not block.
    public interface Watcher {

        /// Piece `index` (from 0) of the answer to message `reply`.
        void delta(long reply, int index, String text);

        void typing(From from);
    }

    /// Ends the watching; may be called twice.
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    public Watch watch(UUID conversation, Watcher watcher) {
        watchers.computeIfAbsent(conversation, id -> ConcurrentHashMap.newKeySet()).add(watcher);
        return () -> watchers.computeIfPresent(conversation, (id, all) -> {
            all.remove(watcher);
            return all.isEmpty() ? null : all;
        });
    }

    /// Tells all watchers but the one who types.
    public void typing(UUID conversation, From from, Watcher but) {
        watchers.getOrDefault(conversation, Set.of()).stream().filter(watcher -> watcher != but)
                .forEach(watcher -> watcher.typing(from));
    }

    /// Whatever answer is being made in the conversation, nobody wants the rest of it.
    public void stop(UUID conversation) {
        running.getOrDefault(conversation, Set.of()).forEach(Running::stop);
    }

    Running begin(UUID conversation, long seq) {
        Running begun = new Running(conversation, seq);
        running.computeIfAbsent(conversation, id -> ConcurrentHashMap.newKeySet()).add(begun);
        watchers.getOrDefault(conversation, Set.of()).forEach(watcher -> watcher.typing(From.BOT));
        return begun;
    }

    @PreDestroy
    void end() {
        flusher.shutdownNow();
    }

    /// An answer that is being made; gathers its text for a moment before it tells the watchers.
    final class Running implements Progress, AutoCloseable {

        private final UUID conversation;
        private final long seq;
        private final StringBuilder gathered = new StringBuilder();
        private int index;
        private boolean scheduled;
        private boolean closed;
        private volatile boolean stopped;

        private Running(UUID conversation, long seq) {
            this.conversation = conversation;
            this.seq = seq;
        }

        @Override
        public synchronized void delta(String text) {
            gathered.append(text);
            if (!scheduled && !closed) {
                scheduled = true;
                flusher.schedule(this::flush, COALESCE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }

        private synchronized void flush() {
            scheduled = false;
            if (closed || stopped || gathered.isEmpty()) {
                return;
            }
            String text = gathered.toString();
            gathered.setLength(0);
            int piece = index++;
            watchers.getOrDefault(conversation, Set.of()).forEach(watcher -> watcher.delta(seq, piece, text));
        }

        @Override
        public boolean stopped() {
            return stopped;
        }

        void stop() {
            stopped = true;
        }

        @Override
        public synchronized void close() {
            closed = true;
            running.computeIfPresent(conversation, (id, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
