package dev.zhiban.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import dev.zhiban.knowledge.article.ArticleVersion.State;
import dev.zhiban.knowledge.article.Lifecycle.Step;

class ArticleStepsAreAllowedByStateTest {

    @Test
    void exactlyTheseStepsArePossible() {
        Map<State, Set<String>> possible = new TreeMap<>();
        for (State state : State.values()) {
            for (Step step : Step.values()) {
                Lifecycle.after(state, step).ifPresent(
                        next -> possible.computeIfAbsent(state, any -> new TreeSet<>()).add(step.tag() + " " + next.tag()));
            }
        }

        assertThat(possible).isEqualTo(Map.of(State.DRAFT, Set.of("edit draft", "submit review"), State.REVIEW,
                Set.of("send-back draft", "schedule review", "publish published"), State.SUPERSEDED,
                Set.of("roll-back published")));
    }
}
