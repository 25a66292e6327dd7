package dev.zhiban.chat.turn;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.zhiban.assistant.Answer;
import dev.zhiban.assistant.Assistant;
import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Question.From;
import dev.zhiban.assistant.Reply;
import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.Message;
import dev.zhiban.chat.Owner;
import dev.zhiban.chat.store.Entry;
import dev.zhiban.chat.store.Entry.Extra;
import dev.zhiban.chat.store.Ledger;
import dev.zhiban.chat.store.Transactions;
import dev.zhiban.chat.store.Turn;
import dev.zhiban.chat.store.Turns;
import dev.zhiban.chat.store.Wakeups;
import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Reports;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.Tickets;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.platform.persistence.DatabaseTrouble;

/// Works one claimed turn: the answer is made outside of any transaction, then written in a short one, if it is still wanted.
@ApplicationScoped
class TurnRun {

    private static final Logger LOG = Logger.getLogger(TurnRun.class);
    private static final int ATTEMPTS = 5;
    private static final Duration OUTAGE = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final Ledger ledger;
    private final Turns turns;
    private final Questions questions;
    private final Assistant assistant;
    private final Handovers handovers;
    private final Tickets tickets;
    private final Reports reports;
    private final Streams streams;
    private final Wakeups wakeups;

    TurnRun(Transactions transactions, Ledger ledger, Turns turns, Questions questions, Assistant assistant,
            Handovers handovers,
            Tickets tickets, Reports reports, Streams streams, Wakeups wakeups) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.turns = turns;
        this.questions = questions;
        this.assistant = assistant;
        this.handovers = handovers;
        this.tickets = tickets;
        this.reports = reports;
        this.streams = streams;
        this.wakeups = wakeups;
    }

    /// The answer is no longer wanted, or somebody else gives it; rolls back what was begun.
    private static final class Stale extends RuntimeException {
        Stale() {
            super("stale", null, false, false);
        }
    }

    @ActivateRequestContext
    void work(Turn turn) {
        try {
            answer(turn);
        } catch (Stale e) {
            LOG.debugf("The answer to %s/%d is not wanted any more", turn.conversation(), turn.seq());
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isOutage(e)) {
                LOG.errorf(e, "Turn %s/%d failed at attempt %d", turn.conversation(), turn.seq(), turn.attempt());
            }
            putBack(turn, DatabaseTrouble.isOutage(e) ? OUTAGE : Duration.ofSeconds(turn.attempt()));
        }
    }

    private void answer(Turn turn) {
        Conversation conversation = ledger.find(turn.conversation()).orElseThrow(Stale::new);
        Message message = ledger.message(turn.conversation(), turn.seq()).orElseThrow(Stale::new);
        if (conversation.epoch() != turn.epoch()) {
            throw new Stale();
        }
        if (turn.attempt() > ATTEMPTS) {
            conclude(turn, apology(conversation), null);
            return;
        }
        try (Streams.Running running = streams.begin(turn.conversation(), turn.seq());
                Wakeups.Interest interest = wakeups.in(turn.conversation(), () -> recheck(turn, running))) {
            Question question = questions.of(conversation, message);
            Reply reply = assistant.answer(question, running);
            Handoff handoff = reply.next() instanceof Reply.Next.HandOver handOver
                    ? handovers.prepare(conversation, question, handOver.reason())
                    : null;
            conclude(turn, reply, handoff);
            report(conversation, message, reply);
        }
    }

    /// A question that was answered (or not) may be one of many about the same trouble; it must not cost the answer.
    private void report(Conversation conversation, Message message, Reply reply) {
        if (reply.answer() == null) {
            return;
        }
        try {
            reports.heard(new Reports.Report(conversation.person(), Handovers.origin(conversation.id()), message.at(),
                    message.text(), reply.answer().cited().stream().map(Citation::articleId).distinct().toList()));
        } catch (RuntimeException e) {
            LOG.debugf("Turn %s/%d was not kept as a report: %s", conversation.id(), message.seq(), e.getMessage());
        }
    }

    private void conclude(Turn turn, Reply reply, @Nullable Handoff handoff) {
        transactions.run(() -> {
            Ticket ticket = handoff == null ? null : tickets.open(handoff);
            Conversation locked = ledger.lock(turn.conversation()).orElseThrow(Stale::new);
            if (locked.owner() != Owner.BOT || locked.epoch() != turn.epoch() || !turns.stillOurs(turn)) {
                throw new Stale();
            }
            Message written = ledger.append(locked, entry(turn, reply));
            turns.done(turn);
            if (ticket != null) {
                handovers.queue(locked, ticket);
            } else if (reply.next() instanceof Reply.Next.Solved && !ledger.saidMore(turn.conversation(), turn.seq())) {
                handovers.close(locked, Says.CONFIRMED);
            }
            return written;
        });
    }

    private static Entry entry(Turn turn, Reply reply) {
        Answer answer = reply.answer();
        Extra extra = new Extra(null, answer == null ? null : answer.tag(), answer == null ? null : reply.confidence(),
                answer == null ? null : answer.cited(), reply.quickReplies(), null, reply.explanation());
        return new Entry(From.BOT, null, null, turn.seq(), reply.text().replace("\0", ""), extra);
    }

    private static Reply apology(Conversation conversation) {
        return new Reply(Says.FAILED.in(conversation.lang()), null, 0, Says.person(conversation.lang()), null,
                Reply.Next.STAY);
    }

    /// Called when something happened in the conversation: an answer under an old epoch need not be finished.
    private void recheck(Turn turn, Streams.Running running) {
        Thread.startVirtualThread(() -> {
            try {
                boolean wanted = ledger.find(turn.conversation()).map(now -> now.epoch() == turn.epoch()).orElse(false);
                if (!wanted) {
                    running.stop();
                }
            } catch (RuntimeException e) {
                LOG.debug("Could not look whether the answer is still wanted", e);
            }
        });
    }

    private void putBack(Turn turn, Duration pause) {
        try {
            turns.putBack(turn, pause);
        } catch (RuntimeException e) {
            LOG.debug("The claim could not be given back; it ends with the lock under which it was made", e);
        }
    }
}
