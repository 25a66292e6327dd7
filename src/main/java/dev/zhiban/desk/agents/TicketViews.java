package dev.zhiban.desk.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.desk.Ticket.State;
import dev.zhiban.desk.handoff.Evidence;
import dev.zhiban.desk.handoff.HandOver;
import dev.zhiban.desk.ledger.Annotations;
import dev.zhiban.desk.ledger.Ledger;
import dev.zhiban.desk.ledger.TicketEvent;
import dev.zhiban.desk.ledger.TicketRow;
import dev.zhiban.desk.ledger.TicketRows;
import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.platform.web.Problem;

/// Tickets as pages show them, with names, for a viewer.
@ApplicationScoped
class TicketViews {

    private static final int EVENTS = 500;

    private final TicketRows rows;
    private final Ledger ledger;
    private final Annotations annotations;
    private final HandOver handOver;
    private final People people;
    private final ObjectMapper json;

    TicketViews(TicketRows rows, Ledger ledger, Annotations annotations, HandOver handOver, People people,
            ObjectMapper json) {
        this.rows = rows;
        this.ledger = ledger;
        this.annotations = annotations;
        this.handOver = handOver;
        this.people = people;
        this.json = json;
    }

    /// @throws Problem "not found" when there is no such ticket or the viewer may not see it
    TicketRow visible(String number, Person viewer) {
        return rows.byNumber(number).filter(row -> Rights.maySee(viewer, row)).orElseThrow(Problem::notFound);
    }

    List<Listed> listed(List<TicketRow> found) {
        Map<UUID, Person> names = people.byIds(found.stream()
                .flatMap(row -> Stream.of(row.ticket().requester(), row.ticket().assignee())).filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return found.stream().map(row -> listed(row, names)).toList();
    }

    Opened opened(TicketRow row, Person viewer) {
        boolean all = Rights.seesAll(viewer);
        Evidence evidence = handOver.evidence(row);
        return new Opened(listed(List.of(row)).getFirst(), row.impact(), row.urgency(), evidence.summary(), evidence.tried(),
                evidence.logFindings(), evidence.citations(), row.state() == State.QUEUED ? rows.before(row) : null,
                Rights.steps(viewer, row), all ? annotations.links(row) : List.of(), events(row, viewer, 0));
    }

    /// Oldest first, after an id; at most 500.
    List<Opened.Event> events(TicketRow row, Person viewer, long after) {
        List<TicketEvent> found = ledger.of(row, Rights.seesAll(viewer), after, EVENTS);
        Set<UUID> actors = found.stream().map(TicketEvent::actor).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UUID, Person> names = people.byIds(actors);
        List<Opened.Event> events = new ArrayList<>();
        for (TicketEvent event : found) {
            events.add(new Opened.Event(event.id(), event.at(), who(event.actor(), names), event.kind(), !event.shown(),
                    event.from(), event.to(), event.text(), details(event)));
        }
        return events;
    }

    private Map<String, Object> details(TicketEvent event) {
        try {
            return json.readValue(event.details(), new TypeReference<>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the details of event " + event.id() + " cannot be read", e);
        }
    }

    private static Listed listed(TicketRow row, Map<UUID, Person> names) {
        var ticket = row.ticket();
        return new Listed(ticket.number(), ticket.title(), ticket.state(), ticket.priority(), ticket.category(), row.tier(),
                name(ticket.requester(), names), who(ticket.assignee(), names), row.reason(), row.lang(), ticket.origin(),
                ticket.openedAt(), row.state() == State.QUEUED ? row.queuedAt() : null, ticket.resolvedAt(), row.closedAt(),
                row.rating());
    }

    private static @Nullable Who who(@Nullable UUID id, Map<UUID, Person> names) {
        return id == null ? null : name(id, names);
    }

    private static Who name(UUID id, Map<UUID, Person> names) {
        Person person = names.get(id);
        return new Who(id, person == null ? "—" : person.name());
    }
}
