package dev.zhiban.desk.agents;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.ledger.Annotations;
import dev.zhiban.knowledge.Citation;

/// One ticket with all that its page shows.
///
/// @param position how many stand before it in the queue; `null` when it is not queued
/// @param steps what the viewer may do now
/// @param links none for the requester
record Opened(
        Listed ticket,
        Handoff.Level impact,
        Handoff.Level urgency,
        String summary,
        List<Handoff.Tried> tried,
        List<String> logFindings,
        List<Citation> citations,
        @Nullable Integer position,
        List<String> steps,
        List<Annotations.Link> links,
        List<Event> events) {

    /// A line of the ledger. Internal lines are not for the requester.
    record Event(long id, Instant at, @Nullable Who actor, String kind, boolean internal, Ticket.@Nullable State from,
            Ticket.State to, String text, Map<String, Object> details) {
    }
}
