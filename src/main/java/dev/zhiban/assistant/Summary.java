package dev.zhiban.assistant;

import java.util.List;

import dev.zhiban.desk.Handoff;
import dev.zhiban.knowledge.Citation;

/// What an agent reads first: made without a model, so that a hand-over cannot fail.
public record Summary(
        String title,
        String summary,
        String category,
        Handoff.Level impact,
        Handoff.Level urgency,
        List<Handoff.Tried> tried,
        List<String> logFindings,
        List<Citation> citations,
        String lang) {
}
