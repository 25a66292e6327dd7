package dev.zhiban.knowledge.ingest;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// How far the search by meaning has come. Whoever makes vectors and whoever searches them say here how it went; a failure is
/// logged once, until its reason changes or it works again. Thread-safe.
public final class MeaningStatus {

    /// What holds now: without [Ready] passages are found by their words only.
    public sealed interface State {
        /// Articles done, of all that this run takes; both 0 before they are counted.
        record Building(int done, int of) implements State {
        }

        record Ready() implements State {
        }

        /// @param why for who runs the server: the failure as it is, never of a question's text
        record Off(String why) implements State {
        }
    }

    private static final Logger LOG = Logger.getLogger(MeaningStatus.class);

    private boolean built;
    private State.Building progress = new State.Building(0, 0);
    private @Nullable String indexing;
    private @Nullable String searching;

    public synchronized State state() {
        String why = searching == null ? indexing : searching;
        return why != null ? new State.Off(why) : built ? new State.Ready() : progress;
    }

    public synchronized void embedded(int done, int of) {
        progress = new State.Building(done, of);
    }

    /// Waits while the index is being built, at most that long.
    public synchronized void await(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toNanos(); left > 0 && state() instanceof State.Building; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /// The index holds all that is published.
    public synchronized void indexed() {
        built = true;
        notifyAll();
        if (indexing != null) {
            LOG.info("The index by meaning follows again");
        }
        indexing = null;
    }

    public synchronized void indexingFailed(Throwable why) {
        indexing = noted(indexing, why);
        notifyAll();
    }

    public synchronized void searched() {
        searching = null;
    }

    public synchronized void searchFailed(Throwable why) {
        searching = noted(searching, why);
    }

    private static String noted(@Nullable String before, Throwable failure) {
        Throwable deepest = failure;
        for (int depth = 0; depth < 8 && deepest.getCause() != null; depth++) {
            deepest = deepest.getCause();
        }
        String why = deepest.toString();
        if (!why.equals(before)) {
            LOG.errorf("Articles are found by their words only, not by meaning: %s", why);
        }
        return why;
    }
}
