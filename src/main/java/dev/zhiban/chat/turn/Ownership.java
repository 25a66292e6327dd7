package dev.zhiban.chat.turn;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.Owner;
import dev.zhiban.chat.StepNotAllowed;

/// Who has a conversation, and the steps from one owner to the next. A step that changes nothing gives the same value back;
/// every other raises the epoch. A step that is not allowed throws [StepNotAllowed].
///
/// ```
/// BOT ──handOver──► QUEUED ──taken──► PERSON ──toBot──► BOT
///  └────────────────taken───────────►   └───toQueue───► QUEUED      any ──close──► CLOSED, for good
/// ```
record Ownership(Owner owner, long epoch, @Nullable UUID agent) {

    static Ownership of(Conversation conversation) {
        return new Ownership(conversation.owner(), conversation.epoch(), conversation.agent());
    }

    Ownership handOver() {
        return switch (owner) {
            case BOT -> next(Owner.QUEUED, agent);
            case QUEUED -> this;
            case PERSON, CLOSED -> throw refused();
        };
    }

    Ownership takenBy(UUID person) {
        return switch (owner) {
            case BOT, QUEUED -> next(Owner.PERSON, person);
            case PERSON -> heldBy(person);
            case CLOSED -> throw refused();
        };
    }

    private Ownership heldBy(UUID person) {
        if (!person.equals(agent)) {
            throw refused();
        }
        return this;
    }

    /// Given on from one agent to another by the desk.
    Ownership assignedTo(UUID person) {
        return owner == Owner.PERSON && !person.equals(agent) ? next(Owner.PERSON, person) : takenBy(person);
    }

    Ownership toBot() {
        return switch (owner) {
            case PERSON -> next(Owner.BOT, null);
            case BOT, QUEUED, CLOSED -> throw refused();
        };
    }

    Ownership toQueue() {
        return switch (owner) {
            case PERSON -> next(Owner.QUEUED, null);
            case BOT, QUEUED, CLOSED -> throw refused();
        };
    }

    Ownership close() {
        return owner == Owner.CLOSED ? this : next(Owner.CLOSED, agent);
    }

    StepNotAllowed refused() {
        return new StepNotAllowed(owner, epoch);
    }

    private Ownership next(Owner owner, @Nullable UUID agent) {
        return new Ownership(owner, epoch + 1, agent);
    }
}
