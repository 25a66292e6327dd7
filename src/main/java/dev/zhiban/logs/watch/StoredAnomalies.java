package dev.zhiban.logs.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.logs.Anomalies;
import dev.zhiban.logs.Anomaly;
import dev.zhiban.logs.intake.LogSource;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Page;

/// The rows of `log_anomalies`. Joins the caller's transaction.
@ApplicationScoped
class StoredAnomalies implements Anomalies {

    /// Warnings of one source that are raised within an hour; further ones are counted.
    static final int HOURLY = 6;

    private static final String WITH_WORDS = """
            select a.*, coalesce((select words from log_sources where id = a.source), '{}') as words from log_anomalies a\s""";

    private final Sql sql;
    private final ObjectMapper json;

    StoredAnomalies(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public Optional<Anomaly> byId(long id) {
        return sql.first(WITH_WORDS + "where a.id = ?", this::anomaly, id);
    }

    @Override
    public List<Anomaly> since(Instant from) {
        return sql.list(WITH_WORDS + "where a.raised_at >= ? or a.last_at >= ? order by a.id limit 1000", this::anomaly, from,
                from);
    }

    /// Newest first.
    Page<Anomaly> page(@Nullable String service, @Nullable String kind, int page, int size) {
        String where = "where (?::text is null or a.service = ?) and (?::text is null or a.kind = ?)";
        long total = sql.first("select count(*) as n from log_anomalies a " + where, row -> row.getLong("n"), service, service,
                kind, kind).orElse(0L);
        return new Page<>(sql.list(WITH_WORDS + where + " order by a.id desc limit ? offset ?", this::anomaly, service, service,
                kind, kind, Page.limit(size), Page.offset(page, size)), total);
    }

    /// What a warning is about.
    ///
    /// @param usual in five minutes when it was raised; null where nothing is
    record Matter(String subject, @Nullable Double usual) {
    }

    Matter matter(long id) {
        return sql.first("select subject, usual from log_anomalies where id = ?",
                row -> new Matter(row.getString("subject"), row.getObject("usual", Double.class)), id).orElseThrow();
    }

    /// Counts what is noted where the same matter is open, or makes a row of it; empty unless it made one.
    Optional<Anomaly> raise(LogSource source, Noted noted, @Nullable Double usual, Instant now) {
        Duration open = open(noted.kind());
        Instant last = Instant.ofEpochMilli(noted.lastAt());
        boolean same = sql.update("""
                update log_anomalies set last_at = greatest(last_at, ?), count = count + ? where id = (
                  select id from log_anomalies where source = ? and kind = ? and subject = ? and ended_at is null
                    and last_at >= ? order by id desc limit 1)""", last, noted.count(), source.id(), noted.kind().tag(),
                noted.key(), now.minus(open)) > 0;
        if (same || noted.goesOn()) {
            return Optional.empty();
        }
        long raised = sql.first("select count(*) as n from log_anomalies where source = ? and raised_at > ?",
                row -> row.getLong("n"), source.id(), now.minus(Duration.ofHours(1))).orElse(0L);
        if (raised >= HOURLY) {
            sql.update("""
                    update log_anomalies set held_back = held_back + 1 where id = (
                      select max(id) from log_anomalies where source = ?)""", source.id());
            return Optional.empty();
        }
        return sql.first("""
                insert into log_anomalies (source, name, service, kind, subject, title_zh, title_en, article, first_at, last_at,
                    raised_at, count, evidence, usual)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) returning id""", row -> row.getLong("id"), source.id(),
                source.name(), source.service(), noted.kind().tag(), noted.key(), noted.title().zh(), noted.title().en(),
                noted.article(), Instant.ofEpochMilli(noted.firstAt()), last, now, noted.count(), written(noted.evidence()),
                usual)
                .flatMap(this::byId);
    }

    /// How long a matter stays open after it was last seen.
    private static Duration open(Anomaly.Kind kind) {
        return switch (kind) {
            case BURST -> Duration.ofHours(1);
            case NEW, KNOWN_ERROR -> Duration.ofHours(24);
            case SILENCE, ALERT -> Duration.ofDays(30);
        };
    }

    /// The open matters with this subject are over.
    void end(UUID source, Anomaly.Kind kind, String subject, Instant now) {
        sql.update("update log_anomalies set ended_at = ? where source = ? and kind = ? and subject = ? and ended_at is null",
                now,
                source, kind.tag(), subject);
    }

    private String written(List<String> evidence) {
        try {
            return json.writeValueAsString(evidence.stream().map(line -> line.replace("\0", "")).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("evidence is no JSON", e);
        }
    }

    private Anomaly anomaly(ResultSet row) throws SQLException {
        return new Anomaly(row.getLong("id"), row.getObject("source", UUID.class), row.getString("name"),
                row.getString("service"), Sql.texts(row, "words"), Anomaly.Kind.ofTag(row.getString("kind")),
                Text.of(row.getString("title_zh"), row.getString("title_en")), row.getString("article"),
                Sql.instant(row, "first_at"), Sql.instant(row, "last_at"), Sql.instant(row, "raised_at"),
                Sql.instantOrNull(row, "ended_at"), row.getLong("count"), evidence(row.getString("evidence")),
                row.getLong("held_back"));
    }

    private List<String> evidence(String written) {
        try {
            return List.of(json.readValue(written, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the evidence of a warning cannot be read", e);
        }
    }
}
