package dev.zhiban.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivesKillOfPostmasterTest {

    @TempDir
    Path directory;

    @Test
    void committedRowsSurviveAKilledPostmasterWhichIsStartedAgain() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            execute(database, "create table kept (n int)");
            execute(database, "insert into kept values (42)");

            killPostmaster();

            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> count(database) == 1);
        }
    }

    @Test
    void aPostmasterLeftBehindIsStoppedAndTheSameDataComesUp() throws Exception {
        String program = ProcessHandle.current().info().command().orElse("java");
        Process killed = new ProcessBuilder(program, "-cp", System.getProperty("java.class.path"),
                LeavesPostmasterBehind.class.getName(), directory.toString()).inheritIO().start();
        assertThat(killed.waitFor()).isEqualTo(137);
        assertThat(postmaster()).matches(ProcessHandle::isAlive);

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void aDirectoryHasOneOwner() throws Exception {
        EmbeddedDatabase first = EmbeddedDatabase.start(directory);
        assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                .isInstanceOf(EmbeddedDatabase.DirectoryInUse.class)
                .hasMessageContaining("--data");
        first.close();
    }

    private ProcessHandle postmaster() throws Exception {
        String pid = Files.readAllLines(directory.resolve("postgres/postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private void killPostmaster() throws Exception {
        new ProcessBuilder("kill", "-9", Long.toString(postmaster().pid())).start().waitFor();
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl())) {
            connection.createStatement().execute(sql);
        }
    }

    private static int count(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                var rows = connection.createStatement().executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// Commits a row and dies as by `kill -9`.
    static final class LeavesPostmasterBehind {
        public static void main(String... args) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(args[0]));
            execute(database, "create table kept (n int)");
            execute(database, "insert into kept values (42)");
            Runtime.getRuntime().halt(137);
        }
    }
}
