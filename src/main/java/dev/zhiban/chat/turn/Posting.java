package dev.zhiban.chat.turn;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.assistant.Question.From;
import dev.zhiban.chat.ClientIdTaken;
import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.Conversations.Heard;
import dev.zhiban.chat.Inbound;
import dev.zhiban.chat.Message;
import dev.zhiban.chat.Owner;
import dev.zhiban.chat.Posted;
import dev.zhiban.chat.store.Attachments;
import dev.zhiban.chat.store.Attachments.Stored;
import dev.zhiban.chat.store.Entry;
import dev.zhiban.chat.store.Entry.Extra;
import dev.zhiban.chat.store.Ledger;
import dev.zhiban.chat.store.Transactions;
import dev.zhiban.chat.store.Turns;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.Tickets;
import dev.zhiban.identity.Person;
import dev.zhiban.platform.privacy.Redactor;
import dev.zhiban.platform.text.Lang;

/// Writes what people say, and in the same transaction the turn that the bot owes for it: each message has its own answer, in
/// the order of the messages.
@ApplicationScoped
class Posting {

    /// Characters of a message that the ticket shows.
    private static final int NOTE = 4_000;

    private final Transactions transactions;
    private final Ledger ledger;
    private final Turns turns;
    private final Attachments attachments;
    private final Handovers handovers;
    private final Tickets tickets;
    private final Redactor redactor;

    Posting(Transactions transactions, Ledger ledger, Turns turns, Attachments attachments, Handovers handovers,
            Tickets tickets, Redactor redactor) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.turns = turns;
        this.attachments = attachments;
        this.handovers = handovers;
        this.tickets = tickets;
        this.redactor = redactor;
    }

    /// The same was kept before, as turned out under the lock; rolls back what was begun.
    private static final class Repeated extends RuntimeException {
        private final transient Posted posted;

        Repeated(Posted posted) {
            super("repeated", null, false, false);
            this.posted = posted;
        }
    }

    Posted post(Person author, Access.Seat seat, Conversation seen, String clientId, String text, Optional<Stored> upload) {
        Optional<Message> earlier = ledger.ofClientId(seen.id(), author.id(), clientId);
        if (earlier.isPresent()) {
            return again(earlier.get(), clientId, text, upload);
        }
        try {
            return transactions.run(() -> write(author, seat, seen, clientId, text, upload));
        } catch (Repeated repeated) {
            return repeated.posted;
        }
    }

    private Posted write(Person author, Access.Seat seat, Conversation seen, String clientId, String text,
            Optional<Stored> upload) {
        note(seen, author, seat, text, upload);
        Conversation locked = handovers.lock(seen.id());
        ledger.ofClientId(seen.id(), author.id(), clientId).ifPresent(earlier -> {
            throw new Repeated(again(earlier, clientId, text, upload));
        });
        Message written = switch (seat) {
            case EMPLOYEE -> asked(locked, author, clientId, text, upload);
            case DESK, READER -> answered(locked, author, clientId, text, upload);
        };
        return new Posted(written.seq(), clientId, written.at(), true);
    }

    /// The ticket's ledger shows what is said while people have the conversation; masked. The ticket is locked before the
    /// conversation, as the desk does it.
    private void note(Conversation seen, Person author, Access.Seat seat, String text, Optional<Stored> upload) {
        boolean withPeople = seen.owner() == Owner.QUEUED || seen.owner() == Owner.PERSON;
        if (!withPeople || seen.ticket() == null) {
            return;
        }
        String masked = redactor.redact(text.length() <= NOTE ? text : text.substring(0, NOTE)).text();
        String kind = seat == Access.Seat.EMPLOYEE ? "requester-said" : "agent-replied";
        tickets.note(seen.ticket(), author.id(), upload.isPresent() ? "uploaded" : kind,
                upload.map(stored -> (stored.name() + "\n" + masked).strip()).orElse(masked));
    }

    private static Posted again(Message earlier, String clientId, String text, Optional<Stored> upload) {
        if (!earlier.text().equals(text) || (earlier.attachment() == null) != upload.isEmpty()) {
            throw new ClientIdTaken(earlier.seq());
        }
        return new Posted(earlier.seq(), clientId, earlier.at(), false);
    }

    private Message asked(Conversation locked, Person author, String clientId, String text, Optional<Stored> upload) {
        if (locked.owner() == Owner.CLOSED) {
            throw Ownership.of(locked).refused();
        }
        Lang lang = Lang.of(text, locked.lang());
        if (lang != locked.lang()) {
            ledger.speak(locked.id(), lang);
        }
        Message written = append(locked, From.EMPLOYEE, author, clientId, text, Extra.NONE, upload);
        if (locked.owner() == Owner.BOT) {
            turns.due(locked.id(), written.seq(), locked.epoch());
        } else {
            settle(locked, author, text);
        }
        return written;
    }

    private Message answered(Conversation locked, Person agent, String clientId, String text, Optional<Stored> upload) {
        if (locked.owner() != Owner.PERSON || !agent.id().equals(locked.agent())) {
            throw Ownership.of(locked).refused();
        }
        return append(locked, From.AGENT, agent, clientId, text, Extra.by(agent.name()), upload);
    }

    private Message append(Conversation locked, From from, Person author, String clientId, String text, Extra extra,
            Optional<Stored> upload) {
        Extra with = upload.map(Stored::shown).map(extra::with).orElse(extra);
        Message written = ledger.append(locked, Entry.of(from, author.id(), clientId, text, with));
        upload.ifPresent(stored -> attachments.attach(stored.id(), written.seq()));
        return written;
    }

    /// The ticket was resolved and the employee pressed one of the two answers to "is it solved?". The conversation follows the
    /// ticket ([DeskEvents]).
    private void settle(Conversation locked, Person employee, String text) {
        if (locked.ticket() == null) {
            return;
        }
        Optional<String> act = ledger.lastOfSystem(locked.id()).stream().flatMap(message -> message.quickReplies().stream())
                .filter(reply -> reply.send().equals(text.strip())).map(reply -> reply.act()).findFirst();
        Optional<Ticket> resolved = act.flatMap(ignored -> tickets.ofOrigin(Handovers.origin(locked.id())))
                .filter(ticket -> ticket.state() == Ticket.State.RESOLVED);
        if (act.isPresent() && resolved.isPresent()) {
            tickets.confirm(resolved.get().number(), employee.id(), act.get().equals("solved"));
        }
    }

    Heard hear(String channel, Inbound.Said said, Person sender) {
        return transactions.run(() -> {
            if (!ledger.received(channel, said.messageId())) {
                return Heard.KNOWN_ALREADY;
            }
            Lang lang = Lang.of(said.text(), Lang.ZH);
            Conversation open = ledger.ofPeer(channel, said.peer())
                    .or(() -> ledger.insert(sender.id(), channel, said.peer(), null, lang))
                    .or(() -> ledger.ofPeer(channel, said.peer())).orElseThrow();
            if (!open.person().equals(sender.id())) {
                return Heard.SENDER_UNKNOWN;
            }
            asked(handovers.lock(open.id()), sender, said.messageId(), said.text(), Optional.empty());
            return Heard.KEPT;
        });
    }
}
