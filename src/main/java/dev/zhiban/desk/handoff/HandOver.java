package dev.zhiban.desk.handoff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.ledger.Opening;
import dev.zhiban.desk.ledger.TicketRow;

/// Makes the ticket of a hand-over, and reads what was handed over.
@ApplicationScoped
public class HandOver {

    private final Opening opening;
    private final Priorities priorities;
    private final ObjectMapper json;

    HandOver(Opening opening, Priorities priorities, ObjectMapper json) {
        this.opening = opening;
        this.priorities = priorities;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Transactional
    public TicketRow open(Handoff asked) {
        Handoff handoff = Bounds.within(asked);
        return opening.open(handoff, priorities.of(handoff.impact(), handoff.urgency()), written(Evidence.of(handoff)));
    }

    public Evidence evidence(TicketRow row) {
        try {
            return json.readValue(row.handoff(), Evidence.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the evidence of " + row.number() + " cannot be read", e);
        }
    }

    private String written(Evidence evidence) {
        try {
            return json.writeValueAsString(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("evidence is no JSON", e);
        }
    }
}
