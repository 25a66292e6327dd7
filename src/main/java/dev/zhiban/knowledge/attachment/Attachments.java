package dev.zhiban.knowledge.attachment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.zhiban.identity.AuditTrail;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.article.ArticleVersion;
import dev.zhiban.knowledge.article.Articles;
import dev.zhiban.knowledge.article.Publishing;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The files of articles. Editors see all; anybody else those that a version shows which they may read.
@ApplicationScoped
public class Attachments {

    static final int MOST_BYTES = 5_000_000;
    public static final int MOST_OF_ARTICLE = 50;
    private static final int LONGEST_NAME = 120;

    /// `url` is what Markdown names: `![Dialog](url)`.
    record Row(UUID id, String name, String mediaType, int size, Instant createdAt, String url) {
    }

    record Content(String name, String mediaType, byte[] bytes) {
    }

    /// Where an image of an imported text is, or will be once it is kept.
    public record Placed(UUID id, String url, boolean isNew) {
    }

    private final Sql sql;
    private final Articles articles;
    private final Publishing publishing;
    private final AuditTrail audit;
    private final Clock clock;

    Attachments(Sql sql, Articles articles, Publishing publishing, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.articles = articles;
        this.publishing = publishing;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Row keep(String article, String name, byte[] bytes, Person author) {
        if (articles.lock(article).isEmpty()) {
            throw Problem.notFound();
        }
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            throw new Problem(413, "attachment-size", Text.of("附件应在 1 字节到 5 MB 之间。", "An attachment has 1 byte to 5 MB."));
        }
        MediaType type = MediaType.of(bytes).orElseThrow(() -> new Problem(415, "attachment-type",
                Text.of("只收 PNG、JPEG、GIF、WebP、PDF 和 UTF-8 纯文本（按内容判断）。",
                        "Only PNG, JPEG, GIF, WebP, PDF and plain UTF-8 text, by their content.")));
        if (of(article).size() >= MOST_OF_ARTICLE) {
            throw new Problem(409, "too-many-attachments", Text.of("一篇文章最多 50 个附件。", "An article has 50 attachments at most."));
        }
        UUID id = UUID.randomUUID();
        insert(id, article, name, type, bytes, author.id());
        return of(article).stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    /// Whether these bytes are an image of a kind that is kept.
    public static boolean isImage(byte[] bytes) {
        return MediaType.of(bytes).filter(type -> MediaType.isImage(type.tag())).isPresent();
    }

    /// Names bytes: SHA-256 in hex.
    public static String checksum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Addresses for images by their checksums, in their order: that of the same image where the article has it already, and no
    /// more than an article may have.
    public Map<String, Placed> place(String article, List<String> checksums) {
        Map<String, UUID> known = new HashMap<>();
        List<UUID> all = sql.list(
                "select id, encode(sha256(bytes), 'hex') as checksum from article_attachment where article_id = ?", row -> {
                    known.put(row.getString("checksum"), row.getObject("id", UUID.class));
                    return row.getObject("id", UUID.class);
                }, article);
        Map<String, Placed> placed = new LinkedHashMap<>();
        int room = MOST_OF_ARTICLE - all.size();
        for (String checksum : checksums) {
            UUID there = known.get(checksum);
            if (there != null || room-- > 0) {
                UUID id = there == null ? UUID.randomUUID() : there;
                placed.put(checksum, new Placed(id, url(article, id), there == null));
            }
        }
        return placed;
    }

    /// Keeps an image at the address that it was given. The article must be there.
    @Transactional
    public void keep(String article, Placed place, String name, byte[] bytes, UUID author) {
        MediaType type = MediaType.of(bytes).filter(it -> MediaType.isImage(it.tag())).orElseThrow();
        insert(place.id(), article, name, type, bytes, author);
    }

    private void insert(UUID id, String article, String name, MediaType type, byte[] bytes, UUID author) {
        sql.update("""
                insert into article_attachment (id, article_id, name, media_type, bytes, author, created_at)
                values (?, ?, ?, ?, ?, ?, ?)""", id, article, safe(name), type.tag(), bytes, author, clock.instant());
        audit.record(author, "article.attached", article, Map.of("attachment", id, "bytes", bytes.length));
    }

    private static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "_").strip();
        String kept = plain.isEmpty() ? "file" : plain;
        return kept.length() > LONGEST_NAME ? kept.substring(kept.length() - LONGEST_NAME) : kept;
    }

    /// All of an article, oldest first.
    private List<Row> of(String article) {
        return sql.list("""
                select id, name, media_type, length(bytes) as size, created_at from article_attachment
                where article_id = ? order by created_at, id""", row -> {
            UUID id = row.getObject("id", UUID.class);
            return new Row(id, row.getString("name"), row.getString("media_type"), row.getInt("size"),
                    Sql.instant(row, "created_at"), url(article, id));
        }, article);
    }

    /// Those that the reader may open.
    List<Row> of(String article, Reader reader) {
        return of(article).stream().filter(row -> mayOpen(article, row.id(), reader)).toList();
    }

    Optional<Content> open(String article, UUID id, Reader reader) {
        return mayOpen(article, id, reader)
                ? sql.first("select name, media_type, bytes from article_attachment where article_id = ? and id = ?",
                        row -> new Content(row.getString(1), row.getString(2), row.getBytes(3)), article, id)
                : Optional.empty();
    }

    private boolean mayOpen(String article, UUID id, Reader reader) {
        if (Publishing.isEditor(reader)) {
            return true;
        }
        return articles.versions(article).stream().filter(version -> version.content().markdown().contains(id.toString()))
                .map(ArticleVersion::version).anyMatch(version -> publishing.readable(article, version, reader).isPresent());
    }

    /// Not while a version shows it that people can still open.
    @Transactional
    void remove(String article, UUID id, Person editor) {
        boolean shown = articles.versions(article).stream().filter(version -> version.state().wasPublished())
                .anyMatch(version -> version.content().markdown().contains(id.toString()));
        if (shown) {
            throw new Problem(409, "attachment-is-shown", Text.of("已发布过的版本引用了它，引用要能一直打开。",
                    "A version that was published shows it, and citations keep opening."));
        }
        if (sql.update("delete from article_attachment where article_id = ? and id = ?", article, id) == 0) {
            throw Problem.notFound();
        }
        audit.record(editor.id(), "article.attachment-removed", article, Map.of("attachment", id));
    }

    private static String url(String article, UUID id) {
        return "/api/v1/articles/" + article + "/attachments/" + id;
    }
}
