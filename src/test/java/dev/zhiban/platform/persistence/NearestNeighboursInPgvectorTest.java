package dev.zhiban.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NearestNeighboursInPgvectorTest {

    @BeforeAll
    static void pgvectorIsThere() {
        assumeTrue(PgvectorDatabaseForTests.available(), PgvectorDatabaseForTests.MISSING);
    }

    @Test
    void theNearestVectorsComeFirst() throws Exception {
        List<Integer> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(PgvectorDatabaseForTests.newDatabase().orElseThrow());
                var statement = connection.createStatement()) {
            statement.execute("create extension vector");
            statement.execute("create table point (id int, at vector(3))");
            statement.execute("insert into point values (1, '[1,0,0]'), (2, '[0,1,0]'), (3, '[0.9,0.1,0]')");
            statement.execute("create index on point using hnsw (at vector_cosine_ops)");

            try (var rows = statement.executeQuery("select id from point order by at <=> '[1,0,0]' limit 2")) {
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
            }
        }
        assertThat(found).containsExactly(1, 3);
    }

    @Test
    void eachDatabaseIsItsOwn() {
        assertThat(PgvectorDatabaseForTests.newDatabase()).isNotEqualTo(PgvectorDatabaseForTests.newDatabase());
    }

    @Test
    void noServerOutlivesAKilledRun() throws Exception {
        Process killed = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp",
                System.getProperty("java.class.path"), DiesWithAServerRunning.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<ProcessHandle> left;
        try (BufferedReader out = killed.inputReader(StandardCharsets.UTF_8)) {
            ProcessHandle guard = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            left = new ArrayList<>(guard.descendants().toList());
            left.add(guard);
            killed.destroyForcibly().waitFor();
        }
        assertThat(left).hasSizeGreaterThan(2);
        await().atMost(Duration.ofMinutes(2)).until(() -> left.stream().noneMatch(ProcessHandle::isAlive));
    }

    /// Starts a server, names its guard, and waits to be killed.
    static final class DiesWithAServerRunning {
        public static void main(String... args) throws Exception {
            SystemPostgres server = SystemPostgres.start(SystemPostgres.findWithPgvector().orElseThrow());
            System.out.println(server.guardPid());
            System.out.flush();
            System.in.read();
        }
    }
}
