package dev.zhiban.chat.live;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.assistant.Question.From;
import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.Conversations;
import dev.zhiban.chat.Message;
import dev.zhiban.chat.Page;
import dev.zhiban.chat.Posted;
import dev.zhiban.chat.turn.Streams;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Sessions;
import dev.zhiban.platform.persistence.DatabaseTrouble;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// One connected client. What it sends is worked through in order on one virtual thread, what it gets is written on another;
/// messages are read from the ledger by number, so that a wake-up that is lost or comes twice does no harm.
final class LiveClient implements Streams.Watcher {

    private static final Logger LOG = Logger.getLogger(LiveClient.class);
    private static final Text HELLO_FIRST = Text.of("请先发送 hello。", "Say hello first.");
    private static final int INBOUND = 64;
    private static final Duration SIGN_IN_WITHIN = Duration.ofSeconds(10);
    private static final Duration BEAT = Duration.ofSeconds(25);
    private static final Duration OUTAGE = Duration.ofMillis(500);

    private final Line line;
    private final ObjectMapper mapper;
    private final Conversations conversations;
    private final Sessions sessions;
    private final Following following;
    private final BlockingQueue<String> inbound = new ArrayBlockingQueue<>(INBOUND);
    private final AtomicBoolean news = new AtomicBoolean();
    private final long opened = System.nanoTime();
    private volatile long heard = opened;
    private volatile Sessions.@Nullable Session session;
    private volatile @Nullable Place place;

    LiveClient(Line line, ObjectMapper mapper, Conversations conversations, Sessions sessions, Following following) {
        this.line = line;
        this.mapper = mapper;
        this.conversations = conversations;
        this.sessions = sessions;
        this.following = following;
    }

    /// Where in which conversation the client is; `reply` is the last question whose answer it has.
    private static final class Place {
        final UUID conversation;
        final From seat;
        final Following.Follow follow;
        long seq;
        long reply;
        long epoch = -1;

        Place(UUID conversation, From seat, long seq, Following.Follow follow) {
            this.conversation = conversation;
            this.seat = seat;
            this.seq = seq;
            this.follow = follow;
        }
    }

    Optional<Person> person() {
        return Optional.ofNullable(session).map(Sessions.Session::person);
    }

    boolean isOf(UUID ended) {
        Sessions.Session now = session;
        return now != null && now.id().equals(ended);
    }

    void start(Optional<String> cookie) {
        Thread.ofVirtual().name("chat-in").start(() -> receive(cookie));
        Thread.ofVirtual().name("chat-out").start(this::write);
    }

    /// On the event loop: never blocks.
    void heard(String text) {
        heard = System.nanoTime();
        if (line.open() && !inbound.offer(text)) {
            line.close(Closing.TOO_MANY);
        }
    }

    void heardPong() {
        heard = System.nanoTime();
    }

    void end() {
        Place now = place;
        if (now != null) {
            now.follow.close();
        }
        line.ring();
    }

    void signOut() {
        line.close(Closing.NOT_SIGNED_IN);
    }

    @Override
    public void delta(long reply, int index, String text) {
        line.queue(new Frame.Delta(reply, index, text));
    }

    @Override
    public void typing(From from) {
        line.queue(new Frame.Typing(from));
    }

