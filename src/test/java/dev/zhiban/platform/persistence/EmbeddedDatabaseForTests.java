package dev.zhiban.platform.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

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

        /// A profile of its own loads this class anew; the server of the run is found through the property.
        private static final String ADDRESS = "zhiban.test.postgres";
        private static final String SERVER = server();

        private static String server() {
            String running = System.getProperty(ADDRESS);
            if (running != null) {
                return running;
            }
            try {
                // Plain tests and @QuarkusTest load this class twice in one process: each has its own server.
                Path directory = Path.of("target", "test-postgres", ProcessHandle.current().pid() + "-" + System.nanoTime());
                EmbeddedDatabase server = EmbeddedDatabase.start(directory);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                System.setProperty(ADDRESS, server.jdbcUrl());
                return server.jdbcUrl();
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
            String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
            try (Connection connection = DriverManager.getConnection(SERVER)) {
                connection.createStatement().execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return SERVER.replace("/postgres?", "/" + name + "?");
        }
    }
}
