package dev.zhiban.logs.source.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.zhiban.identity.Tokens;
import dev.zhiban.logs.intake.Sources;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class FilesAreFollowedTest {

    private static final Path FOLDER = Path.of("target", "test-logs").toAbsolutePath();

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
