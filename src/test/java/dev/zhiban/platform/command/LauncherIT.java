package dev.zhiban.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.zhiban.platform.FreePort;

/// `./zhiban start` as a person meets it, on the packaged program.
class LauncherIT {

    @TempDir
    Path folder;

    @Test
    void saysWhereItIsAnswersThereAndStopsWithItsPostgres() throws Exception {
        RunningZhiban zhiban = RunningZhiban.start(folder.resolve("da ta"));
        assertThat(zhiban.output()).contains("Zhiban is ready: http://localhost:" + zhiban.port());
        assertThat(statusOf(zhiban, "/q/health")).isEqualTo(200);
        assertThat(zhiban.processes()).hasSizeGreaterThan(2);

        zhiban.interrupt();

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(zhiban.processes()).isEmpty());
    }

    @Test
    void oneThatCannotStartSaysWhyInOneLineAndLeavesTheOtherAlone() throws Exception {
        try (RunningZhiban first = RunningZhiban.start(folder.resolve("data"))) {
            RunningZhiban samePort = RunningZhiban.attempt(folder.resolve("other"), first.port(), Map.of());
            RunningZhiban sameData = RunningZhiban.attempt(folder.resolve("data"), FreePort.next(), Map.of());

            assertThat(samePort.exitCode()).isEqualTo(1);
            assertThat(said(samePort)).singleElement().asString().contains(Integer.toString(first.port()), "--port");
            assertThat(sameData.exitCode()).isEqualTo(1);
            assertThat(said(sameData)).singleElement().asString().contains("in use by another", "--data");
            assertThat(statusOf(first, "/q/health")).isEqualTo(200);
        }
    }

    @Test
    void comesUpOnTheSameDataAfterKill9() throws Exception {
        Path data = folder.resolve("data");
        Duration cold;
        try (RunningZhiban killed = RunningZhiban.start(data)) {
            cold = killed.readyAfter();
            execute(data, "create table kept as select 42 as n");
            killed.kill();
        }

        try (RunningZhiban again = RunningZhiban.start(data)) {
            System.out.printf("start: cold %.1f s, after kill -9 %.1f s; resident in %d processes: %d MB%n",
                    seconds(cold), seconds(again.readyAfter()), again.processes().size(), residentMegabytes(again));
            assertThat(rows(data)).isEqualTo(1);
            assertThat(statusOf(again, "/q/health")).isEqualTo(200);
        }
    }

    private static List<String> said(RunningZhiban zhiban) {
        return zhiban.output().lines().filter(line -> !line.startsWith("WARNING: Using incubator modules")).toList();
    }

    private static int statusOf(RunningZhiban zhiban, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(zhiban.url(path)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /// Proportional, so that what the processes of PostgreSQL share is counted once.
    private static long residentMegabytes(RunningZhiban zhiban) {
        return zhiban.processes().stream().mapToLong(LauncherIT::proportionalKilobytes).sum() / 1024;
    }

    private static long proportionalKilobytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static String url(Path data) throws IOException {
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip();
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    private static void execute(Path data, String sql) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url(data)); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int rows(Path data) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url(data));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from kept where n = 42")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
