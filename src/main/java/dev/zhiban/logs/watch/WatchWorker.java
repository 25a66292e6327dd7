package dev.zhiban.logs.watch;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.intake.Inbox;
import dev.zhiban.platform.persistence.DatabaseTrouble;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Reads the inbox as long as the program runs, source by source.
@ApplicationScoped
class WatchWorker {

    private static final Logger LOG = Logger.getLogger(WatchWorker.class);
    private static final int LOOK_MILLIS = 1_000;
    private static final int TOGETHER = 20;
    private static final int ATTEMPTS = 3;

    private final WatchSources watch;
    private final Inbox inbox;
    private final Map<UUID, Integer> failures = new HashMap<>();
    private volatile boolean stopping;
    private @Nullable Thread thread;

    WatchWorker(WatchSources watch, Inbox inbox) {
        this.watch = watch;
        this.inbox = inbox;
    }

    void start(@Observes @Priority(5000) StartupEvent event) {
        thread = Thread.ofVirtual().name("log-watch").start(this::work);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void work() {
        while (!stopping) {
            try {
                if (!round()) {
                    inbox.await(LOOK_MILLIS);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean round() throws InterruptedException {
        try {
            boolean any = false;
            for (UUID source : inbox.waiting()) {
                any |= read(source);
            }
            return any;
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isOutage(e) && !stopping) {
                LOG.error("The inbox of the live sources could not be read; it is tried again", e);
            }
            Thread.sleep(LOOK_MILLIS);
            return false;
        }
    }

    /// What one source sent must not keep the others waiting: what fails again and again by itself is set aside.
    private boolean read(UUID source) {
        int before = failures.getOrDefault(source, 0);
        try {
            boolean read = watch.read(source, before > 0 ? 1 : TOGETHER);
            failures.remove(source);
            return read;
        } catch (RuntimeException e) {
            if (DatabaseTrouble.isOutage(e) || stopping) {
                throw e;
            }
            LOG.errorf(e, "What the source %s sent could not be read", source);
            failures.put(source, before + 1);
            if (before >= ATTEMPTS) {
                inbox.setAside(source);
                failures.remove(source);
            }
            return false;
        }
    }

    @Scheduled(every = "30s", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void listen() {
        try {
            watch.listen();
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isOutage(e)) {
                throw e;
            }
        }
    }
}
