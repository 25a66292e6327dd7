package dev.zhiban.desk.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.zhiban.desk.Ticket.State;

class LifecycleLeadsNowhereElseTest {

    /// Walks every course that a ticket can take: the states and whether somebody has it are few enough for all of them.
    @Test
    void aPersonHasATicketOnlyAfterTakingItOrBeingGivenIt() {
        Held queued = new Held(State.QUEUED, false);
        Set<Held> seen = new HashSet<>(Set.of(queued));
        Deque<Held> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Held before = open.pop();
            boolean needsSomebody = before.state() == State.ASSIGNED || before.state() == State.PENDING;
            assertThat(!needsSomebody || before.withSomebody()).as("%s", before).isTrue();
            for (Step step : Step.values()) {
                Held after = before.after(step);
                if (seen.add(after)) {
                    open.push(after);
                }
            }
        }
        assertThat(seen).extracting(Held::state).contains(State.values());
    }

    private record Held(State state, boolean withSomebody) {

        Held after(Step step) {
            State next = Lifecycle.after(state, step).orElse(state);
            return new Held(next, switch (step) {
                case TAKE, ASSIGN -> withSomebody || next != state;
                case GIVE_BACK, ESCALATE, REJECT, REOPEN -> withSomebody && next != State.QUEUED;
                case REPLY, WAIT, RESUME, RESOLVE, CONFIRM, CLOSE, RATE, NOTE, LINK, PRIORITISE -> withSomebody;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClosedTicketOnlyComesBackByReopening(Step step) {
        State after = Lifecycle.after(State.CLOSED, step).orElse(State.CLOSED);

        assertThat(after == State.CLOSED || step == Step.REOPEN).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsReachedAndLeadsToAnEnd(State state) {
        assertThat(reachable(State.QUEUED)).contains(state);
        assertThat(reachable(state)).contains(State.CLOSED, State.QUEUED);
    }

    @ParameterizedTest
    @EnumSource
    void notesLinksAndRatingsNeverMoveATicket(State state) {
        assertThat(Lifecycle.after(state, Step.RATE)).contains(state);
        assertThat(Lifecycle.after(state, Step.NOTE)).contains(state);
        assertThat(Lifecycle.after(state, Step.LINK)).contains(state);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsListedAsAllowedIsAllowedAndNothingElse(State state) {
        assertThat(Step.values()).allMatch(
                step -> Lifecycle.allowed(state).contains(step) == Lifecycle.after(state, step).isPresent());
    }

    private static Set<State> reachable(State from) {
        Set<State> seen = EnumSet.of(from);
        Deque<State> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            State state = open.pop();
            for (Step step : Step.values()) {
                Lifecycle.after(state, step).filter(seen::add).ifPresent(open::push);
            }
        }
        return seen;
    }
}
