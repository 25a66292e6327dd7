package dev.zhiban.logs.source.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.zhiban.identity.Tokens;
import dev.zhiban.logs.intake.AllowedPaths;
import dev.zhiban.logs.intake.Inbox;
import dev.zhiban.logs.intake.LogSources;
import dev.zhiban.logs.intake.Quotas;
import dev.zhiban.logs.intake.Sources;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;
import dev.zhiban.platform.persistence.Sql;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class FilesAreFollowedTest {

    private static final Path FOLDER = Path.of("target", "test-logs").toAbsolutePath();

    @Inject
    AllowedPaths paths;
    @Inject
    LogSources sources;
    @Inject
    Inbox inbox;
    @Inject
    Quotas quotas;
    @Inject
    Sql sql;

    @Test
    void overRenamingAndTruncation() throws IOException {
        Path home = Files.createDirectories(FOLDER.resolve(UUID.randomUUID().toString()));
        Path file = home.resolve("app.log");
        append(file, 0, 100);
        Sources source = Sources.add("TAIL", Map.of("path", file.toString()));
        comes(source, 100);

        append(file, 100, 150);
        Files.move(file, home.resolve("app.log.1"));
        append(file, 150, 200);
        comes(source, 200);

        append(file, 200, 220);
        Files.copy(file, home.resolve("app.log.2"));
        Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING).close();
        append(file, 220, 230);
        comes(source, 230);

        assertThat(((Number) source.shown("read")).longValue()).isEqualTo(Files.size(file));
    }

    /// A second follower is what another process is, or this one after a restart: all it knows is in the database.
    @Test
    void twoProcessesReadEachLineOnce() throws IOException {
        Path home = Files.createDirectories(FOLDER.resolve(UUID.randomUUID().toString()));
        Path file = home.resolve("app.log");
        append(file, 0, 10);
        Sources source = Sources.add("TAIL", Map.of("path", file.toString()));
        TailFiles other = new TailFiles(paths, sources, inbox, quotas, sql, Clock.systemUTC());
        for (int i = 1; i < 30; i++) {
            other.look();
            append(file, i * 10, i * 10 + 10);
            if (i % 10 == 0) {
                other = new TailFiles(paths, sources, inbox, quotas, sql, Clock.systemUTC());
                Files.move(file, home.resolve("app.log." + (4 - i / 10)));
                append(file, 0, 0);
            }
        }
        other.look();

        comes(source, 300);
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(5)).until(() -> source.lines() == 300);
    }

    @Test
    void onlyBelowTheFoldersOfTheConfiguration() throws IOException {
        Files.createDirectories(FOLDER);
        Path link = FOLDER.resolve("link-" + UUID.randomUUID());
        Files.createSymbolicLink(link, Path.of("/etc"));
        for (String path : new String[] { "/etc/passwd", FOLDER + "/../../pom.xml", "relative.log", link + "/passwd",
                FOLDER.toString() }) {
            Tokens.as("admin").body(Map.of("name", UUID.randomUUID().toString(), "kind", "TAIL", "service", "x", "path", path))
                    .post("/api/v1/log-sources").then().statusCode(400)
                    .body("type", equalTo("urn:zhiban:problem:path-not-allowed"));
        }
    }

    private static void comes(Sources source, int lines) {
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(source.lines()).isEqualTo(lines));
    }

    private static void append(Path file, int from, int to) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append("2026-11-22 08:00:00,").append(100 + i).append(" INFO  [shop] order ").append(i).append(" shipped\n");
        }
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
