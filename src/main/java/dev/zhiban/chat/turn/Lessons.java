package dev.zhiban.chat.turn;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.assistant.Question.From;
import dev.zhiban.assistant.Summaries;
import dev.zhiban.assistant.Summary;
import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.Message;
import dev.zhiban.chat.store.Ledger;
import dev.zhiban.identity.Person;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.knowledge.Missed;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// What the knowledge base learns from a conversation: what was answered badly, what an agent solved it with, which of the
/// shown passages helped.
@ApplicationScoped
class Lessons {

    private static final int LOOK_BACK = 200;

    private final Ledger ledger;
    private final Questions questions;
    private final Summaries summaries;
    private final Knowledge knowledge;

    Lessons(Ledger ledger, Questions questions, Summaries summaries, Knowledge knowledge) {
        this.ledger = ledger;
        this.questions = questions;
        this.summaries = summaries;
        this.knowledge = knowledge;
    }

    /// The last question that was asked in it was answered badly.
    void badlyRated(Conversation conversation) {
        Summary summary = summaries.of(questions.latest(conversation));
        String question = summary.tried().isEmpty() ? summary.title() : summary.tried().getLast().question();
        knowledge.missed(new Missed(Missed.Why.BADLY_RATED, question, conversation.lang(), conversation.id(),
                conversation.person()));
    }

    /// Joins the caller's transaction.
    ///
    /// @param how what the agent noted; used where the agent said nothing in the conversation
    void solved(Conversation conversation, String how, UUID agent) {
        List<Message> messages = ledger.before(conversation.id(), conversation.lastSeq() + 1, LOOK_BACK);
        String said = messages.stream().filter(message -> message.from() == From.AGENT).map(Message::text)
                .collect(Collectors.joining("\n"));
        knowledge.solved(conversation.id(), said.isBlank() ? how : said, agent);
    }

    /// Whether the passages that a message cites helped.
    void vote(Person person, Conversation conversation, long seq, boolean helpful) {
        Message message = ledger.message(conversation.id(), seq).filter(it -> !it.citations().isEmpty())
                .orElseThrow(() -> new Problem(409, "nothing-to-vote-on",
                        Text.of("这条消息没有引用知识库。", "This message cites nothing of the knowledge base.")));
        message.citations().forEach(citation -> knowledge.vote(citation, person.id(), helpful));
    }
}
