package dev.zhiban.platform.persistence;

import java.util.Map;
import java.util.Optional;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/// The system's own PostgreSQL with pgvector: one private server for the whole run, a database of its own for each start.
///
/// Plain tests call [#newDatabase] and assume that it is there. A `@QuarkusTest` uses
/// `@WithTestResource(PgvectorDatabaseForTests.class)` together with [NeedsPgvector], which skips it where there is none.
/// `./zhiban test` installs both where it may; a skip fails `.ci/run`.
public class PgvectorDatabaseForTests implements QuarkusTestResourceLifecycleManager {

    /// What a skipped test says.
    public static final String MISSING = "no PostgreSQL with pgvector on this machine; ./zhiban test says how to get them";

    @Override
    public Map<String, String> start() {
        String url = newDatabase().orElseThrow(() -> new IllegalStateException(MISSING));
        return Map.of("quarkus.datasource.jdbc.url", url, "zhiban.demo", "true");
    }

    @Override
    public void stop() {
        // The server ends with the run.
    }

    /// The JDBC address of a fresh database whose user may create the extension; empty where the machine has no PostgreSQL with
    /// pgvector. The extension is not created yet.
    public static Optional<String> newDatabase() {
        return TestServer.SERVER.map(SystemPostgres::newDatabase);
    }

    static boolean available() {
        return SystemPostgres.findWithPgvector().isPresent();
    }

    private static final class TestServer {
        private static final Optional<SystemPostgres> SERVER = SystemPostgres.findWithPgvector().map(SystemPostgres::start);
    }
}
