package dev.zhiban.knowledge.article;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.ingest.Chunker;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.ingest.PublishedArticles;
import dev.zhiban.knowledge.ingest.Section;

/// The articles and their versions in PostgreSQL. Knows no permissions: callers check the audience.
///
/// A published version never changes; publishing another supersedes it. Every change of what is published takes the next
/// revision, so that each node's indexes can follow.
@ApplicationScoped
public class Articles implements PublishedArticles {

    private static final String ARTICLE = """
            select a.id, a.path, a.imported_checksum, a.published, a.archived, a.changed_at,
                   coalesce((select max(version) from article_version v where v.article_id = a.id), 0),
                   a.edition, a.expires_at, a.expired, a.imported_version, a.conflict
            from article a
            """;
    private static final String VERSION = """
            select article_id, version, state, title, lang, audience, owner, review_by, tags, questions, translation_of, markdown,
                   author, source, created_at, published_at, editors, reviewer, publish_at, scheduled_by, reason, returned
            from article_version
            """;

    private final Sql sql;
    private final Clock clock;
    private final Event<ArticleChanged> changed;
    private final Chunker chunker = new Chunker();

    Articles(Sql sql, Clock clock, Event<ArticleChanged> changed) {
        this.sql = sql;
        this.clock = clock;
        this.changed = changed;
    }

    /// All articles by id, archived ones too.
    public List<Article> all() {
        return sql.list(ARTICLE + "order by a.id", Articles::article);
    }

    public Optional<Article> byId(String id) {
        return sql.list(ARTICLE + "where a.id = ?", Articles::article, id).stream().findFirst();
    }

    /// Oldest first.
    public List<ArticleVersion> versions(String id) {
        return sql.list(VERSION + "where article_id = ? order by version", Articles::version, id);
    }

    public Optional<ArticleVersion> version(String id, int version) {
        return sql.list(VERSION + "where article_id = ? and version = ?", Articles::version, id, version).stream().findFirst();
    }

    /// The current version of each article: the published one, or the newest where none is published. One query for all.
    public List<ArticleVersion> current() {
        return sql.list(VERSION + """
                where (article_id, version) in (
                    select a.id, coalesce(a.published, (select max(version) from article_version v where v.article_id = a.id))
                    from article a)
                order by article_id
                """, Articles::version);
    }

    /// The newest version of each article that is newer than what everybody reads: drafts and what is in review.
    public List<ArticleVersion> pending() {
        return sql.list(VERSION + """
                where state in ('draft', 'review') and (article_id, version) in (
                    select article_id, max(version) from article_version group by article_id)
                order by article_id
                """, Articles::version);
    }

    /// The articles that say the same in other languages, as far as they are published.
    public List<ArticleVersion> translations(String id, Content content) {
        return sql.list(VERSION + """
                where article_id <> ? and (article_id = ? or translation_of = ?) and (article_id, version) in (
                    select a.id, a.published from article a where not a.archived)
                order by lang, article_id
                """, Articles::version, id, content.family(id), content.family(id));
    }

    public List<Section> paragraphs(String id, int version) {
        return sql.list("select heading, text from article_paragraph where article_id = ? and version = ? order by n",
                row -> new Section(row.getString(1), row.getString(2)), id, version);
    }

    public Optional<Section> paragraph(String id, int version, int n) {
        return sql.list("select heading, text from article_paragraph where article_id = ? and version = ? and n = ?",
                row -> new Section(row.getString(1), row.getString(2)), id, version, n).stream().findFirst();
    }

    @Override
    public Revision revision() {
        return sql.list("select base::text, revision from article_revision",
                row -> new Revision(row.getString(1), row.getLong(2))).getFirst();
    }

    @Override
    public List<String> changedSince(long revision) {
        return sql.list("select id from article where revision > ? order by revision, id", row -> row.getString(1), revision);
    }

    @Override
    public Optional<PublishedArticle> published(String id) {
        return byId(id).filter(Article::isReadable).flatMap(article -> version(id, published(article))).map(version -> {
            Content content = version.content();
            return new PublishedArticle(id, version.version(), content.family(id), content.title(), content.questions(),
                    content.lang(),
                    content.audience(), paragraphs(id, version.version()));
        });
    }

