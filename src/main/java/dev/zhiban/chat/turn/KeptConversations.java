package dev.zhiban.chat.turn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.zhiban.chat.Attachment;
import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.Conversations;
import dev.zhiban.chat.Inbound;
import dev.zhiban.chat.Message;
import dev.zhiban.chat.Owner;
import dev.zhiban.chat.Page;
import dev.zhiban.chat.Posted;
import dev.zhiban.chat.Standing;
import dev.zhiban.chat.store.Attachments;
import dev.zhiban.chat.store.Attachments.Stored;
import dev.zhiban.chat.store.Ledger;
import dev.zhiban.chat.store.Transactions;
import dev.zhiban.chat.store.Wakeups;
import dev.zhiban.chat.turn.Limits.Kind;
import dev.zhiban.chat.upload.FileName;
import dev.zhiban.chat.upload.Inspection;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.Tickets;
import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The conversations, kept in the ledger.
@ApplicationScoped
class KeptConversations implements Conversations {

    private static final int OWN = 100;
    private static final int DESK = 200;
    private static final int PAGE = 200;
    private static final int REASON = 1_000;
    /// Ratings up to here say that the answers were bad.
    private static final int BAD = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    /// A reader looks by itself this often, in case that a wake-up was lost with a connection.
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Transactions transactions;
    private final Ledger ledger;
    private final Attachments attachments;
    private final Wakeups wakeups;
    private final Access access;
    private final Limits limits;
    private final Posting posting;
    private final Handovers handovers;
    private final Streams streams;
    private final Tickets tickets;
    private final People people;
    private final ChatConfig config;
    private final Lessons lessons;

