package dev.zhiban.platform.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.persistence.DatabaseAddress;
import dev.zhiban.platform.persistence.EmbeddedDatabase;

import io.quarkus.runtime.Quarkus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Starts the service, and the embedded PostgreSQL where no database is given.
@Command(name = "start", mixinStandardHelpOptions = true, description = "Start Zhiban.")
public class StartCommand implements Subcommand {

    @Option(names = "--port", paramLabel = "PORT", description = "HTTP port (default: ZHIBAN_PORT or 8080).")
    @Nullable
    Integer port;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Bind address (default: ZHIBAN_HOST or 127.0.0.1).")
    @Nullable
    String host;

    @Option(names = "--data", paramLabel = "DIR", description = "Where data is kept (default: ZHIBAN_DATA or ./data).")
    @Nullable
    Path data;

    @Option(names = "--knowledge", paramLabel = "DIR", description = "Articles to import (default: knowledge-base).")
    @Nullable
    Path knowledge;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        configure();
        DatabaseAddress given = DatabaseAddress.fromEnvironment();
        if (given != null) {
            given.apply();
            return serve();
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDirectory())) {
            System.setProperty("zhiban.demo", "true");
            System.setProperty("quarkus.datasource.jdbc.url", database.jdbcUrl());
            CountDownLatch served = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfter(served, database), "stop-postgres"));
            int exit = serve();
            served.countDown();
            return exit;
        }
    }

    private void configure() throws IOException {
        int chosenPort = port != null ? checked("--port", port.toString())
                : checked("ZHIBAN_PORT", System.getenv().getOrDefault("ZHIBAN_PORT", "8080"));
        String chosenHost = host != null ? host : System.getenv().getOrDefault("ZHIBAN_HOST", "127.0.0.1");
        refuseBusyPort(chosenHost, chosenPort);
        System.setProperty("quarkus.http.port", Integer.toString(chosenPort));
        System.setProperty("quarkus.http.host", chosenHost);
        System.setProperty("zhiban.data.dir", dataDirectory().toString());
        String home = System.getProperty("zhiban.home");
        if (knowledge != null) {
            System.setProperty("zhiban.knowledge.dir", existing(knowledge).toString());
        } else if (home != null && System.getenv("ZHIBAN_KNOWLEDGE_DIR") == null) {
            System.setProperty("zhiban.knowledge.dir", Path.of(home, "knowledge-base").toString());
        }
    }

    private int checked(String name, String value) {
        int number = value.matches("\\d{1,5}") ? Integer.parseInt(value) : -1;
        if (number < 1 || number > 65_535) {
            throw wrong("Invalid value for " + name + ": '" + value + "' is not a port between 1 and 65535.");
        }
        return number;
    }

    private Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw wrong("Invalid value for --knowledge: there is no folder '" + folder + "'.");
        }
        return folder.toAbsolutePath().normalize();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private Path dataDirectory() {
        Path chosen = data != null ? data : Path.of(System.getenv().getOrDefault("ZHIBAN_DATA", "data"));
        return chosen.toAbsolutePath().normalize();
    }

    private static void refuseBusyPort(String host, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new IOException("Cannot listen on " + host + ":" + port + " (" + e.getMessage()
                    + "); choose another port with --port.", e);
        }
    }

    private static int serve() {
        int[] exit = new int[1];
        Quarkus.run(Service.class, (code, failure) -> {
            exit[0] = failure == null ? code : 1;
            if (failure != null) {
                tell(failure);
            }
        });
        return exit[0];
    }

    /// With its own exit code handler Quarkus says nothing of what kept the service from starting.
    private static void tell(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        System.err.println("zhiban: Cannot start: " + (cause.getMessage() == null ? cause : cause.getMessage()));
        if (System.getenv("ZHIBAN_TRACE") != null) {
            failure.printStackTrace();
        }
    }

    /// Runs as a shutdown hook, beside the service's own: the database goes last.
    private static void stopAfter(CountDownLatch served, EmbeddedDatabase database) {
        try {
            served.await(15, TimeUnit.SECONDS);
            database.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("zhiban: PostgreSQL did not stop cleanly: " + e.getMessage());
        }
    }
}
