package dev.zhiban.knowledge.intake;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.platform.persistence.Sql;

/// Which document became which article, and what a document said that waits for a decision.
@ApplicationScoped
class Sources {

    /// @param checksum of what the document said when it was taken last
    /// @param written  checksum of the text that was written then; null where that is not known
    record Source(String place, String articleId, String checksum, @Nullable String written,
            @Nullable String incomingChecksum) {
    }

    /// What a document brings to its article.
    record Said(String title, String markdown, List<String> questions) {
    }

    private final Sql sql;
    private final ObjectMapper json;
    private final Clock clock;

    Sources(Sql sql, ObjectMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /// Locks the row until the transaction ends.
    Optional<Source> lock(String place) {
        return sql.first("""
                select place, article_id, checksum, written, incoming_checksum from document_source
                where place = ? for update""", row -> new Source(row.getString(1), row.getString(2), row.getString(3),
                row.getString(4), row.getString(5)), place);
    }

    void taken(String place, String article, String checksum, String written) {
        sql.update("""
                insert into document_source (place, article_id, checksum, written, taken_at) values (?, ?, ?, ?, ?)
                on conflict (place) do update set checksum = excluded.checksum, written = excluded.written,
                    taken_at = excluded.taken_at, incoming = null, incoming_checksum = null""", place, article, checksum,
                written, clock.instant());
    }

    void waits(String place, String checksum, Said said) {
        try {
            sql.update("update document_source set incoming = ?::jsonb, incoming_checksum = ? where place = ?",
                    json.writeValueAsString(said), checksum, place);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The document says again what it said before.
    void settled(String place) {
        sql.update("update document_source set incoming = null, incoming_checksum = null where place = ?", place);
    }

    record Waiting(String place, String checksum, Said said) {
    }

    /// What waits for a decision about the article.
    Optional<Waiting> waiting(String article) {
        return sql.first("""
                select place, incoming_checksum, incoming from document_source
                where article_id = ? and incoming is not null order by place limit 1""",
                row -> new Waiting(row.getString(1), row.getString(2), said(row.getString(3))), article);
    }

    private Said said(String text) {
        try {
            return json.readValue(text, Said.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