    private void receive(Optional<String> cookie) {
        try {
            cookie.ifPresent(token -> session = sessions.find(token).orElse(null));
            while (line.open()) {
                String text = inbound.poll(1, TimeUnit.SECONDS);
                if (text != null) {
                    handle(text);
                } else if (session == null && System.nanoTime() - opened > SIGN_IN_WITHIN.toNanos()) {
                    line.close(Closing.NOT_SIGNED_IN);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("A chat connection failed", e);
            line.close(Closing.SILENT);
        }
    }

    private void handle(String text) {
        String clientId = null;
        try {
            JsonNode frame = mapper.readTree(text);
            clientId = frame.path("clientId").textValue();
            handle(frame, frame.path("type").asText());
        } catch (JsonProcessingException e) {
            line.queue(new Frame.Failed("unreadable", null, null));
        } catch (Problem problem) {
            line.queue(new Frame.Failed(problem.type(), problem.retryAfterSeconds(), clientId));
        } catch (RuntimeException e) {
            boolean outage = DatabaseTrouble.isOutage(e);
            if (!outage) {
                LOG.error("A chat frame failed", e);
            }
            line.queue(new Frame.Failed(outage ? "database-unavailable" : "unforeseen", outage ? 2 : null, clientId));
        }
    }

    private void handle(JsonNode frame, String type) {
        if (type.equals("auth")) {
            signIn(frame);
            return;
        }
        Sessions.Session now = session;
        if (now == null) {
            line.queue(new Frame.Failed("not-signed-in", null, frame.path("clientId").textValue()));
            return;
        }
        Person person = now.person();
        switch (type) {
            case "hello" -> hello(person, frame);
            case "send" -> send(person, frame);
            case "typing" -> following.typing(at().conversation, at().seat, this);
            case "read" -> conversations.read(person, at().conversation, frame.path("seq").asLong());
            case "stop" -> conversations.stop(person, at().conversation);
            default -> line.queue(new Frame.Failed("unknown-frame", null, null));
        }
    }

    private void signIn(JsonNode frame) {
        Optional<Sessions.Session> found = frame.hasNonNull("ticket") ? sessions.redeem(frame.get("ticket").asText())
                : sessions.find(frame.path("token").asText());
        if (found.isEmpty()) {
            line.close(Closing.NOT_SIGNED_IN);
            return;
        }
        session = found.get();
    }

    private void hello(Person person, JsonNode frame) {
        Conversation conversation = conversations.see(person, Following.id(frame.path("conversation").asText()));
        long after = Math.max(0, frame.path("after").asLong());
        if (after > conversation.lastSeq()) {
            line.queue(new Frame.Resync());
            after = 0;
        }
        Place before = place;
        if (before != null) {
            before.follow.close();
        }
        From seat = conversation.person().equals(person.id()) ? From.EMPLOYEE : From.AGENT;
        place = new Place(conversation.id(), seat, after, following.follow(conversation.id(), this::wake, this));
        if (!line.open()) {
            end();
        }
        wake();
    }

    private void wake() {
        news.set(true);
        line.ring();
    }

    private void send(Person person, JsonNode frame) {
        String clientId = frame.path("clientId").asText();
        Posted posted = conversations.post(person, at().conversation, clientId, frame.path("text").asText());
        line.queue(new Frame.Ack(posted.clientId(), posted.seq(), posted.at()));
    }

    private Place at() {
        Place now = place;
        if (now == null) {
            throw Problem.badRequest("hello-first", HELLO_FIRST);
        }
        return now;
    }

    private void write() {
        long beat = System.nanoTime();
        try {
            while (line.open()) {
                line.await(BEAT);
                drain();
                if (System.nanoTime() - beat > BEAT.toNanos()) {
                    beat = System.nanoTime();
                    lives();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("A chat connection cannot be written to any more", e);
            line.close(Closing.SLOW_READER);
        }
    }

    private void drain() throws InterruptedException {
        for (Frame frame = line.next(); frame != null && line.open(); frame = line.next()) {
            Place now = place;
            boolean late = frame instanceof Frame.Delta delta && now != null && delta.reply() <= now.reply;
            if (!late) {
                line.send(frame);
            }
        }
        if (news.getAndSet(false)) {
            catchUp();
        }
    }

    private void catchUp() throws InterruptedException {
        Place now = place;
        Optional<Person> person = person();
        if (now == null || person.isEmpty()) {
            return;
        }
        try {
            Page page = conversations.read(person.get(), now.conversation, now.seq, Duration.ZERO);
            while (!page.messages().isEmpty() && line.open()) {
                page.messages().forEach(message -> send(now, message));
                page = conversations.read(person.get(), now.conversation, now.seq, Duration.ZERO);
            }
            if (page.conversation().epoch() != now.epoch) {
                now.epoch = page.conversation().epoch();
                line.send(new Frame.State(conversations.standing(page.conversation())));
            }
        } catch (Problem problem) {
            line.send(new Frame.Failed(problem.type(), problem.retryAfterSeconds(), null));
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isOutage(e)) {
                throw e;
            }
            line.await(OUTAGE);
            wake();
        }
    }

    private void send(Place now, Message message) {
        if (line.open()) {
            line.send(new Frame.Message(message));
            now.seq = message.seq();
            now.reply = message.reply() == null ? now.reply : message.reply();
        }
    }

    private void lives() {
        Sessions.Session now = session;
        if (now != null && !sessions.alive(now.id())) {
            line.close(Closing.NOT_SIGNED_IN);
        } else if (System.nanoTime() - heard > 3 * BEAT.toNanos()) {
            line.close(Closing.SILENT);
        }
    }
}
