package dev.zhiban.desk.handoff;

import java.util.List;

import dev.zhiban.desk.Handoff;
import dev.zhiban.knowledge.Citation;

/// What the bot hands over beside the ticket's own columns.
public record Evidence(String summary, List<Handoff.Tried> tried, List<String> logFindings, List<Citation> citations) {

    static Evidence of(Handoff handoff) {
        return new Evidence(handoff.summary(), handoff.tried(), handoff.logFindings(), handoff.citations());
    }
}
