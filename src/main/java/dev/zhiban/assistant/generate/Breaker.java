package dev.zhiban.assistant.generate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Keeps off a model that fails: after so many failures in a row nobody tries for a while, then one call does.
///
/// Written here and not taken from a library because what succeeds or fails is known only when a whole streamed answer is
/// over, and a stopped one is neither. Thread-safe.
final class Breaker {

    enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final Clock clock;
    private final int most;
    private final Duration pause;
    private int failures;
    private Instant openUntil = Instant.MIN;
    private boolean trial;

    Breaker(Clock clock, int most, Duration pause) {
        this.clock = clock;
        this.most = most;
        this.pause = pause;
    }

    /// Whether a call may be made now; each true must be followed by one of the three outcomes.
    synchronized boolean enter() {
        return switch (state()) {
            case CLOSED -> true;
            case OPEN -> false;
            case HALF_OPEN -> {
                boolean mine = !trial;
                trial = true;
                yield mine;
            }
        };
    }

    synchronized void succeeded() {
        failures = 0;
        trial = false;
    }

    synchronized void failed() {
        failures++;
        trial = false;
        if (failures >= most) {
            openUntil = clock.instant().plus(pause);
        }
    }

    /// The call ended for a reason that says nothing about the model.
    synchronized void undecided() {
        trial = false;
    }

    synchronized State state() {
        if (failures < most) {
            return State.CLOSED;
        }
        return clock.instant().isBefore(openUntil) ? State.OPEN : State.HALF_OPEN;
    }
}
