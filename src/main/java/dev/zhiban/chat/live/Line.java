package dev.zhiban.chat.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.TimeoutException;

/// The way out to one client: a bounded queue for what cannot be read again, and one frame under way at a time. A client that
/// does not take its frames is closed.
final class Line {

    private static final int QUEUE = 256;
    private static final Duration LONGEST_SEND = Duration.ofSeconds(20);

    private final WebSocketConnection connection;
    private final ObjectMapper mapper;
    private final Deque<Frame> queue = new ArrayDeque<>();
    private final Semaphore bell = new Semaphore(0);
    private final AtomicBoolean closing = new AtomicBoolean();

    Line(WebSocketConnection connection, ObjectMapper mapper) {
        this.connection = connection;
        this.mapper = mapper;
    }

    boolean open() {
        return !closing.get() && connection.isOpen();
    }

    /// Never blocks.
    void queue(Frame frame) {
        boolean full;
        synchronized (queue) {
            full = queue.size() >= QUEUE;
            if (!full) {
                queue.add(frame);
            }
        }
        if (full) {
            close(Closing.SLOW_READER);
        }
        ring();
    }

    @Nullable
    Frame next() {
        synchronized (queue) {
            return queue.poll();
        }
    }

    void ring() {
        bell.release();
    }

    void await(Duration atMost) throws InterruptedException {
        bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        bell.drainPermits();
    }

    /// Blocks until the frame is on its way.
    void send(Frame frame) {
        try {
            connection.sendText(mapper.writeValueAsString(frame)).await().atMost(LONGEST_SEND);
        } catch (TimeoutException e) {
            close(Closing.SLOW_READER);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Does not wait for the client's consent.
    void close(CloseReason reason) {
        if (!closing.getAndSet(true) && connection.isOpen()) {
            connection.close(reason).subscribe().with(done -> ring(), failed -> ring());
        }
    }
}
