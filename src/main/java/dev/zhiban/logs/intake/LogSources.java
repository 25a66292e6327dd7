package dev.zhiban.logs.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.intake.LogSource.Kind;
import dev.zhiban.platform.persistence.Sql;

/// The rows of `log_sources`. Methods join the caller's transaction.
@ApplicationScoped
public class LogSources {

    private final Sql sql;
    private final Clock clock;

    LogSources(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// By name.
    public List<LogSource> all() {
        return sql.list("select * from log_sources order by name", LogSources::source);
    }

    public List<LogSource> enabled(Kind kind) {
        return sql.list("select * from log_sources where enabled and kind = ? order by name", LogSources::source, tag(kind));
    }

    public Optional<LogSource> byId(UUID id) {
        return sql.first("select * from log_sources where id = ?", LogSources::source, id);
    }

    /// The enabled source with this token.
    public Optional<LogSource> byToken(String token) {
        byte[] hash = Token.hash(token);
        return sql.list("select * from log_sources where token_hash = ? and enabled",
                row -> new Held(row.getBytes("token_hash"), source(row)), (Object) hash).stream()
                .filter(held -> Token.same(held.hash(), hash)).map(Held::source).findFirst();
    }

    private record Held(byte[] hash, LogSource source) {
    }

    void insert(LogSource source, byte @Nullable [] tokenHash) {
        sql.update("""
                insert into log_sources (id, name, kind, service, words, zone, path, sender, program, token_hash,
                    lines_per_minute, bytes_per_minute, enabled, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", source.id(), source.name(), tag(source.kind()),
                source.service(), source.words().toArray(String[]::new), source.zone().getId(), source.path(), source.sender(),
                source.program(), tokenHash, source.linesPerMinute(), source.bytesPerMinute(), source.enabled(),
                clock.instant());
    }

    /// All but kind and token.
    boolean update(LogSource source) {
        return sql.update("""
                update log_sources set name = ?, service = ?, words = ?, zone = ?, path = ?, sender = ?, program = ?,
                    lines_per_minute = ?, bytes_per_minute = ?, enabled = ? where id = ? and kind = ?""", source.name(),
                source.service(), source.words().toArray(String[]::new), source.zone().getId(), source.path(),
                source.sender(), source.program(), source.linesPerMinute(), source.bytesPerMinute(), source.enabled(),
                source.id(), tag(source.kind())) == 1;
    }

    boolean token(UUID id, byte[] hash) {
        return sql.update("update log_sources set token_hash = ? where id = ? and kind = 'push'", hash, id) == 1;
    }

    boolean delete(UUID id) {
        return sql.update("delete from log_sources where id = ?", id) == 1;
    }

    private static String tag(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static LogSource source(ResultSet row) throws SQLException {
        return new LogSource(row.getObject("id", UUID.class), row.getString("name"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getString("service"),
                Sql.texts(row, "words"), ZoneId.of(row.getString("zone")), row.getString("path"), row.getString("sender"),
                row.getString("program"), row.getInt("lines_per_minute"), row.getLong("bytes_per_minute"),
                row.getBoolean("enabled"), Sql.instant(row, "created_at"));
    }
}
