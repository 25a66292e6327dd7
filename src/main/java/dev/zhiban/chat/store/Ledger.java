package dev.zhiban.chat.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.jspecify.annotations.Nullable;

import dev.zhiban.assistant.Question.From;
import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.Message;
import dev.zhiban.chat.Owner;
import dev.zhiban.chat.store.Entry.Extra;
import dev.zhiban.platform.events.Outbox;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.text.Lang;

/// Conversations and their messages, as rows. Whoever writes holds the lock that [#lock] gives and runs in a transaction.
@ApplicationScoped
public class Ledger {

    /// Topic of the outbox: messages on their way to the employee's platform.
    public static final String DELIVERY = "chat.delivery";

    private static final String COLUMNS = "select * from conversations ";
    private static final String MESSAGES = """
            select seq, sender, text, at, client_id, reply, extra::text as extra from messages where conversation = ? """;

    private final Sql sql;
    private final Json json;
    private final Clock clock;
    private final Outbox outbox;
    private final Event<ConversationChanged> changed;
    private final Wakeups wakeups;

    Ledger(Sql sql, Json json, Clock clock, Outbox outbox, Event<ConversationChanged> changed, Wakeups wakeups) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.outbox = outbox;
        this.changed = changed;
        this.wakeups = wakeups;
    }

    /// Now, as precisely as it is kept.
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// A new conversation with the bot; absent when the person's key, or the open peer of the channel, is there already.
    public Optional<Conversation> insert(UUID person, String channel, @Nullable String peer, @Nullable String key, Lang lang) {
        Instant now = now();
        return sql.first("""
                insert into conversations (id, person, channel, peer, client_key, owner, epoch, lang, created_at, touched_at)
                values (?, ?, ?, ?, ?, 'BOT', 1, ?, ?, ?) on conflict do nothing returning *""",
                Ledger::conversation, UUID.randomUUID(), person, channel, peer, key, lang.tag(), now, now);
    }

    public Optional<Conversation> find(UUID id) {
        return sql.first(COLUMNS + "where id = ?", Ledger::conversation, id);
    }

    public Optional<Conversation> ofKey(UUID person, String key) {
        return sql.first(COLUMNS + "where person = ? and client_key = ?", Ledger::conversation, person, key);
    }

    public Optional<Conversation> ofPeer(String channel, String peer) {
        return sql.first(COLUMNS + "where channel = ? and peer = ? and owner <> 'CLOSED'", Ledger::conversation, channel, peer);
    }

    public List<Conversation> ofPerson(UUID person, int limit) {
        return sql.list(COLUMNS + "where person = ? order by touched_at desc limit ?", Ledger::conversation, person, limit);
    }

    /// What is queued, longest first, then what the agent holds.
    public List<Conversation> atDesk(UUID agent, int limit) {
        return sql.list(COLUMNS + """
                where owner = 'QUEUED' or (owner = 'PERSON' and agent = ?)
                order by owner desc, touched_at limit ?""", Ledger::conversation, agent, limit);
    }

    /// The conversation, and until the transaction ends nobody else's.
    public Optional<Conversation> lock(UUID id) {
        return sql.first(COLUMNS + "where id = ? for update", Ledger::conversation, id);
    }

    /// Writes the next message. The conversation is locked by the caller.
    public Message append(Conversation locked, Entry entry) {
        Instant now = now();
        long seq = sql.first("update conversations set last_seq = last_seq + 1, touched_at = ? where id = ? returning last_seq",
                row -> row.getLong(1), now, locked.id()).orElseThrow();
        String extra = entry.extra().equals(Extra.NONE) ? null : json.of(entry.extra());
        sql.update("""
                insert into messages (conversation, seq, sender, author, client_id, reply, text, at, extra)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""",
                locked.id(), seq, entry.from().name(), entry.author(), entry.clientId(), entry.reply(), entry.text(), now,
                extra);
        if (!locked.channel().equals(Conversation.WIDGET) && entry.from() != From.EMPLOYEE) {
            outbox.add(DELIVERY, locked.id() + "/" + seq, "{}");
        }
        announce(locked.id());
        return message(seq, entry.from(), entry.text(), now, entry.clientId(), entry.reply(), entry.extra());
    }

    /// Another owner. The conversation is locked by the caller.
    public void own(UUID id, Owner owner, long epoch, @Nullable UUID agent, @Nullable String ticket) {
        Instant now = now();
        sql.update("""
                update conversations set owner = ?, epoch = ?, agent = ?, ticket = ?, touched_at = ?, closed_at = ?
                where id = ?""", owner.name(), epoch, agent, ticket, now, owner == Owner.CLOSED ? now : null, id);
        announce(id);
    }

    public void speak(UUID id, Lang lang) {
        sql.update("update conversations set lang = ? where id = ?", lang.tag(), id);
    }

    /// Tells this process and the others once the transaction is over.
    public void announce(UUID conversation) {
        changed.fire(new ConversationChanged(conversation));
        wakeups.tellOthers(conversation);
    }

    /// An earlier message of the same author under the same key.
    public Optional<Message> ofClientId(UUID conversation, UUID author, String clientId) {
        return sql.first(MESSAGES + " and author = ? and client_id = ?", this::message, conversation, author, clientId);
    }

    public Optional<Message> message(UUID conversation, long seq) {
        return sql.first(MESSAGES + " and seq = ?", this::message, conversation, seq);
    }

    /// Oldest first.
    public List<Message> after(UUID conversation, long seq, int limit) {
        return sql.list(MESSAGES + " and seq > ? order by seq limit ?", this::message, conversation, seq, limit);
    }

    /// What went before a message, oldest first: each answer of the bot stands behind the message that it answers, even
    /// where others were said meanwhile.
    public List<Message> before(UUID conversation, long seq, int limit) {
        return sql.list(MESSAGES + " and coalesce(reply, seq) < ? order by coalesce(reply, seq) desc, seq desc limit ?",
                this::message, conversation, seq, limit).reversed();
    }

    /// The newest message that the program itself wrote.
    public Optional<Message> lastOfSystem(UUID conversation) {
        return sql.first(MESSAGES + " and sender = 'SYSTEM' order by seq desc limit 1", this::message, conversation);
    }

    /// True where the employee said something after `seq`.
    public boolean saidMore(UUID conversation, long seq) {
        return sql.first("select 1 from messages where conversation = ? and seq > ? and sender = 'EMPLOYEE' limit 1",
                row -> true, conversation, seq).orElse(false);
    }

    public void rate(UUID conversation, UUID person, int score, @Nullable String reason) {
        sql.update("""
                insert into conversation_ratings (conversation, person, score, reason, at) values (?, ?, ?, ?, ?)
                on conflict (conversation) do update set score = excluded.score, reason = excluded.reason, at = excluded.at""",
                conversation, person, score, reason, now());
    }

    public void read(UUID conversation, UUID person, long seq) {
        sql.update("""
                insert into conversation_reads (conversation, person, seq) values (?, ?, ?)
                on conflict (conversation, person) do update set seq = greatest(conversation_reads.seq, excluded.seq)""",
                conversation, person, seq);
    }

    /// False where the platform's message was kept before.
    public boolean received(String channel, String messageId) {
        return sql.update("""
                insert into channel_inbox (channel, message_id, received_at) values (?, ?, ?) on conflict do nothing""",
                channel, messageId, now()) == 1;
    }

    private static Conversation conversation(ResultSet row) throws SQLException {
        return new Conversation(row.getObject("id", UUID.class), row.getObject("person", UUID.class), row.getString("channel"),
                row.getString("peer"), Owner.valueOf(row.getString("owner")), row.getLong("epoch"),
                row.getObject("agent", UUID.class), row.getString("ticket"), Lang.ofTag(row.getString("lang"), Lang.ZH),
                row.getLong("last_seq"), Sql.instant(row, "created_at"), Sql.instant(row, "touched_at"));
    }

    private Message message(ResultSet row) throws SQLException {
        long reply = row.getLong("reply");
        Long repliesTo = row.wasNull() ? null : reply;
        Extra extra = json.read(row.getString("extra"), Extra.class);
        return message(row.getLong("seq"), From.valueOf(row.getString("sender")), row.getString("text"), Sql.instant(row, "at"),
                row.getString("client_id"), repliesTo, extra == null ? Extra.NONE : extra);
    }

    private static Message message(long seq, From from, String text, Instant at, @Nullable String clientId,
            @Nullable Long reply, Extra extra) {
        return new Message(seq, from, text, at, extra.by(), clientId, reply, extra.answer(), extra.confidence(),
                extra.citations() == null ? List.of() : extra.citations(),
                extra.quickReplies() == null ? List.of() : extra.quickReplies(), extra.attachment(), extra.explanation());
    }
}
