package dev.zhiban.knowledge.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.knowledge.article.ArticleFile;
import dev.zhiban.knowledge.article.Articles;
import dev.zhiban.knowledge.article.Content;
import dev.zhiban.knowledge.article.Editor;
import dev.zhiban.knowledge.article.Publishing;
import dev.zhiban.knowledge.ingest.PassageTexts;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Makes drafts of documents, in the background: a new document is a new article, a changed one a new version of the article
/// that it became before, one that says the same as last time nothing at all. Each document stands by itself. One import at a
/// time: what is read stands in memory.
@ApplicationScoped
class Intakes {

    private static final Logger LOG = Logger.getLogger(Intakes.class);
    private static final Duration LOST = Duration.ofMinutes(5);
    private static final int MONTHS_TO_REVIEW = 12;
    private static final int MOST_ENTRIES = 50;
    private static final int LONGEST_ENTRY = 500;
    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {
    };

    enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        FAILED
    }

    /// What became of one document; `notes` say why it failed, or what did not come along.
    record Row(String place, Outcome outcome, @Nullable String articleId, @Nullable Integer version, @Nullable String title,
            List<Text> notes) {
    }

    /// `state` is running, done, failed, or lost where its node is gone; `place` is the document that is being read.
    record Status(UUID id, String name, String state, int done, String place, Instant startedAt, @Nullable List<Row> rows) {
    }

    /// Who asked for it, and what every draft of it has.
    record Order(String name, UUID by, String owner, Set<String> audience) {
    }

    private final Sql sql;
    private final Articles articles;
    private final Publishing publishing;
    private final ObjectMapper json;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1);

    Intakes(Sql sql, Articles articles, Publishing publishing, ObjectMapper json, Clock clock) {
        this.sql = sql;
        this.articles = articles;
        this.publishing = publishing;
        this.json = json;
        this.clock = clock;
    }

    /// Begins in the background; answers the id. The file is deleted afterwards.
    ///
    /// @throws Problem 429 while another one runs here
    UUID start(Order order, Path file) {
        if (!turn.tryAcquire()) {
            throw new Problem(429, "import-running",
                    Text.of("正在导入另一个文件，请等它结束再试。", "Another file is being imported; try again when that is done."))
                    .retryAfter(10);
        }
        try {
            UUID id = begin(order);
            Thread.ofVirtual().name("intake").start(() -> run(id, order, file));
            return id;
        } catch (RuntimeException e) {
            turn.release();
            throw e;
        }
    }

    private UUID begin(Order order) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        sql.update("insert into document_intake (id, name, state, done, place, started_by, started_at, touched_at) "
                + "values (?, ?, 'running', 0, '', ?, ?, ?)", id, order.name(), order.by(), now, now);
        return id;
    }

    Optional<Status> status(UUID id) {
        return sql.first("select * from document_intake where id = ?", row -> {
            String state = row.getString("state");
            boolean lost = state.equals("running") && Sql.instant(row, "touched_at").isBefore(clock.instant().minus(LOST));
            return new Status(id, row.getString("name"), lost ? "lost" : state, row.getInt("done"), row.getString("place"),
                    Sql.instant(row, "started_at"), rows(row.getString("result")));
        }, id);
    }

    private void run(UUID id, Order order, Path file) {
        try {
            AtomicInteger begun = new AtomicInteger();
            Intake.Taken taken = Intake.read(order.name(), file, place -> tell(id, begun.getAndIncrement(), place));
            List<Row> rows = new ArrayList<>();
            taken.documents().forEach(document -> rows.add(kept(order, document)));
            taken.troubles().forEach(
                    trouble -> rows
                            .add(new Row(trouble.place(), Outcome.FAILED, null, null, null, List.of(trouble.message()))));
            sql.update("update document_intake set state = 'done', done = ?, result = ?::jsonb, touched_at = ? where id = ?",
                    rows.size(), json.writeValueAsString(rows), clock.instant(), id);
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.errorf(e, "The import %s failed", id);
            sql.update("update document_intake set state = 'failed', touched_at = ? where id = ?", clock.instant(), id);
        } finally {
            turn.release();
            delete(file);
        }
    }

    private void tell(UUID id, int done, String place) {
        sql.update("update document_intake set done = ?, place = ?, touched_at = ? where id = ?", done, place, clock.instant(),
                id);
    }

    private Row kept(Order order, Document document) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> keep(order, document));
        } catch (RuntimeException e) {
            LOG.errorf(e, "A document of import %s could not be kept", order.name());
            return new Row(document.place(), Outcome.FAILED, null, null, document.title(),
                    List.of(Text.of("没有存下来，请再导入一次。", "It could not be kept; import it again.")));
        }
    }

    private Row keep(Order order, Document document) {
        String checksum = PassageTexts.checksum(document.title() + "\0" + document.markdown() + "\0" + document.questions());
        Optional<String[]> before = sql.first("select article_id, checksum from document_source where place = ? for update",
                row -> new String[] { row.getString(1), row.getString(2) }, document.place());
        String id = before.map(known -> known[0]).orElseGet(() -> newId(document));
        if (before.isPresent() && before.get()[1].equals(checksum)) {
            return new Row(document.place(), Outcome.UNCHANGED, id, null, document.title(), List.of());
        }
        int version = publishing.draft(id, content(order, document, id), Editor.of(order.by())).version();
        sql.update("""
                insert into document_source (place, article_id, checksum, taken_at) values (?, ?, ?, ?)
                on conflict (place) do update set checksum = excluded.checksum, taken_at = excluded.taken_at""",
                document.place(), id, checksum, clock.instant());
        return new Row(document.place(), before.isPresent() ? Outcome.CHANGED : Outcome.CREATED, id, version, document.title(),
                document.notes());
    }

    /// What the article has already (readers, owner, tags) stays; the document brings its title, text and questions.
    private Content content(Order order, Document document, String id) {
        String source = document.source();
        String markdown = source == null ? document.markdown() : document.markdown() + "\n\n<" + source + ">";
        List<String> questions = entries(document.questions());
        List<String> tags = entries(document.tags());
        return articles.byId(id).flatMap(article -> articles.version(id, article.newest())).map(version -> {
            Content old = version.content();
            return new Content(document.title(), old.lang(), old.audience(), old.owner(), old.reviewBy(), old.tags(),
                    questions.isEmpty() ? old.questions() : questions, old.translationOf(), markdown);
        }).orElseGet(() -> new Content(document.title(), document.lang().tag(), order.audience(), order.owner(),
                clock.instant().atZone(clock.getZone()).toLocalDate().plusMonths(MONTHS_TO_REVIEW), tags, questions, null,
                markdown));
    }

    private static List<String> entries(List<String> given) {
        return given.stream().map(String::strip).filter(entry -> !entry.isEmpty() && entry.length() <= LONGEST_ENTRY)
                .limit(MOST_ENTRIES).toList();
    }

    /// From the title or the file's name where they have Latin words, else from the place; never one that is taken.
    private String newId(Document document) {
        String id = slug(document.title());
        id = id.length() < 3 ? slug(Intake.baseName(document.place())) : id;
        id = id.length() < 3 ? "document-" + PassageTexts.checksum(document.place()).substring(0, 8) : id;
        String free = id;
        for (int i = 2; articles.byId(free).isPresent() || ArticleFile.isTaken(free); i++) {
            free = id + "-" + i;
        }
        return free;
    }

    private static String slug(String text) {
        String slug = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() > 80 ? slug.substring(0, 80).replaceAll("-$", "") : slug;
    }

    private @Nullable List<Row> rows(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, ROWS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("Could not delete %s", file);
        }
    }
}
