package dev.zhiban.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.zhiban.chat.Owner;
import dev.zhiban.chat.StepNotAllowed;

class OwnershipHasItsStepsTest {

    private static final UUID AGENT = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private final Ownership bot = new Ownership(Owner.BOT, 1, null);

    @Test
    void eachChangeRaisesTheEpoch() {
        Ownership queued = bot.handOver();
        Ownership taken = queued.takenBy(AGENT);
        Ownership back = taken.toBot();
        assertThat(queued).isEqualTo(new Ownership(Owner.QUEUED, 2, null));
        assertThat(taken).isEqualTo(new Ownership(Owner.PERSON, 3, AGENT));
        assertThat(back).isEqualTo(new Ownership(Owner.BOT, 4, null));
        assertThat(taken.toQueue()).isEqualTo(new Ownership(Owner.QUEUED, 4, null));
        assertThat(taken.close()).isEqualTo(new Ownership(Owner.CLOSED, 4, AGENT));
    }

    @Test
    void theSameStepAgainChangesNothing() {
        Ownership queued = bot.handOver();
        assertThat(queued.handOver()).isSameAs(queued);
        Ownership taken = queued.takenBy(AGENT);
        assertThat(taken.takenBy(AGENT)).isSameAs(taken);
        Ownership closed = taken.close();
        assertThat(closed.close()).isSameAs(closed);
    }

    @Test
    void whatIsNotAllowedSaysTheState() {
        Ownership taken = bot.takenBy(AGENT);
        assertThatThrownBy(() -> taken.takenBy(OTHER)).isInstanceOf(StepNotAllowed.class)
                .satisfies(refused -> assertThat(((StepNotAllowed) refused).details()).containsEntry("owner", Owner.PERSON)
                        .containsEntry("epoch", 2L));
        assertThatThrownBy(taken::handOver).isInstanceOf(StepNotAllowed.class);
        assertThatThrownBy(bot::toBot).isInstanceOf(StepNotAllowed.class);
        assertThatThrownBy(bot::toQueue).isInstanceOf(StepNotAllowed.class);
    }

    @Test
    void nothingLeadsOutOfClosed() {
        Ownership closed = bot.close();
        assertThatThrownBy(closed::handOver).isInstanceOf(StepNotAllowed.class);
        assertThatThrownBy(() -> closed.takenBy(AGENT)).isInstanceOf(StepNotAllowed.class);
        assertThatThrownBy(() -> closed.assignedTo(AGENT)).isInstanceOf(StepNotAllowed.class);
        assertThatThrownBy(closed::toBot).isInstanceOf(StepNotAllowed.class);
        assertThatThrownBy(closed::toQueue).isInstanceOf(StepNotAllowed.class);
    }

    @Test
    void theDeskMayGiveItToAnotherAgent() {
        assertThat(bot.takenBy(AGENT).assignedTo(OTHER)).isEqualTo(new Ownership(Owner.PERSON, 3, OTHER));
    }
}
