package dev.zhiban.platform.persistence;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.zhiban.platform.FreePort;

/// A private server made from the PostgreSQL that is installed on the machine, in a directory under `target/`.
///
/// A small shell around the server waits for its standard input to end, which it does when this program ends, however it ends;
/// then it stops the server and removes the files. So no server outlives the run, not even after `kill -9`.
final class SystemPostgres implements AutoCloseable {

    private static final String GUARD = """
            trap '' INT TERM HUP
            bin=$1 port=$2 home=$3
            "$bin/initdb" -D "$home/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$home/postgres.log" 2>&1 </dev/null || exit
            "$bin/postgres" -D "$home/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \\
                -c fsync=off -c timezone=UTC >>"$home/postgres.log" 2>&1 </dev/null &
            cat >/dev/null
            kill -INT $! && wait $!
            rm -rf "$home"
            """;

    private final AtomicInteger databases = new AtomicInteger();
    private final Process guard;
    private final int port;

    private SystemPostgres(Path bin, Path home, int port) throws IOException {
        this.port = port;
        List<String> command = new ArrayList<>(asOrdinaryUser(home));
        command.addAll(List.of("sh", "-c", GUARD, "sh", bin.toString(), Integer.toString(port), home.toString()));
        this.guard = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        await().atMost(Duration.ofMinutes(3)).until(() -> accepts(home));
    }

    /// The directory of the programs of a PostgreSQL that has pgvector: the one that `ZHIBAN_TEST_POSTGRES` names, else Debian's
    /// newest, else the one whose `pg_config` is on the path.
    static Optional<Path> findWithPgvector() {
        Stream<Path> named = Stream.ofNullable(System.getenv("ZHIBAN_TEST_POSTGRES")).map(Path::of);
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(Path::of).filter(folder -> Files.isExecutable(folder.resolve("pg_config")))
                .map(folder -> Path.of(ask(folder.resolve("pg_config").toString(), "--bindir")));
        return Stream.of(named, debians(), onPath).flatMap(each -> each)
                .filter(bin -> Files.isExecutable(bin.resolve("postgres")) && Files.isExecutable(bin.resolve("initdb")))
                .filter(SystemPostgres::hasPgvector)
                .findFirst();
    }

    private static Stream<Path> debians() {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return Stream.empty();
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.filter(each -> each.getFileName().toString().matches("\\d{1,3}"))
                    .sorted(Comparator.comparing((Path each) -> Integer.parseInt(each.getFileName().toString())).reversed())
                    .map(each -> each.resolve("bin"))
                    .toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasPgvector(Path bin) {
        Path config = bin.resolve("pg_config");
        return Files.isExecutable(config)
                && Files.exists(Path.of(ask(config.toString(), "--sharedir"), "extension", "vector.control"));
    }

    static SystemPostgres start(Path bin) {
        try {
            Path home = Path.of("target", "test-pgvector", ProcessHandle.current().pid() + "-" + System.nanoTime())
                    .toAbsolutePath();
            Files.createDirectories(home);
            return new SystemPostgres(bin, home, FreePort.next());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// PostgreSQL refuses to run as root: a user namespace hides that it does. Where there are none, an ordinary account runs it.
    private static List<String> asOrdinaryUser(Path home) {
        if (!ask("id", "-u").equals("0")) {
            return List.of();
        }
        if (succeeds("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        String account = succeeds("id", "postgres") ? "postgres" : "nobody";
        succeeds("chown", "-R", account, home.toString());
        return Stream.of(List.of("runuser", "-u", account, "--"), List.of("setpriv", "--reuid=" + account, "--clear-groups"))
                .filter(prefix -> succeeds(Stream.concat(prefix.stream(), Stream.of("test", "-w", home.toString()))
                        .toArray(String[]::new)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "PostgreSQL does not run as root, and no other account can write to " + home));
    }

    private boolean accepts(Path home) throws IOException {
        try (Connection connection = DriverManager.getConnection(url("postgres"))) {
            return connection.isValid(1);
        } catch (SQLException e) {
            if (guard.isAlive()) {
                return false;
            }
            throw new IllegalStateException("PostgreSQL did not start: " + Files.readString(home.resolve("postgres.log")), e);
        }
    }

    String newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    long guardPid() {
        return guard.pid();
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            guard.waitFor(60, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String ask(String... command) {
        try {
            Process asked = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
