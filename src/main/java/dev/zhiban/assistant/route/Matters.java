package dev.zhiban.assistant.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Question.From;
import dev.zhiban.assistant.Question.Said;
import dev.zhiban.knowledge.Before;

/// What a conversation was about before this turn.
public final class Matters {

    /// So many questions of one topic are sought with the next one.
    private static final int DETAILS = 3;

    private Matters() {
    }

    /// The questions of a conversation before this turn, oldest first: what the asker said that stands alone and was not
    /// answered from a shown log.
    public static List<String> of(Question question) {
        return all(question).stream().map(Matter::text).toList();
    }

    /// What the last of them may have referred to itself.
    public static @Nullable Before beforeTheLast(Question question) {
        List<Matter> matters = all(question);
        return matters.size() < 2 ? null
                : Router.refers(Words.of(matters.getLast().text()))
                        .map(how -> topic(matters.subList(0, matters.size() - 1), how)).orElse(null);
    }

    /// What the next question refers to: see [#topic(List, Before.Refers)].
    static @Nullable Before before(Question question, Before.Refers how) {
        return topic(all(question), how);
    }

    /// What was asked, and how that was answered.
    private record Matter(String text, boolean isRefused, List<String> articles) {

        boolean isOf(Matter other) {
            return articles.stream().anyMatch(other.articles()::contains);
        }
    }

    /// The last question that was answered, so that an aside does not stand between it and what refers to it, with those before
    /// it that the same article answered: its details. Where none was answered, the last; null where there is none.
    private static @Nullable Before topic(List<Matter> matters, Before.Refers how) {
        List<Matter> answered = matters.stream().filter(matter -> !matter.isRefused()).toList();
        if (answered.isEmpty()) {
            return matters.isEmpty() ? null : new Before(matters.getLast().text(), List.of(), how);
        }
        int from = answered.size() - 1;
        while (from > 0 && answered.size() - from < DETAILS && answered.get(from).isOf(answered.get(from - 1))) {
            from--;
        }
        return new Before(
                String.join(" ", answered.subList(from, answered.size()).stream().map(Matter::text).distinct().toList()),
                answered.getLast().articles(), how);
    }

    private static List<Matter> all(Question question) {
        List<Matter> matters = new ArrayList<>();
        boolean log = Router.logShown(question);
        List<Said> history = question.history();
        for (int i = 0; i < history.size(); i++) {
            Said said = history.get(i);
            Optional<Said> reply = history.subList(i + 1, history.size()).stream().filter(next -> next.from() == From.BOT)
                    .findFirst();
            if (said.from() == From.EMPLOYEE && Router.standsAlone(said.text())
                    && !(log && isAnsweredFromLog(said.text(), reply))) {
                matters.add(new Matter(said.text(), reply.filter(bot -> "unknown".equals(bot.answer())).isPresent(),
                        reply.map(Said::articles).orElse(List.of())));
            }
        }
        return matters;
    }

    private static boolean isAnsweredFromLog(String text, Optional<Said> reply) {
        return reply.map(Said::answer).isEmpty() && (LogAsk.in(text).isPresent() || LogAspects.in(Words.of(text)).isPresent());
    }
}
