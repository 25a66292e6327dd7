package dev.zhiban.knowledge.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// Imports in the background, with progress and in the end a row for each document. Each document stands by itself. One import
/// at a time: what is read stands in memory.
@ApplicationScoped
class Intakes {

    private static final Logger LOG = Logger.getLogger(Intakes.class);
    private static final Duration LOST = Duration.ofMinutes(5);
    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {
    };

    enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        CONFLICT,
        FAILED
    }

    /// What became of one document; `notes` say why it failed, or what did not come along.
    record Row(String place, Outcome outcome, @Nullable String articleId, @Nullable Integer version, @Nullable String title,
            List<Text> notes) {
    }

    /// `state` is running, done, failed, or lost where its node is gone; `place` is the document that is being read.
    record Status(UUID id, String name, String state, int done, String place, Instant startedAt, @Nullable List<Row> rows) {
    }

    /// Reads what is to be imported.
    interface Reading {

        /// @param progress told the place of each document that is begun
        Intake.Taken read(Consumer<String> progress);
    }

    private final Sql sql;
    private final Drafts drafts;
    private final ObjectMapper json;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1);

    Intakes(Sql sql, Drafts drafts, ObjectMapper json, Clock clock) {
        this.sql = sql;
        this.drafts = drafts;
        this.json = json;
        this.clock = clock;
    }

    /// Begins with a file in the background; answers the id. The file is deleted afterwards.
    ///
    /// @throws Problem 429 while another one runs here
    UUID start(Drafts.Order order, Path file) {
        return start(order, progress -> {
            try {
                return Intake.read(order.name(), file, progress);
            } finally {
                delete(file);
            }
        });
    }

    /// @throws Problem 429 while another one runs here
    UUID start(Drafts.Order order, Reading reading) {
        if (!turn.tryAcquire()) {
            throw new Problem(429, "import-running",
                    Text.of("另一次导入还没有结束，请等它结束再试。", "Another import is running; try again when that is done."))
                    .retryAfter(10);
        }
        try {
            UUID id = begin(order);
            Thread.ofVirtual().name("intake").start(() -> run(id, order, reading));
            return id;
        } catch (RuntimeException e) {
            turn.release();
            throw e;
        }
    }

    private UUID begin(Drafts.Order order) {
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

    private void run(UUID id, Drafts.Order order, Reading reading) {
        try {
            AtomicInteger begun = new AtomicInteger();
            Intake.Taken taken = reading.read(place -> tell(id, begun.getAndIncrement(), place));
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
        }
    }

    private void tell(UUID id, int done, String place) {
        sql.update("update document_intake set done = ?, place = ?, touched_at = ? where id = ?", done, place, clock.instant(),
                id);
    }

    private Row kept(Drafts.Order order, Document document) {
        try {
            return drafts.keep(order, document);
        } catch (RuntimeException e) {
            LOG.errorf(e, "A document of import %s could not be kept", order.name());
            return new Row(document.place(), Outcome.FAILED, null, null, document.title(),
                    List.of(Text.of("没有存下来，请再导入一次。", "It could not be kept; import it again.")));
        }
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
