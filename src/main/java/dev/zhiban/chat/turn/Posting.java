package dev.zhiban.chat.turn;

import java.util.Optional;
import java.util.UUID;

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
import dev.zhiban.platform.text.Lang;

/// Writes what people say, and in the same transaction the turn that the bot owes for it: each message has its own answer, in
/// the order of the messages.
@ApplicationScoped
class Posting {

    private final Transactions transactions;
    private final Ledger ledger;
    private final Turns turns;
    private final Attachments attachments;
    private final Handovers handovers;
    private final Tickets tickets;

    Posting(Transactions transactions, Ledger ledger, Turns turns, Attachments attachments, Handovers handovers,
            Tickets tickets) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.turns = turns;
        this.attachments = attachments;
        this.handovers = handovers;
        this.tickets = tickets;
    }

    Posted post(Person author, Access.Seat seat, UUID id, String clientId, String text, Optional<Stored> upload) {
        return transactions.run(() -> {
            Conversation locked = handovers.lock(id);
            Optional<Message> earlier = ledger.ofClientId(id, author.id(), clientId);
            if (earlier.isPresent()) {
                return again(earlier.get(), clientId, text, upload);
            }
            Message written = switch (seat) {
                case EMPLOYEE -> asked(locked, author, clientId, text, upload);
                case DESK, READER -> answered(locked, author, clientId, text, upload);
            };
            return new Posted(written.seq(), clientId, written.at(), true);
        });
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
        Message written = write(locked, From.EMPLOYEE, author, clientId, text, Extra.NONE, upload);
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
        return write(locked, From.AGENT, agent, clientId, text, Extra.by(agent.name()), upload);
    }

    private Message write(Conversation locked, From from, Person author, String clientId, String text, Extra extra,
            Optional<Stored> upload) {
        Extra with = upload.map(Stored::shown).map(extra::with).orElse(extra);
        Message written = ledger.append(locked, Entry.of(from, author.id(), clientId, text, with));
        upload.ifPresent(stored -> attachments.attach(stored.id(), written.seq()));
        return written;
    }

    /// The ticket was resolved and the employee pressed one of the two answers to "is it solved?".
    private void settle(Conversation locked, Person employee, String text) {
        if (locked.ticket() == null) {
            return;
        }
        Optional<String> act = ledger.lastOfSystem(locked.id()).stream().flatMap(message -> message.quickReplies().stream())
                .filter(reply -> reply.send().equals(text.strip())).map(reply -> reply.act()).findFirst();
        Optional<Ticket> resolved = act.flatMap(ignored -> tickets.ofOrigin(Handovers.origin(locked.id())))
                .filter(ticket -> ticket.state() == Ticket.State.RESOLVED);
        if (act.isEmpty() || resolved.isEmpty()) {
            return;
        }
        boolean solved = act.get().equals("solved");
        Ticket ticket = tickets.confirm(resolved.get().number(), employee.id(), solved);
        if (solved) {
            handovers.close(locked, Says.CONFIRMED);
        } else {
            handovers.say(locked, Says.reopened(ticket), Extra.NONE);
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