    private static int published(Article article) {
        return article.published() == null ? 0 : article.published();
    }

    /// Nobody else changes the article until the transaction ends.
    public Optional<Article> lock(String id) {
        sql.list("select 1 from article where id = ? for update", row -> 1, id);
        return byId(id);
    }

    /// Creates the article where it is not there. Takes the row's lock, so that two writers never make the same version.
    @Transactional
    public ArticleVersion add(String id, Content content, ArticleVersion.State state, @Nullable UUID author, String source) {
        Instant now = clock.instant();
        sql.run("""
                insert into article (id, revision, created_at, changed_at) values (?, 0, ?, ?)
                on conflict (id) do update set changed_at = excluded.changed_at, edition = article.edition + 1
                """, id, now, now);
        int version = sql.list("select coalesce(max(version), 0) + 1 from article_version where article_id = ?",
                row -> row.getInt(1), id).getFirst();
        sql.run("""
                insert into article_version (article_id, version, state, title, lang, audience, owner, review_by, tags, questions,
                    translation_of, markdown, author, editors, source, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, array_remove(array[?::uuid], null), ?, ?)
                """,
                id, version, state.tag(), content.title(), content.lang(), content.audience(), content.owner(),
                content.reviewBy(), content.tags(), content.questions(), content.translationOf(), content.markdown(), author,
                author, source, now);
        write(id, version, content);
        return version(id, version).orElseThrow();
    }

    /// Gives a draft other content; whoever wrote it is one of its editors from now on.
    @Transactional
    public ArticleVersion rewrite(String id, int version, Content content, UUID editor) {
        sql.run("""
                update article_version set title = ?, lang = ?, audience = ?, owner = ?, review_by = ?, tags = ?, questions = ?,
                    translation_of = ?, markdown = ?, file = null, editors = array_append(array_remove(editors, ?), ?)
                where article_id = ? and version = ? and state = 'draft'
                """, content.title(), content.lang(), content.audience(), content.owner(), content.reviewBy(), content.tags(),
                content.questions(), content.translationOf(), content.markdown(), editor, editor, id, version);
        sql.run("delete from article_paragraph where article_id = ? and version = ?", id, version);
        write(id, version, content);
        touch(id);
        return version(id, version).orElseThrow();
    }

    private void write(String id, int version, Content content) {
        List<Section> sections = chunker.sections(content.markdown());
        for (int n = 1; n <= sections.size(); n++) {
            sql.run("insert into article_paragraph (article_id, version, n, heading, text) values (?, ?, ?, ?, ?)", id, version,
                    n, sections.get(n - 1).heading(), sections.get(n - 1).text());
        }
    }

    /// Makes this version the one that everybody reads.
    @Transactional
    public void publish(String id, int version) {
        publish(id, version, clock.instant());
    }

    /// @param at when it counts as published: what is published together has one time
    @Transactional
    public void publish(String id, int version, Instant at) {
        sql.run("update article_version set state = 'superseded' where article_id = ? and state = 'published' and version <> ?",
                id, version);
        sql.run("""
                update article_version set state = 'published', published_at = coalesce(published_at, ?), publish_at = null
                where article_id = ? and version = ?
                """, at, id, version);
        sql.run("""
                update article set published = ?, archived = false, expired = false, changed_at = ?, edition = edition + 1,
                    revision = ? where id = ?
                """, version, at, nextRevision(), id);
        changed.fire(new ArticleChanged(id));
    }

    /// Takes readers from versions, whatever became of them: who may read is no part of what a version said.
    @Transactional
    void tighten(String id, Map<Integer, Set<String>> audiences) {
        audiences.forEach((version, audience) -> sql
                .run("update article_version set audience = ? where article_id = ? and version = ?", audience, id, version));
        sql.run("update article set changed_at = ?, edition = edition + 1, revision = ? where id = ?", clock.instant(),
                nextRevision(), id);
        changed.fire(new ArticleChanged(id));
    }

    /// Nobody finds it any more. `expired` where its time was over and nobody had to say so.
    @Transactional
    public void archive(String id, boolean expired) {
        sql.run("""
                update article set archived = true, expired = ?, expires_at = null, changed_at = ?, edition = edition + 1,
                    revision = ? where id = ?
                """, expired, clock.instant(), nextRevision(), id);
        changed.fire(new ArticleChanged(id));
    }

