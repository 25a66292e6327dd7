package dev.zhiban.logs.watch;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.logs.format.Level;
import dev.zhiban.platform.persistence.Sql;

/// Reads and writes baselines. Joins the caller's transaction.
@ApplicationScoped
class StoredBaselines {

    private final Sql sql;
    private final StoredCounts counts;

    StoredBaselines(Sql sql, StoredCounts counts) {
        this.sql = sql;
        this.counts = counts;
    }

    /// 0 where there is none.
    long version(UUID source) {
        return sql.first("select version from log_baselines where source = ?", row -> row.getLong("version"), source)
                .orElse(0L);
    }

    /// Without its templates: enough to know whether it is silent.
    SourceBaseline withoutTemplates(UUID source) {
        return sql.first("select * from log_baselines where source = ?", StoredBaselines::baseline, source)
                .orElseGet(SourceBaseline::new);
    }

    SourceBaseline load(UUID source) {
        SourceBaseline baseline = withoutTemplates(source);
        Map<Long, Template> byId = new HashMap<>();
        for (Template template : sql.list("select * from log_templates where source = ? order by id",
                StoredBaselines::template, source)) {
            byId.put(template.id, template);
            baseline.templates.add(template);
        }
        baseline.shapes.addAll(sql.list("select * from log_shapes where source = ? order by id",
                row -> new SourceBaseline.Stored(row.getLong("id"), row.getString("text"),
                        Objects.requireNonNull(byId.get(row.getLong("template")))),
                source));
        return baseline;
    }

    /// Writes what changed since it was loaded or saved, under the next version.
    void save(UUID source, SourceBaseline baseline) {
        baseline.templates.stream().filter(template -> template.changed).forEach(template -> save(source, template));
        for (SourceBaseline.Stored shape : baseline.shapes) {
            if (shape.id == 0) {
                shape.id = sql.first("insert into log_shapes (source, template, text) values (?, ?, ?) returning id",
                        row -> row.getLong("id"), source, shape.template.id, shape.text).orElseThrow();
            }
        }
        for (Template gone : baseline.gone) {
            if (gone.into != null) {
                sql.update("update log_shapes set template = ? where template = ?", gone.into.id, gone.id);
                counts.move(source, gone.subject(), gone.into.subject());
                sql.update("update log_anomalies set subject = ? where source = ? and subject = ?", gone.into.subject(), source,
                        gone.subject());
            }
            sql.update("delete from log_templates where id = ?", gone.id);
        }
        baseline.gone.clear();
        counts.add(source, baseline.counts);
        baseline.version++;
        sql.update("""
                insert into log_baselines (source, version, first_at, last_at, seen_at, lines, headers, pace, hours, hour,
                    in_hour, longest_gap, silent, forgotten)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (source) do update set version = excluded.version, first_at = excluded.first_at,
                    last_at = excluded.last_at, seen_at = excluded.seen_at, lines = excluded.lines,
                    headers = excluded.headers, pace = excluded.pace, hours = excluded.hours, hour = excluded.hour,
                    in_hour = excluded.in_hour, longest_gap = excluded.longest_gap, silent = excluded.silent,
                    forgotten = excluded.forgotten""", source, baseline.version, time(baseline.firstAt), time(baseline.lastAt),
                time(baseline.seenAt), baseline.lines, baseline.headers, boxed(baseline.pace.stored()),
                boxed(baseline.week.hours()), baseline.week.hour(), baseline.week.inHour(), baseline.longestGap,
                baseline.silent, baseline.forgotten);
    }

    private void save(UUID source, Template template) {
        if (template.id == 0) {
            template.id = sql.first("""
                    insert into log_templates (source, level, text, trouble, first_at, last_at, count, pace)
                    values (?, ?, ?, ?, ?, ?, ?, ?) returning id""", row -> row.getLong("id"), source, template.level.name(),
                    template.text, template.trouble, time(template.firstAt), time(template.lastAt), template.count,
                    boxed(template.pace.stored())).orElseThrow();
        } else {
            sql.update("update log_templates set text = ?, first_at = ?, last_at = ?, count = ?, pace = ? where id = ?",
                    template.text, time(template.firstAt), time(template.lastAt), template.count,
                    boxed(template.pace.stored()), template.id);
        }
        template.changed = false;
    }

    private static Double[] boxed(double[] values) {
        Double[] boxed = new Double[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return boxed;
    }

    private static double[] plain(Array array) throws SQLException {
        Double[] values = (Double[]) array.getArray();
        double[] plain = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = values[i];
        }
        return plain;
    }

    private static Instant time(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    private static SourceBaseline baseline(ResultSet row) throws SQLException {
        SourceBaseline baseline = new SourceBaseline();
        baseline.version = row.getLong("version");
        baseline.firstAt = Sql.instant(row, "first_at").toEpochMilli();
        baseline.lastAt = Sql.instant(row, "last_at").toEpochMilli();
        baseline.seenAt = Sql.instant(row, "seen_at").toEpochMilli();
        baseline.lines = row.getLong("lines");
        baseline.headers = row.getDouble("headers");
        baseline.pace = Pace.of(plain(row.getArray("pace")));
        baseline.week = new Week(plain(row.getArray("hours")), row.getLong("hour"), row.getLong("in_hour"));
        baseline.longestGap = row.getDouble("longest_gap");
        baseline.silent = row.getObject("silent", Long.class);
        baseline.forgotten = row.getLong("forgotten");
        return baseline;
    }

    private static Template template(ResultSet row) throws SQLException {
        Template template = new Template(row.getLong("id"), Level.valueOf(row.getString("level")), row.getBoolean("trouble"),
                row.getString("text"), Sql.instant(row, "first_at").toEpochMilli(),
                Sql.instant(row, "last_at").toEpochMilli(), row.getLong("count"), Pace.of(plain(row.getArray("pace"))));
        template.changed = false;
        return template;
    }
}