    KeptConversations(Transactions transactions, Ledger ledger, Attachments attachments, Wakeups wakeups, Access access,
            Limits limits,
            Posting posting, Handovers handovers, Streams streams, Tickets tickets, People people, ChatConfig config,
            Lessons lessons) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.attachments = attachments;
        this.wakeups = wakeups;
        this.access = access;
        this.limits = limits;
        this.posting = posting;
        this.handovers = handovers;
        this.streams = streams;
        this.tickets = tickets;
        this.people = people;
        this.config = config;
        this.lessons = lessons;
    }

    @Override
    public Opened open(Person person, @Nullable String key, Lang lang) {
        if (key != null) {
            Texts.checkClientId(key);
        }
        limits.take(person.id(), Kind.CONVERSATION);
        return transactions.run(() -> {
            Optional<Conversation> fresh = ledger.insert(person.id(), Conversation.WIDGET, null, key, lang);
            return fresh.map(conversation -> new Opened(conversation, true))
                    .orElseGet(() -> new Opened(ledger.ofKey(person.id(), String.valueOf(key)).orElseThrow(), false));
        });
    }

    @Override
    public Conversation see(Person viewer, UUID id) {
        return access.readable(viewer, id);
    }

    @Override
    public List<Conversation> ofPerson(Person person) {
        return ledger.ofPerson(person.id(), OWN);
    }

    @Override
    public List<Conversation> atDesk(Person viewer) {
        return viewer.worksAtDesk() ? ledger.atDesk(viewer.id(), DESK) : List.of();
    }

    @Override
    public Standing standing(Conversation conversation) {
        Integer position = conversation.owner() == Owner.QUEUED && conversation.ticket() != null
                ? Integer.valueOf(tickets.positionInQueue(conversation.ticket()))
                : null;
        String agent = conversation.owner() == Owner.PERSON && conversation.agent() != null
                ? people.byId(conversation.agent()).map(Person::name).orElse(null)
                : null;
        return new Standing(conversation.owner(), conversation.epoch(), conversation.ticket(), position, agent);
    }

    @Override
    public Posted post(Person author, UUID id, String clientId, String text) {
        Texts.checkClientId(clientId);
        Texts.check(text, config.maxText());
        Conversation seen = access.usable(author, id);
        limits.take(author.id(), Kind.MESSAGE);
        return posting.post(author, access.seat(author, seen), seen, clientId, text, Optional.empty());
    }

    @Override
    public Page read(Person viewer, UUID id, long after, Duration wait) {
        Conversation first = access.readable(viewer, id);
        long nanos = Math.min(wait.toNanos(), LONGEST_WAIT.toNanos());
        if (nanos <= 0) {
            return page(first, after);
        }
        Semaphore bell = new Semaphore(0);
        long end = System.nanoTime() + nanos;
        try (Wakeups.Interest interest = wakeups.in(id, bell::release); Limits.Place place = limits.wait(viewer.id())) {
            while (true) {
                Page page = page(ledger.find(id).orElseThrow(Problem::notFound), after);
                long left = end - System.nanoTime();
                if (!page.messages().isEmpty() || page.conversation().epoch() != first.epoch() || left <= 0) {
                    return page;
                }
                bell.tryAcquire(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS);
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return page(first, after);
        }
    }

    private Page page(Conversation conversation, long after) {
        List<Message> messages = ledger.after(conversation.id(), after, PAGE + 1);
        boolean more = messages.size() > PAGE;
        return new Page(conversation, more ? messages.subList(0, PAGE) : messages, more);
    }

    @Override
    public Uploaded upload(Person author, UUID id, String clientId, String text, String name, Path file) throws IOException {
        Texts.checkClientId(clientId);
        Texts.checkOptional(text, config.maxText());
        Conversation seen = access.usable(author, id);
        limits.take(author.id(), Kind.UPLOAD);
        Inspection.Seen inspected = new Inspection(config.maxFile(), config.maxImage(), config.maxUnpacked()).look(file);
        Stored stored = keep(seen, FileName.safe(name), inspected, file);
        try {
            Posted posted = posting.post(author, access.seat(author, seen), seen, clientId, text, Optional.of(stored));
            return new Uploaded(posted, posted.fresh() ? stored.shown() : earlier(stored, posted));
        } catch (RuntimeException e) {
            attachments.forget(stored.id());
            throw e;
        }
    }

    private Stored keep(Conversation conversation, String name, Inspection.Seen seen, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return attachments.keep(conversation.id(), name, seen.mediaType(), seen.kind(), seen.entry(), seen.size(), content);
        }
    }

    private Attachment earlier(Stored stored, Posted posted) {
        attachments.forget(stored.id());
        return ledger.message(stored.conversation(), posted.seq()).map(Message::attachment).orElseGet(stored::shown);
    }

    @Override
    public Download download(Person viewer, UUID id, UUID attachment) {
        access.readable(viewer, id);
        Stored stored = attachments.find(id, attachment).orElseThrow(Problem::notFound);
        return new Download(stored.shown(), attachments.content(stored.id()));
    }

    @Override
    public Conversation handOff(Person person, UUID id) {
        return handovers.handOff(access.usable(person, id));
    }

    @Override
    public Conversation takeOver(Person agent, UUID id) {
        return handovers.takeOver(access.atDesk(agent, id), agent);
    }

    @Override
    public Conversation giveBack(Person agent, UUID id, boolean toQueue) {
        return handovers.giveBack(access.atDesk(agent, id), agent, toQueue);
    }

    @Override
    public Conversation close(Person person, UUID id) {
        Conversation seen = access.usable(person, id);
        return switch (access.seat(person, seen)) {
            case EMPLOYEE -> handovers.closeByEmployee(seen, person);
            case DESK -> handovers.closeByDesk(seen, person);
            case READER -> throw Problem.forbidden();
        };
    }

    @Override
    public void rate(Person person, UUID id, int score, @Nullable String reason) {
        if (score < 1 || score > 5) {
            throw Problem.badRequest("score-invalid", Text.of("评分必须是 1 到 5。", "A score is 1 to 5."));
        }
        Texts.checkOptional(reason == null ? "" : reason, REASON);
        Conversation seen = access.own(person, id);
        transactions.run(() -> {
            ledger.rate(id, person.id(), score, reason);
            if (seen.ticket() != null && over(seen)) {
                tickets.rate(seen.ticket(), person.id(), score, reason == null ? "" : reason);
            }
            return seen;
        });
        if (score <= BAD) {
            lessons.badlyRated(seen);
        }
    }

    @Override
    public void vote(Person person, UUID id, long seq, boolean helpful) {
        lessons.vote(person, access.own(person, id), seq, helpful);
    }

    /// The desk takes a rating once the ticket is over; before that it is the conversation's alone.
    private boolean over(Conversation conversation) {
        return tickets.ofOrigin(Handovers.origin(conversation.id())).map(Ticket::state)
                .filter(state -> state == Ticket.State.RESOLVED || state == Ticket.State.CLOSED).isPresent();
    }

    @Override
    public void read(Person viewer, UUID id, long seq) {
        Conversation seen = access.readable(viewer, id);
        ledger.read(id, viewer.id(), Math.max(0, Math.min(seq, seen.lastSeq())));
    }

    @Override
    public void stop(Person person, UUID id) {
        streams.stop(access.own(person, id).id());
    }

    @Override
    public Heard hear(String channel, Inbound.Said said) {
        Texts.checkClientId(said.messageId());
        Texts.check(said.text(), config.maxText());
        Optional<Person> sender = people.byUsername(said.sender());
        if (sender.isEmpty()) {
            return Heard.SENDER_UNKNOWN;
        }
        limits.take(sender.get().id(), Kind.MESSAGE);
        return posting.hear(channel, said, sender.get());
    }
}
