package dev.zhiban.desk.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Handoff.Level;
import dev.zhiban.desk.Origin;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.Tickets;
import dev.zhiban.desk.incident.Incident.State;
import dev.zhiban.desk.ledger.Annotations;
import dev.zhiban.desk.ledger.TicketRow;
import dev.zhiban.desk.ledger.TicketRows;
import dev.zhiban.identity.AuditTrail;
import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.logs.Anomalies;
import dev.zhiban.logs.Anomaly;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// What a lead makes of a candidate: a ticket to which the tickets of those who reported it are linked, or nothing.
@ApplicationScoped
@Transactional
class Deciding {

    static final String ORIGIN = "incident";

    private static final int SHOWN = 5;

    private final Incidents incidents;
    private final Anomalies anomalies;
    private final Tickets tickets;
    private final TicketRows rows;
    private final Annotations annotations;
    private final People people;
    private final AuditTrail audit;

    Deciding(Incidents incidents, Anomalies anomalies, Tickets tickets, TicketRows rows, Annotations annotations,
            People people, AuditTrail audit) {
        this.incidents = incidents;
        this.anomalies = anomalies;
        this.tickets = tickets;
        this.rows = rows;
        this.annotations = annotations;
        this.people = people;
        this.audit = audit;
    }

    /// @param number a ticket that is there already; without one a ticket is opened. The same decision again changes nothing.
    Incident accept(long id, Person lead, @Nullable String number, Lang lang) {
        Incident incident = candidate(id, State.ACCEPTED);
        if (incident.state() == State.ACCEPTED) {
            return incident;
        }
        String ticket = number == null ? tickets.open(handoff(incident, lead, lang)).number()
                : rows.byNumber(number).map(TicketRow::number).orElseThrow(Problem::notFound);
        incidents.decide(id, State.ACCEPTED, lead.id(), ticket, null);
        link(incidents.reportsOf(id), lead, ticket);
        audit.record(lead.id(), "incident-accepted", "incident:" + id, Map.of("ticket", ticket));
        return incidents.byId(id).orElseThrow(Problem::notFound);
    }

    /// What was reported after a lead had decided.
    void reported(long id, List<Heard> reports) {
        Incident incident = incidents.byId(id).orElseThrow(Problem::notFound);
        String ticket = incident.ticket();
        UUID decidedBy = incident.decidedBy();
        if (ticket != null && decidedBy != null) {
            people.byId(decidedBy).ifPresent(lead -> link(reports, lead, ticket));
        }
    }

    private void link(List<Heard> reports, Person lead, String ticket) {
        for (Heard report : reports) {
            Optional<Ticket> own = tickets.ofOrigin(new Origin(report.originKind(), report.originId()));
            own.filter(one -> !one.number().equals(ticket))
                    .ifPresent(one -> annotations.link(one.number(), lead, ticket, "caused-by"));
        }
    }

    Incident dismiss(long id, Person lead, String why) {
        Incident incident = candidate(id, State.DISMISSED);
        if (incident.state() == State.CANDIDATE) {
            incidents.decide(id, State.DISMISSED, lead.id(), null, why);
            audit.record(lead.id(), "incident-dismissed", "incident:" + id, Map.of());
        }
        return incidents.byId(id).orElseThrow(Problem::notFound);
    }

    private Incident candidate(long id, State wanted) {
        Incident incident = incidents.lock(id).orElseThrow(Problem::notFound);
        if (incident.state() != State.CANDIDATE && incident.state() != wanted) {
            throw new Problem(409, "incident-decided", Text.of("已有人决定了。", "Somebody has decided already.")).with("state",
                    incident.state());
        }
        return incident;
    }

    private Handoff handoff(Incident incident, Person lead, Lang lang) {
        List<Heard> reports = incidents.reportsOf(incident.id());
        List<String> findings = new ArrayList<>();
        for (long anomaly : incidents.anomaliesOf(incident.id())) {
            anomalies.byId(anomaly).ifPresent(found -> findings.add(finding(found, lang)));
        }
        return new Handoff(new Origin(ORIGIN, Long.toString(incident.id())), lead.id(), Handoff.Reason.POLICY,
                Titles.of(incident).in(lang), Titles.summary(incident, reports, SHOWN).in(lang), "incident", Level.HIGH,
                Level.HIGH, List.of(), findings, List.of(), lang.tag());
    }

    private static String finding(Anomaly found, Lang lang) {
        return found.name() + ": " + found.title().in(lang)
                + (found.evidence().isEmpty() ? "" : "\n" + String.join("\n", found.evidence()));
    }
}
