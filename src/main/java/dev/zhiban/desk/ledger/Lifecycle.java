package dev.zhiban.desk.ledger;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.zhiban.desk.Ticket.State;

/// Which step is allowed in which state, and where it leads. Everything else is refused.
public final class Lifecycle {

    private static final Set<State> OPEN = EnumSet.of(State.QUEUED, State.ASSIGNED, State.PENDING);
    private static final Set<State> WITH_SOMEBODY = EnumSet.of(State.ASSIGNED, State.PENDING);
    private static final Set<State> OVER = EnumSet.of(State.RESOLVED, State.CLOSED);

    private Lifecycle() {
    }

    /// The state after the step; empty when the step is not allowed.
    public static Optional<State> after(State state, Step step) {
        return switch (step) {
            case TAKE -> only(state == State.QUEUED, State.ASSIGNED);
            case ASSIGN -> only(OPEN.contains(state), State.ASSIGNED);
            case GIVE_BACK -> only(WITH_SOMEBODY.contains(state), State.QUEUED);
            case ESCALATE -> only(OPEN.contains(state), State.QUEUED);
            case REPLY -> only(WITH_SOMEBODY.contains(state), state);
            case WAIT -> only(state == State.ASSIGNED, State.PENDING);
            case RESUME -> only(state == State.PENDING, State.ASSIGNED);
            case RESOLVE -> only(WITH_SOMEBODY.contains(state), State.RESOLVED);
            case CONFIRM -> only(state != State.CLOSED, State.CLOSED);
            case REJECT -> only(state == State.RESOLVED, State.QUEUED);
            case REOPEN -> only(OVER.contains(state), State.QUEUED);
            case CLOSE -> only(state == State.RESOLVED, State.CLOSED);
            case RATE, NOTE, LINK -> Optional.of(state);
            case PRIORITISE -> only(OPEN.contains(state), state);
        };
    }

    /// The steps that are allowed, in the order of [Step].
    public static List<Step> allowed(State state) {
        return Arrays.stream(Step.values()).filter(step -> after(state, step).isPresent()).toList();
    }

    private static Optional<State> only(boolean allowed, State to) {
        return allowed ? Optional.of(to) : Optional.empty();
    }
}
