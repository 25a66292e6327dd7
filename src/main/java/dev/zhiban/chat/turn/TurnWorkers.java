package dev.zhiban.chat.turn;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.zhiban.chat.store.Attachments;
import dev.zhiban.chat.store.Turn;
import dev.zhiban.chat.store.Turns;
import dev.zhiban.chat.store.Wakeups;
import dev.zhiban.platform.persistence.DatabaseTrouble;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Claims due turns and works them, so many at a time and one a conversation. Claims only while the lock that keeps its claims
/// valid is held; frees the claims of processes that died.
@ApplicationScoped
class TurnWorkers {

    private static final Logger LOG = Logger.getLogger(TurnWorkers.class);
    private static final Duration ABANDONED_UPLOAD = Duration.ofHours(6);
    private static final int LOOK_MILLIS = 2_000;
    private static final int OUTAGE_MILLIS = 300;

    private final Turns turns;
    private final TurnRun run;
    private final Wakeups wakeups;
    private final Attachments attachments;
    private final ChatConfig config;
    private final Semaphore free;
    private final Semaphore bell = new Semaphore(0);
    private long lookedAt = System.nanoTime() - TimeUnit.HOURS.toNanos(1);
    private volatile boolean stopping;
    private @Nullable Thread thread;

    TurnWorkers(Turns turns, TurnRun run, Wakeups wakeups, Attachments attachments, ChatConfig config) {
        this.turns = turns;
        this.run = run;
        this.wakeups = wakeups;
        this.attachments = attachments;
        this.config = config;
        this.free = new Semaphore(config.workers());
    }

    void start(@Observes @Priority(5000) StartupEvent event) {
        wakeups.inAll(bell::release);
        thread = Thread.ofVirtual().name("chat-turns").start(this::dispatch);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void dispatch() {
        while (!stopping) {
            try {
                free.acquire();
                if (!startOne()) {
                    free.release();
                    bell.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    bell.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean startOne() throws InterruptedException {
        try {
            freeAbandoned();
            Optional<Turn> turn = wakeups.listening() ? turns.claim() : Optional.empty();
            turn.ifPresent(claimed -> Thread.ofVirtual().name("chat-turn").start(() -> work(claimed)));
            return turn.isPresent();
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isOutage(e)) {
                LOG.error("No turn could be claimed", e);
            }
            bell.tryAcquire(OUTAGE_MILLIS, TimeUnit.MILLISECONDS);
            return false;
        }
    }

    private void freeAbandoned() {
        long now = System.nanoTime();
        if (now - lookedAt > TimeUnit.SECONDS.toNanos(1)) {
            lookedAt = now;
            turns.freeAbandoned(config.longestTurn());
        }
    }

    private void work(Turn turn) {
        try {
            run.work(turn);
        } finally {
            free.release();
            bell.release();
        }
    }

    @Scheduled(every = "1h", delayed = "10m")
    @RunOnVirtualThread
    void forgetAbandonedUploads() {
        attachments.forgetAbandoned(ABANDONED_UPLOAD);
    }
}
