package dev.zhiban.desk.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.zhiban.desk.Ticket.State;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class LifecycleLeadsNowhereElseTest {

    @Property
    void aPersonHasATicketOnlyAfterTakingItOrBeingGivenIt(@ForAll @Size(max = 40) List<Step> steps) {
        State state = State.QUEUED;
        boolean withSomebody = false;
        for (Step step : steps) {
            State next = Lifecycle.after(state, step).orElse(state);
            withSomebody = switch (step) {
                case TAKE, ASSIGN -> withSomebody || next != state;
                case GIVE_BACK, ESCALATE, REJECT, REOPEN -> withSomebody && next != State.QUEUED;
                case REPLY, WAIT, RESUME, RESOLVE, CONFIRM, CLOSE, RATE, NOTE, LINK, PRIORITISE -> withSomebody;
            };
            state = next;
            boolean needsSomebody = state == State.ASSIGNED || state == State.PENDING;
            assertThat(!needsSomebody || withSomebody).as("%s", state).isTrue();
        }
    }

    @Property
    void aClosedTicketOnlyComesBackByReopening(@ForAll Step step) {
        State after = Lifecycle.after(State.CLOSED, step).orElse(State.CLOSED);

        assertThat(after == State.CLOSED || step == Step.REOPEN).isTrue();
    }

    @Property
    void everyStateIsReachedAndLeadsToAnEnd(@ForAll State state) {
        assertThat(reachable(State.QUEUED)).contains(state);
        assertThat(reachable(state)).contains(State.CLOSED, State.QUEUED);
    }

    @Property
    void notesLinksAndRatingsNeverMoveATicket(@ForAll State state) {
        assertThat(Lifecycle.after(state, Step.RATE)).contains(state);
        assertThat(Lifecycle.after(state, Step.NOTE)).contains(state);
        assertThat(Lifecycle.after(state, Step.LINK)).contains(state);
    }

    @Property
    void whatIsListedAsAllowedIsAllowedAndNothingElse(@ForAll State state, @ForAll Step step) {
        assertThat(Lifecycle.allowed(state).contains(step)).isEqualTo(Lifecycle.after(state, step).isPresent());
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
