package dev.zhiban.chat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.Person;
import dev.zhiban.platform.text.Lang;

/// The conversations. What a method returned is committed; who may not reach a conversation is told that it is not there
/// ([dev.zhiban.platform.web.Problem#notFound()]). Blocking; to be called on virtual threads.
public interface Conversations {

    /// Opens a conversation on the widget; the same `key` of the same person gives the same conversation again.
    Opened open(Person person, @Nullable String key, Lang lang);

    Conversation see(Person viewer, UUID id);

    /// A person's own conversations, newest first, at most 100.
    List<Conversation> ofPerson(Person person);

    /// What waits for a person (longest first) and what this one holds, at most 200.
    List<Conversation> atDesk(Person viewer);

    Standing standing(Conversation conversation);

    /// Keeps what the employee, or the agent who holds the conversation, says. The same `clientId` and text again gives the
    /// same `seq`.
    ///
    /// @throws ClientIdTaken when the text differs
    /// @throws StepNotAllowed when it is over, or is an agent's who does not hold it
    Posted post(Person author, UUID id, String clientId, String text);

    /// The messages after `after`, oldest first, at most 200; where there are none, waits for one, or for a change of the
    /// owner, up to `wait`.
    Page read(Person viewer, UUID id, long after, Duration wait);

    /// Keeps an uploaded file, and where the bot has the conversation makes it explain a log. Reads `file`, which stays the
    /// caller's.
    ///
    /// @throws IOException when the file cannot be read
    Uploaded upload(Person author, UUID id, String clientId, String text, String name, Path file) throws IOException;

    /// The original of an attachment, to be closed by the caller.
    Download download(Person viewer, UUID id, UUID attachment);

    /// Hands over to a person: a ticket and the queue. Idempotent while it is queued.
    Conversation handOff(Person person, UUID id);

    /// An agent takes it; from here on the bot is silent. Idempotent for the same agent.
    Conversation takeOver(Person agent, UUID id);

    /// The agent gives it back: to the bot, or to the queue.
    Conversation giveBack(Person agent, UUID id, boolean toQueue);

    Conversation close(Person person, UUID id);

    /// 1 to 5; the last rating counts. Only of one's own conversation.
    void rate(Person person, UUID id, int score, @Nullable String reason);

    /// Whether the passages that a message cites helped. Only of one's own conversation.
    void vote(Person person, UUID id, long seq, boolean helpful);

    /// Remembers how far somebody has read; never goes back.
    void read(Person viewer, UUID id, long seq);

    /// Ends the answer that is being made now, where the employee does not want the rest of it.
    void stop(Person person, UUID id);

    /// What somebody said on another channel; the same message again changes nothing.
    Heard hear(String channel, Inbound.Said said);

    /// What became of a platform's message.
    enum Heard {
        KEPT,
        KNOWN_ALREADY,
        SENDER_UNKNOWN
    }

    /// `fresh` is false where the key had been used before.
    record Opened(Conversation conversation, boolean fresh) {
    }

    record Uploaded(Posted posted, Attachment attachment) {
    }

    record Download(Attachment attachment, InputStream content) {
    }
}
