package dev.zhiban.chat;

import java.util.List;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import dev.zhiban.assistant.Answer;
import dev.zhiban.assistant.Assistant;
import dev.zhiban.assistant.Progress;
import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Reply;

/// Answers as a test wants it to; by itself it repeats the question.
@Alternative
@ApplicationScoped
public class ScriptedAssistant implements Assistant {

    private volatile BiFunction<Question, Progress, Reply> script = ScriptedAssistant::echo;

    public static Reply echo(Question question, Progress progress) {
        return says("re: " + question.text(), question, Reply.Next.STAY);
    }

    public static Reply says(String text, Question question, Reply.Next next) {
        boolean log = question.uploads().stream().anyMatch(Question.Upload::now);
        return new Reply(text, new Answer.Unknown("test"), 0.5, List.of(),
                log ? question.uploads().getLast().explanation() : null, next);
    }

    public void follow(BiFunction<Question, Progress, Reply> script) {
        this.script = script;
    }

    public void repeatQuestions() {
        script = ScriptedAssistant::echo;
    }

    @Override
    public Reply answer(Question question, Progress progress) {
        return script.apply(question, progress);
    }
}