    @Transactional
    public void expireAt(String id, @Nullable Instant at) {
        sql.run("update article set expires_at = ? where id = ?", at, id);
        touch(id);
    }

    @Transactional
    public void setState(String id, int version, ArticleVersion.State state) {
        sql.run("update article_version set state = ?, publish_at = null where article_id = ? and version = ?", state.tag(), id,
                version);
        touch(id);
    }

    @Transactional
    public void reviewed(String id, int version, UUID reviewer, @Nullable String reason) {
        sql.run("update article_version set reviewer = ?, reason = ? where article_id = ? and version = ?", reviewer, reason,
                id,
                version);
    }

    @Transactional
    public void returned(String id, int version, @Nullable String why) {
        sql.run("update article_version set returned = ? where article_id = ? and version = ?", why, id, version);
    }

    @Transactional
    public void schedule(String id, int version, @Nullable Instant at, UUID by, @Nullable String reason) {
        sql.run("update article_version set publish_at = ?, scheduled_by = ?, reason = ? where article_id = ? and version = ?",
                at, by, reason, id, version);
        touch(id);
    }

    private void touch(String id) {
        sql.run("update article set changed_at = ?, edition = edition + 1 where id = ?", clock.instant(), id);
    }

    /// Notes where the article was imported from; no path where the file is gone.
    @Transactional
    public void imported(String id, @Nullable String path, @Nullable String checksum) {
        sql.run("update article set path = ?, imported_checksum = ?, conflict = null where id = ?", path, checksum, id);
    }

    /// Notes that this version is what the file says, word for word.
    @Transactional
    public void imported(String id, String path, String checksum, int version, String file) {
        imported(id, path, checksum);
        sql.run("update article set imported_version = ? where id = ?", version, id);
        sql.run("update article_version set file = ? where article_id = ? and version = ?", file, id, version);
    }

    /// Ids of the imported articles whose file is not known word for word.
    public List<String> withoutFile() {
        return sql.list("""
                select a.id from article a join article_version v on v.article_id = a.id and v.version = a.imported_version
                where v.file is null
                """, row -> row.getString(1));
    }

    /// Notes the checksum of what changed elsewhere while the article was changed here; null where that is settled.
    @Transactional
    public void conflict(String id, @Nullable String checksum) {
        sql.run("update article set conflict = ? where id = ?", checksum, id);
    }

    /// The file as it was imported last; empty where there was none.
    public String file(String id) {
        return sql.list("""
                select v.file from article a join article_version v on v.article_id = a.id and v.version = a.imported_version
                where a.id = ? and v.file is not null
                """, row -> row.getString(1), id).stream().findFirst().orElse("");
    }

    private long nextRevision() {
        return sql.list("update article_revision set revision = revision + 1 returning revision", row -> row.getLong(1))
                .getFirst();
    }

    private static Article article(ResultSet row) throws SQLException {
        return new Article(row.getString(1), row.getString(2), row.getString(3), row.getObject(4, Integer.class), row.getInt(7),
                row.getBoolean(5), row.getTimestamp(6).toInstant(), row.getLong(8), instant(row, 9), row.getBoolean(10),
                row.getObject(11, Integer.class), row.getString(12));
    }

    private static ArticleVersion version(ResultSet row) throws SQLException {
        Content content = new Content(row.getString(4), row.getString(5), Set.copyOf(strings(row.getArray(6))),
                row.getString(7),
                row.getDate(8).toLocalDate(), strings(row.getArray(9)), strings(row.getArray(10)), row.getString(11),
                row.getString(12));
        ArticleVersion.Review review = new ArticleVersion.Review(Set.of((UUID[]) row.getArray(17).getArray()),
                row.getObject(18, UUID.class), instant(row, 19), row.getObject(20, UUID.class), row.getString(21),
                row.getString(22));
        return new ArticleVersion(row.getString(1), row.getInt(2), ArticleVersion.State.ofTag(row.getString(3)), content,
                row.getObject(13, UUID.class), row.getString(14), row.getTimestamp(15).toInstant(), instant(row, 16), review);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
