package dev.zhiban.chat.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.zhiban.chat.Attachment;
import dev.zhiban.logs.Explanation;
import dev.zhiban.platform.persistence.Sql;

/// Uploaded files, cut into pieces so that none is ever in memory as a whole.
@ApplicationScoped
public class Attachments {

    private static final int PIECE = 1 << 20;

    private final Sql sql;
    private final Json json;
    private final Clock clock;

    Attachments(Sql sql, Json json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    public enum Kind {
        TEXT,
        GZIP,
        ZIP,
        IMAGE
    }

    /// An upload of a conversation; `entry` is the file within an archive that is explained; `explanation` once it was made.
    public record Stored(
            UUID id,
            UUID conversation,
            @Nullable Long seq,
            String name,
            String mediaType,
            Kind kind,
            @Nullable String entry,
            long size,
            @Nullable Explanation explanation) {

        public Attachment shown() {
            return new Attachment(id, name, mediaType, size,
                    "/api/v1/conversations/" + conversation + "/attachments/" + id);
        }
    }

    /// Keeps the content, piece by piece, each in a transaction of its own; it belongs to no message yet.
    public Stored keep(UUID conversation, String name, String mediaType, Kind kind, @Nullable String entry, long size,
            InputStream content) throws IOException {
        UUID id = UUID.randomUUID();
        sql.update("""
                insert into attachments (id, conversation, name, media_type, kind, entry, size, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", id, conversation, name, mediaType, kind.name(), entry, size,
                clock.instant());
        int n = 0;
        for (byte[] piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
            sql.update("insert into attachment_pieces (attachment, n, bytes) values (?, ?, ?)", id, n++, piece);
        }
        return new Stored(id, conversation, null, name, mediaType, kind, entry, size, null);
    }

    public void attach(UUID id, long seq) {
        sql.update("update attachments set seq = ? where id = ?", seq, id);
    }

    public void forget(UUID id) {
        sql.update("delete from attachments where id = ? and seq is null", id);
    }

    /// Removes uploads that never became part of a message.
    public int forgetAbandoned(Duration olderThan) {
        return sql.update("delete from attachments where seq is null and created_at < ?", clock.instant().minus(olderThan));
    }

    public void explained(UUID id, Explanation explanation) {
        sql.update("update attachments set explanation = ?::jsonb where id = ?", json.of(explanation), id);
    }

    public Optional<Stored> find(UUID conversation, UUID id) {
        return sql.first(
                "select *, explanation::text as explained from attachments where conversation = ? and id = ? and seq is not null",
                this::stored, conversation, id);
    }

    /// What was uploaded up to a message, newest last.
    public List<Stored> upTo(UUID conversation, long seq, int limit) {
        return sql.list("""
                select *, explanation::text as explained from attachments
                where conversation = ? and seq <= ? order by seq desc limit ?""", this::stored, conversation, seq, limit)
                .reversed();
    }

    /// The bytes as they came; each piece is read when it is wanted, in no transaction.
    public InputStream content(UUID id) {
        return new SequenceInputStream(new Enumeration<>() {
            private int n;
            private byte @Nullable [] next = piece(id, 0);

            @Override
            public boolean hasMoreElements() {
                return next != null;
            }

            @Override
            public InputStream nextElement() {
                byte[] now = next;
                if (now == null) {
                    throw new NoSuchElementException();
                }
                next = piece(id, ++n);
                return new ByteArrayInputStream(now);
            }
        });
    }

    private byte @Nullable [] piece(UUID id, int n) {
        return sql.first("select bytes from attachment_pieces where attachment = ? and n = ?", row -> row.getBytes(1), id, n)
                .orElse(null);
    }

    private Stored stored(ResultSet row) throws SQLException {
        long seq = row.getLong("seq");
        Long attached = row.wasNull() ? null : seq;
        return new Stored(row.getObject("id", UUID.class), row.getObject("conversation", UUID.class), attached,
                row.getString("name"), row.getString("media_type"), Kind.valueOf(row.getString("kind")), row.getString("entry"),
                row.getLong("size"), json.read(row.getString("explained"), Explanation.class));
    }
}
