package dev.zhiban.knowledge.golden;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.knowledge.article.ArticleVersion;
import dev.zhiban.knowledge.article.Articles;
import dev.zhiban.knowledge.article.Content;
import dev.zhiban.knowledge.article.PublishCheck;
import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.EmbeddingStore;
import dev.zhiban.knowledge.ingest.Embeddings;
import dev.zhiban.knowledge.ingest.MeaningStatus;
import dev.zhiban.knowledge.ingest.PassageTexts;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.retrieve.Synonyms;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// Replays as rows: every node can say how far one is, and what was known before a publication stays.
@ApplicationScoped
class Replays implements PublishCheck {

    private static final Logger LOG = Logger.getLogger(Replays.class);
    private static final int MOST_QUESTIONS = 5_000;
    private static final int SHOWN = 20;
    private static final Duration LOST = Duration.ofMinutes(2);
    private static final long TELL_NANOS = Duration.ofMillis(300).toNanos();

    /// `state` is running, done, failed, or lost where its node is gone.
    record Status(UUID id, String articleId, int version, String state, int done, int total, Instant startedAt,
            Replay.@Nullable Result result) {
    }

    private final Sql sql;
    private final Articles articles;
    private final GoldenQuestions questions;
    private final Synonyms synonyms;
    private final Embeddings embeddings;
    private final QuestionVectors vectors;
    private final MeaningStatus meaning;
    private final ObjectMapper json;
    private final Clock clock;
    private final boolean required;
    private final Semaphore turn = new Semaphore(1);

    /// @param required whether nothing is published without a replay
    Replays(Sql sql, Articles articles, GoldenQuestions questions, Synonyms synonyms, Embedder embedder, EmbeddingStore store,
            MeaningStatus meaning, ObjectMapper json, Clock clock,
            @ConfigProperty(name = "zhiban.knowledge.replay-before-publish", defaultValue = "true") boolean required) {
        this.sql = sql;
        this.articles = articles;
        this.questions = questions;
        this.synonyms = synonyms;
        this.embeddings = new Embeddings(embedder, store, Runtime.getRuntime().availableProcessors());
        this.vectors = new QuestionVectors(embedder, store);
        this.meaning = meaning;
        this.json = json;
        this.clock = clock;
        this.required = required;
    }

    /// Begins one in the background; answers its id.
    UUID start(ArticleVersion candidate, UUID by) {
        UUID id = begin(candidate, by);
        Thread.ofVirtual().name("replay").start(() -> run(id, candidate));
        return id;
    }

    Optional<Status> status(UUID id) {
        return sql.first("select * from article_replay where id = ?", row -> {
            String state = row.getString("state");
            boolean lost = state.equals("running") && Sql.instant(row, "touched_at").isBefore(clock.instant().minus(LOST));
            return new Status(id, row.getString("article_id"), row.getInt("version"), lost ? "lost" : state, row.getInt("done"),
                    row.getInt("total"), Sql.instant(row, "started_at"), result(row.getString("result")));
        }, id);
    }

    /// Uses the latest replay where neither the version nor what is published changed since; else replays now.
    @Override
    public void expect(ArticleVersion candidate, @Nullable String reason, UUID by) {
        if (!required) {
            return;
        }
        UUID id = latest(candidate).orElseGet(() -> {
            UUID fresh = begin(candidate, by);
            run(fresh, candidate);
            return fresh;
        });
        Replay.Result result = status(id).map(Status::result).orElse(null);
        if (result == null) {
            throw new Problem(503, "replay-failed",
                    Text.of("重放问题失败，请稍后再试。", "The questions could not be asked again. Try later."))
                    .with("replay", id.toString()).retryAfter(10);
        }
        if (result.breaks() > 0 && reason == null) {
            throw new Problem(409, "publish-breaks-answers", Text.of("发布后有问题会答错；确要发布请写明理由（reason）。",
                    "Some questions would be answered wrongly. To publish all the same, give a reason (`reason`)."))
                    .with("replay", id.toString()).with("breaks", result.breaks())
                    .with("rows", result.rows().stream().limit(SHOWN).toList());
        }
    }

    private Optional<UUID> latest(ArticleVersion candidate) {
        return sql.first("""
                select id from article_replay
                where article_id = ? and version = ? and content = ? and revision = ? and state = 'done'
                order by started_at desc limit 1""", row -> row.getObject(1, UUID.class), candidate.articleId(),
                candidate.version(), checksum(candidate), articles.revision().number());
    }

    /// Of the content and of what it has to answer.
    private String checksum(ArticleVersion version) {
        return PassageTexts.checksum(version.content() + "\0" + questions.of(version.articleId()));
    }

    private UUID begin(ArticleVersion candidate, UUID by) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        sql.update(
                """
                        insert into article_replay (id, article_id, version, content, revision, state, done, total, started_by, started_at,
                            touched_at) values (?, ?, ?, ?, ?, 'running', 0, 0, ?, ?, ?)""",
                id, candidate.articleId(),
                candidate.version(), checksum(candidate), articles.revision().number(), by, now, now);
        return id;
    }

    private void run(UUID id, ArticleVersion candidate) {
        turn.acquireUninterruptibly();
        try (Rehearsal rehearsal = new Rehearsal(embeddings, vectors, synonyms, !isReady())) {
            List<PublishedArticle> published = articles.changedSince(-1).stream().map(articles::published)
                    .flatMap(Optional::stream).toList();
            Replay replay = new Replay(rehearsal, Math.max(2, Runtime.getRuntime().availableProcessors()));
            Replay.Result result = replay.run(published, searched(candidate),
                    questions.all(published, candidate, MOST_QUESTIONS), told(id));
            sql.update("update article_replay set state = 'done', result = ?::jsonb, touched_at = ? where id = ?",
                    json.writeValueAsString(result), clock.instant(), id);
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "The replay %s failed", id);
            sql.update("update article_replay set state = 'failed', touched_at = ? where id = ?", clock.instant(), id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            turn.release();
        }
    }

    private boolean isReady() {
        return meaning.state() instanceof MeaningStatus.State.Ready;
    }

    private Replay.Progress told(UUID id) {
        AtomicLong last = new AtomicLong(System.nanoTime());
        return (done, of) -> {
            long before = last.get();
            if (done == of || System.nanoTime() - before > TELL_NANOS && last.compareAndSet(before, System.nanoTime())) {
                sql.update("update article_replay set done = greatest(done, ?), total = ?, touched_at = ? where id = ?", done,
                        of,
                        clock.instant(), id);
            }
        };
    }

    private PublishedArticle searched(ArticleVersion version) {
        Content content = version.content();
        return new PublishedArticle(version.articleId(), version.version(), content.family(version.articleId()),
                content.title(), content.questions(), content.lang(), content.audience(),
                articles.paragraphs(version.articleId(), version.version()));
    }

    private Replay.@Nullable Result result(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, Replay.Result.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
