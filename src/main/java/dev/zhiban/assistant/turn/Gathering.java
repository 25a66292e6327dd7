package dev.zhiban.assistant.turn;

import java.util.List;
import java.util.UUID;

import org.jboss.logging.Logger;

import dev.zhiban.assistant.Answer;
import dev.zhiban.assistant.Assistant;
import dev.zhiban.assistant.Progress;
import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Reply;
import dev.zhiban.assistant.route.Matters;
import dev.zhiban.assistant.route.Router;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.knowledge.Missed;
import dev.zhiban.knowledge.Missed.Why;

/// Tells the knowledge base which passages were shown, which of them helped, and what was asked in vain. No answer waits for it or fails by it.
final class Gathering implements Assistant {

    private static final Logger LOG = Logger.getLogger(Gathering.class);

    private final Assistant assistant;
    private final Knowledge knowledge;

    Gathering(Assistant assistant, Knowledge knowledge) {
        this.assistant = assistant;
        this.knowledge = knowledge;
    }

    @Override
    public Reply answer(Question question, Progress progress) {
        Reply reply = assistant.answer(question, progress);
        try {
            gather(question, reply);
        } catch (RuntimeException e) {
            LOG.warnf("What was asked in vain could not be noted: %s", e.toString());
        }
        return reply;
    }

    private void gather(Question question, Reply reply) {
        List<String> matters = Matters.of(question);
        boolean answered = question.history().stream()
                .anyMatch(said -> said.from() == Question.From.BOT && said.answer() != null);
        vote(question, reply);
        if (answered && !matters.isEmpty() && Router.isFailure(question.text())) {
            note(Why.NOT_SOLVED, matters.getLast(), question);
        } else if (reply.answer() instanceof Answer.Unknown unknown) {
            note(Why.UNANSWERED, unknown.tried().isBlank() ? question.text() : unknown.tried(), question);
        }
        if (reply.answer() != null) {
            knowledge.shown(reply.answer().cited(), question.conversation());
        }
    }

    /// What the asker says of an answer is said of exactly the passages that it showed.
    private void vote(Question question, Reply reply) {
        boolean solved = reply.next() instanceof Reply.Next.Solved;
        if (solved || Router.rejects(question.text())) {
            question.history().reversed().stream().filter(said -> said.from() == Question.From.BOT && !said.cited().isEmpty())
                    .findFirst().ifPresent(last -> last.cited()
                            .forEach(citation -> knowledge.vote(citation, question.asker().id(), solved)));
        }
    }

    private void note(Why why, String text, Question question) {
        UUID person = question.asker().id();
        knowledge.missed(new Missed(why, text, question.langOf(text), question.conversation(), person));
    }
}
