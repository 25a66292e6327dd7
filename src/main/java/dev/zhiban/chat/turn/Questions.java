package dev.zhiban.chat.turn;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Question.From;
import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.Message;
import dev.zhiban.chat.store.Attachments;
import dev.zhiban.chat.store.Attachments.Kind;
import dev.zhiban.chat.store.Attachments.Stored;
import dev.zhiban.chat.store.Ledger;
import dev.zhiban.chat.upload.LogText;
import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.logs.ExplainOptions;
import dev.zhiban.logs.Explanation;
import dev.zhiban.logs.Logs;

/// Makes a turn of the ledger into a question for the assistant; explains uploaded logs on the way. In no transaction.
@ApplicationScoped
class Questions {

    private static final Logger LOG = Logger.getLogger(Questions.class);
    private static final int HISTORY = 40;
    private static final int UPLOADS = 5;

    private final Ledger ledger;
    private final Attachments attachments;
    private final LogText text;
    private final Logs logs;
    private final People people;

    Questions(Ledger ledger, Attachments attachments, LogText text, Logs logs, People people) {
        this.ledger = ledger;
        this.attachments = attachments;
        this.text = text;
        this.logs = logs;
        this.people = people;
    }

    Question of(Conversation conversation, Message message) {
        List<Question.Said> history = ledger.before(conversation.id(), message.seq(), HISTORY).stream()
                .map(Questions::said).toList();
        List<Question.Upload> uploads = new ArrayList<>();
        for (Stored stored : attachments.upTo(conversation.id(), message.seq(), UPLOADS)) {
            boolean now = stored.seq() != null && stored.seq() == message.seq();
            uploads.add(new Question.Upload(stored.name(), stored.mediaType(), explanation(stored), now,
                    stored.kind() == Kind.IMAGE ? null : () -> text.open(stored)));
        }
        return new Question(conversation.id(), asker(conversation), message.text(), history, uploads);
    }

    /// As if the newest message of the employee were answered now: what a summary is made of.
    Question latest(Conversation conversation) {
        List<Message> last = ledger.before(conversation.id(), conversation.lastSeq() + 1, HISTORY);
        Optional<Message> said = last.reversed().stream().filter(message -> message.from() == From.EMPLOYEE).findFirst();
        return said.map(message -> of(conversation, message))
                .orElseGet(() -> new Question(conversation.id(), asker(conversation), "", List.of(), List.of()));
    }

    private Person asker(Conversation conversation) {
        return people.byId(conversation.person())
                .orElseGet(() -> new Person(conversation.person(), "unknown", "", Set.of(), Set.of()));
    }

    private static Question.Said said(Message message) {
        return new Question.Said(message.from(), message.text(), message.answer(), message.citations());
    }

    private @Nullable Explanation explanation(Stored stored) {
        if (stored.explanation() != null || stored.kind() == Kind.IMAGE
                || stored.kind() == Kind.ZIP && stored.entry() == null) {
            return stored.explanation();
        }
        try (InputStream log = text.open(stored)) {
            Explanation explanation = logs.explain(log, ExplainOptions.DEFAULT);
            attachments.explained(stored.id(), explanation);
            return explanation;
        } catch (IOException e) {
            LOG.warnf("Attachment %s could not be read as a log: %s", stored.id(), e.getClass().getSimpleName());
            return null;
        }
    }
}
