package dev.zhiban.chat.turn;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.zhiban.assistant.Question.From;
import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.Owner;
import dev.zhiban.chat.store.Entry;
import dev.zhiban.chat.store.Entry.Extra;
import dev.zhiban.chat.store.Ledger;
import dev.zhiban.chat.store.Transactions;
import dev.zhiban.desk.AgentReplied;
import dev.zhiban.desk.Origin;
import dev.zhiban.desk.TicketAboutToChange;
import dev.zhiban.desk.TicketClosed;
import dev.zhiban.desk.TicketResolved;
import dev.zhiban.desk.TicketReturned;
import dev.zhiban.desk.TicketTaken;
import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;

/// What happens to a ticket happens to its conversation, in the same transaction where the desk announces it in one: an
/// agent's answer that the desk acknowledged is in the chat.
@ApplicationScoped
class DeskEvents {

    /// Why a ticket came back when its requester said so.
    private static final String NOT_SOLVED = "not-solved";

    private final Transactions transactions;
    private final Ledger ledger;
    private final Handovers handovers;
    private final People people;
    private final Lessons lessons;

    DeskEvents(Transactions transactions, Ledger ledger, Handovers handovers, People people, Lessons lessons) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.handovers = handovers;
        this.people = people;
        this.lessons = lessons;
    }

    private interface Step {
        void on(Conversation locked);
    }

    /// Only locks: the conversation before its ticket, whichever side began.
    void aboutToChange(@Observes TicketAboutToChange event) {
        in(event.origin(), locked -> {
        });
    }

    void replied(@Observes AgentReplied event) {
        in(event.origin(), locked -> {
            Conversation held = locked.owner() == Owner.BOT || locked.owner() == Owner.QUEUED
                    ? handovers.apply(locked, Ownership.of(locked).takenBy(event.agent()), locked.ticket())
                    : locked;
            ledger.append(held, new Entry(From.AGENT, event.agent(), null, null, event.text(), Extra.by(name(event.agent()))));
        });
    }

    void taken(@Observes TicketTaken event) {
        in(event.ticket().origin(), locked -> {
            if (locked.owner() != Owner.CLOSED) {
                handovers.taken(locked, Ownership.of(locked).assignedTo(event.agent()), name(event.agent()),
                        event.ticket().number());
            }
        });
    }

    void returned(@Observes TicketReturned event) {
        in(event.ticket().origin(), locked -> {
            if (locked.owner() == Owner.PERSON) {
                Conversation changed = handovers.apply(locked, Ownership.of(locked).toQueue(), event.ticket().number());
                handovers.say(changed,
                        event.why().equals(NOT_SOLVED) ? Says.reopened(event.ticket()) : Says.RETURNED_TO_QUEUE, Extra.NONE);
            }
        });
    }

    void closed(@Observes TicketClosed event) {
        in(event.ticket().origin(), locked -> handovers.close(locked, Says.CLOSED));
    }

    void resolved(@Observes TicketResolved event) {
        in(event.ticket().origin(), locked -> {
            UUID agent = event.ticket().assignee();
            if (agent != null) {
                lessons.solved(locked, event.how(), agent);
            }
            if (locked.owner() != Owner.CLOSED) {
                handovers.say(locked, Says.resolved(event.ticket(), event.how()),
                        Extra.offering(Says.solvedOrNot(locked.lang())));
            }
        });
    }

    private void in(Origin origin, Step step) {
        if (!origin.kind().equals(Conversation.ORIGIN)) {
            return;
        }
        transactions.run(() -> {
            Optional<Conversation> locked = ledger.lock(UUID.fromString(origin.id()));
            locked.ifPresent(step::on);
            return locked.isPresent();
        });
    }

    private String name(UUID agent) {
        return people.byId(agent).map(Person::name).orElse("");
    }
}
