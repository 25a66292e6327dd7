package dev.zhiban.chat.turn;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Summaries;
import dev.zhiban.assistant.Summary;
import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.Owner;
import dev.zhiban.chat.store.Entry;
import dev.zhiban.chat.store.Entry.Extra;
import dev.zhiban.chat.store.Ledger;
import dev.zhiban.chat.store.Transactions;
import dev.zhiban.chat.store.Turns;
import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Origin;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.Tickets;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// Changes the owner of conversations, together with the ticket and in one transaction. The row is what counts: from the
/// moment that it says PERSON, no answer of the bot can be written any more.
///
/// Where a step begins at the ticket the ticket is locked first, elsewhere the conversation; two that meet are sorted out by
/// the retry of [Transactions].
@ApplicationScoped
class Handovers {

    private static final Logger LOG = Logger.getLogger(Handovers.class);

    private final Transactions transactions;
    private final Ledger ledger;
    private final Turns turns;
    private final Tickets tickets;
    private final Summaries summaries;
    private final Questions questions;

    Handovers(Transactions transactions, Ledger ledger, Turns turns, Tickets tickets, Summaries summaries,
            Questions questions) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.turns = turns;
        this.tickets = tickets;
        this.summaries = summaries;
        this.questions = questions;
    }

    static Origin origin(UUID conversation) {
        return new Origin(Conversation.ORIGIN, conversation.toString());
    }

    Conversation handOff(Conversation seen) {
        if (Ownership.of(seen).handOver().owner() == seen.owner()) {
            return seen;
        }
        Handoff handoff = prepare(seen, questions.latest(seen), Handoff.Reason.ASKED_FOR);
        return transactions.run(() -> {
            Ticket ticket = tickets.open(handoff);
            return queue(lock(seen.id()), ticket);
        });
    }

    /// Joins the caller's transaction; the conversation is locked.
    Conversation queue(Conversation locked, Ticket ticket) {
        Ownership next = Ownership.of(locked).handOver();
        if (next.owner() == locked.owner()) {
            return locked;
        }
        Conversation changed = apply(locked, next, ticket.number());
        say(changed, Says.queued(ticket, tickets.positionInQueue(ticket.number())), Extra.NONE);
        return changed;
    }

    Conversation takeOver(Conversation seen, Person agent) {
        if (Ownership.of(seen).takenBy(agent.id()).epoch() == seen.epoch()) {
            return seen;
        }
        Optional<Handoff> handoff = seen.owner() == Owner.BOT || seen.ticket() == null
                ? Optional.of(prepare(seen, questions.latest(seen), Handoff.Reason.POLICY))
                : Optional.empty();
        return transactions.run(() -> {
            String number = handoff.map(tickets::open).map(Ticket::number).orElseGet(() -> String.valueOf(seen.ticket()));
            tickets.take(number, agent);
            Conversation locked = lock(seen.id());
            return taken(locked, Ownership.of(locked).takenBy(agent.id()), agent.name(), number);
        });
    }

    /// Joins the caller's transaction; the conversation is locked.
    Conversation taken(Conversation locked, Ownership next, String name, String ticket) {
        if (next.epoch() == locked.epoch()) {
            return locked;
        }
        Conversation changed = apply(locked, next, ticket);
        say(changed, Says.taken(name), Extra.by(name));
        return changed;
    }

    Conversation giveBack(Conversation seen, Person agent, boolean toQueue) {
        return transactions.run(() -> {
            Conversation locked = lock(seen.id());
            if (!holds(agent, locked)) {
                throw Ownership.of(locked).refused();
            }
            Ownership now = Ownership.of(locked);
            Conversation changed = apply(locked, toQueue ? now.toQueue() : now.toBot(), locked.ticket());
            say(changed, toQueue ? Says.RETURNED_TO_QUEUE : Says.RETURNED_TO_BOT, Extra.NONE);
            if (locked.ticket() != null) {
                tickets.giveBack(locked.ticket(), agent, toQueue ? "to the queue" : "to the assistant");
            }
            return changed;
        });
    }

    Conversation closeByEmployee(Conversation seen, Person person) {
        return transactions.run(() -> {
            Conversation locked = lock(seen.id());
            Conversation changed = close(locked, Says.CLOSED);
            if (changed.epoch() != locked.epoch() && locked.ticket() != null && !state(locked, Ticket.State.CLOSED)) {
                tickets.confirm(locked.ticket(), person.id(), true);
            }
            return changed;
        });
    }

    Conversation closeByDesk(Conversation seen, Person agent) {
        return transactions.run(() -> {
            Conversation locked = lock(seen.id());
            if (locked.owner() == Owner.PERSON && !holds(agent, locked)) {
                throw Ownership.of(locked).refused();
            }
            Conversation changed = close(locked, Says.CLOSED);
            if (locked.owner() == Owner.PERSON && locked.ticket() != null
                    && !state(locked, Ticket.State.RESOLVED) && !state(locked, Ticket.State.CLOSED)) {
                tickets.resolve(locked.ticket(), agent, Says.DONE_IN_CHAT.in(locked.lang()));
            }
            return changed;
        });
    }

    private boolean state(Conversation conversation, Ticket.State state) {
        return tickets.ofOrigin(origin(conversation.id())).filter(ticket -> ticket.state() == state).isPresent();
    }

    /// Joins the caller's transaction; the conversation is locked.
    Conversation close(Conversation locked, Text goodbye) {
        Ownership next = Ownership.of(locked).close();
        if (next.epoch() == locked.epoch()) {
            return locked;
        }
        say(locked, goodbye, Extra.NONE);
        return apply(locked, next, locked.ticket());
    }

    /// Joins the caller's transaction; the conversation is locked.
    Conversation apply(Conversation locked, Ownership next, @Nullable String ticket) {
        ledger.own(locked.id(), next.owner(), next.epoch(), next.agent(), ticket);
        turns.discardOpen(locked.id());
        return new Conversation(locked.id(), locked.person(), locked.channel(), locked.peer(), next.owner(), next.epoch(),
                next.agent(), ticket, locked.lang(), locked.lastSeq(), locked.createdAt(), locked.touchedAt());
    }

    void say(Conversation locked, Text text, Extra extra) {
        ledger.append(locked, Entry.system(text.in(locked.lang()), extra));
    }

    Conversation lock(UUID id) {
        return ledger.lock(id).orElseThrow(Problem::notFound);
    }

    private static boolean holds(Person agent, Conversation conversation) {
        return agent.id().equals(conversation.agent()) || agent.is(Role.LEAD);
    }

    /// In no transaction; cannot fail on a summary.
    Handoff prepare(Conversation conversation, Question question, Handoff.Reason reason) {
        Summary summary = summary(conversation, question);
        return new Handoff(origin(conversation.id()), conversation.person(), reason, summary.title(), summary.summary(),
                summary.category(), summary.impact(), summary.urgency(), summary.tried(), summary.logFindings(),
                summary.citations(), summary.lang());
    }

    private Summary summary(Conversation conversation, Question question) {
        try {
            return summaries.of(question);
        } catch (RuntimeException e) {
            LOG.errorf(e, "No summary of conversation %s; handing it over without one", conversation.id());
            String title = Text.of("会话转人工", "Conversation handed over").in(conversation.lang());
            return new Summary(title, "", "other", Handoff.Level.MEDIUM, Handoff.Level.MEDIUM, List.of(), List.of(), List.of(),
                    conversation.lang().tag());
        }
    }
}
