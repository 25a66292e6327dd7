package dev.zhiban.platform.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/// Gives a `@QuarkusTest` the embedded PostgreSQL: one server for the whole run, a database of its own for each start.
/// Use as `@WithTestResource(EmbeddedDatabaseForTests.class)`; the same on all tests, so that the service starts once.
public class EmbeddedDatabaseForTests implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        String url = TestServer.newDatabase();
        return Map.of("quarkus.datasource.jdbc.url", url, "zhiban.demo", "true");
    }

    @Override
    public void stop() {
        // The server ends with the run; its directory is under target/.
    }

    /// The address of a fresh, empty database on the run's server.
    public static String newDatabase() {
        return TestServer.newDatabase();
    }

    private static final class TestServer {

        private static final AtomicInteger COUNT = new AtomicInteger();
        private static final EmbeddedDatabase SERVER = server();

        private static EmbeddedDatabase server() {
            try {
                // Plain tests and @QuarkusTest load this class twice in one process: each has its own server.
                Path directory = Path.of("target", "test-postgres", ProcessHandle.current().pid() + "-" + System.nanoTime());
                EmbeddedDatabase server = EmbeddedDatabase.start(directory);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedDatabase server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String newDatabase() {
            String name = "test_" + COUNT.incrementAndGet();
            try (Connection connection = DriverManager.getConnection(SERVER.jdbcUrl())) {
                connection.createStatement().execute("drop database if exists " + name);
                connection.createStatement().execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return SERVER.jdbcUrl().replace("/postgres?", "/" + name + "?");
        }
    }
}
