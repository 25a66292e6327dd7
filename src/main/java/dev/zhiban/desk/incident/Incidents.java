package dev.zhiban.desk.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.web.Page;

/// The rows of reports and incidents. Joins the caller's transaction.
@ApplicationScoped
class Incidents {

    /// How long an incident takes what belongs to it after its newest evidence.
    static final Duration OPEN = Duration.ofHours(2);

    private static final int MOST = 3_000;
    private static final int LOCK = 816_001;
    private static final String WITH_PEOPLE = """
            select i.*, (select count(distinct person) from incident_reports where incident = i.id) as people from incidents i\s""";

    private final Sql sql;
    private final Clock clock;

    Incidents(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// One at a time in all processes, until the transaction ends.
    void alone() {
        sql.list("select pg_advisory_xact_lock(?)", row -> true, LOCK);
    }

    void add(UUID person, String originKind, String originId, Instant at, String text, List<String> articles) {
        sql.update("""
                insert into incident_reports (person, origin_kind, origin_id, at, text, articles) values (?, ?, ?, ?, ?, ?)""",
                person, originKind, originId, at, text, articles.toArray(String[]::new));
    }

    /// Oldest first; of more than there is room for, the newest.
    List<Heard> reports(Instant from, Instant to) {
        return sql.list("select * from incident_reports where at >= ? and at < ? order by at desc, id desc limit ?",
                Incidents::heard, from, to, MOST).reversed();
    }

    List<Heard> reportsOf(long incident) {
        return sql.list("select * from incident_reports where incident = ? order by at, id limit 500", Incidents::heard,
                incident);
    }

    /// Those that are not over, whatever was decided, newest first.
    List<Incident> open() {
        return sql.list(WITH_PEOPLE + "where i.last_at >= ? order by i.id desc limit 200", Incidents::incident,
                clock.instant().minus(OPEN));
    }

    long insert(String service) {
        return sql.first("""
                insert into incidents (service, state, opened_at, last_at) values (?, 'CANDIDATE', ?, ?) returning id""",
                row -> row.getLong("id"), service, clock.instant(), clock.instant()).orElseThrow();
    }

    /// True where one of them was not there yet.
    boolean attach(long incident, List<Heard> reports, List<Long> anomalies) {
        int added = 0;
        for (Heard report : reports) {
            added += sql.update("update incident_reports set incident = ? where id = ? and incident is null", incident,
                    report.id());
        }
        for (long anomaly : anomalies) {
            added += sql.update("insert into incident_anomalies (incident, anomaly) values (?, ?) on conflict do nothing",
                    incident, anomaly);
        }
        if (added > 0) {
            sql.update("update incidents set last_at = ? where id = ?", clock.instant(), incident);
        }
        return added > 0;
    }

    List<Long> anomaliesOf(long incident) {
        return sql.list("select anomaly from incident_anomalies where incident = ? order by anomaly limit 200",
                row -> row.getLong("anomaly"), incident);
    }

    Optional<Incident> byId(long id) {
        return sql.first(WITH_PEOPLE + "where i.id = ?", Incidents::incident, id);
    }

    /// Keeps others from deciding until the transaction ends.
    Optional<Incident> lock(long id) {
        sql.list("select 1 from incidents where id = ? for update", row -> true, id);
        return byId(id);
    }

    /// Newest first.
    Page<Incident> page(@Nullable String state, int page, int size) {
        long total = sql
                .first("select count(*) as n from incidents where ?::text is null or state = ?", row -> row.getLong("n"),
                        state, state)
                .orElse(0L);
        return new Page<>(sql.list(WITH_PEOPLE + "where ?::text is null or i.state = ? order by i.id desc limit ? offset ?",
                Incidents::incident, state, state, Page.limit(size), Page.offset(page, size)), total);
    }

    void decide(long id, Incident.State state, UUID by, @Nullable String ticket, @Nullable String why) {
        sql.update("update incidents set state = ?, ticket = ?, decided_by = ?, decided_at = ?, why = ? where id = ?",
                state.name(), ticket, by, clock.instant(), why, id);
    }

    /// Reports that belong to no incident are of no use after a while.
    void forget(Instant before) {
        sql.update("delete from incident_reports where at < ? and incident is null", before);
    }

    private static Heard heard(ResultSet row) throws SQLException {
        return new Heard(row.getLong("id"), row.getObject("person", UUID.class), row.getString("origin_kind"),
                row.getString("origin_id"), Sql.instant(row, "at"), row.getString("text"), Sql.texts(row, "articles"),
                row.getObject("incident", Long.class));
    }

    private static Incident incident(ResultSet row) throws SQLException {
        return new Incident(row.getLong("id"), row.getString("service"), Incident.State.valueOf(row.getString("state")),
                Sql.instant(row, "opened_at"), Sql.instant(row, "last_at"), row.getString("ticket"),
                row.getObject("decided_by", UUID.class), Sql.instantOrNull(row, "decided_at"), row.getString("why"),
                row.getInt("people"));
    }
}
