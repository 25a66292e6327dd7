package dev.zhiban.platform.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import dev.zhiban.platform.FreePort;

/// The packaged program, started as a person starts it: `./zhiban start` on a data directory and a free port.
///
/// Each call that starts waits until the program is ready or has ended. Closing stops it like Ctrl-C does.
public final class RunningZhiban implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(10);
    private static final Duration STOPPED_WITHIN = Duration.ofMinutes(3);
    private static final String READY = "Zhiban is ready: ";

    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Duration> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> read = new CompletableFuture<>();
    private final Process process;
    private final Path data;
    private final int port;

    private RunningZhiban(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
        long started = System.nanoTime();
        Thread.ofVirtual().name("output of ./zhiban start").start(() -> read(started));
    }

    /// Starts on a free port. `environment` is added to that of the tests.
    public static RunningZhiban start(Path data, Map<String, String> environment) {
        return started(attempt(data, FreePort.next(), environment));
    }

    public static RunningZhiban start(Path data) {
        return start(data, Map.of());
    }

    private static RunningZhiban started(RunningZhiban program) {
        try {
            program.ready.get(READY_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return program;
        } catch (ExecutionException | TimeoutException e) {
            program.kill();
            throw new AssertionError("./zhiban start did not become ready:\n" + program.output(), e);
        } catch (InterruptedException e) {
            program.kill();
            throw new IllegalStateException(e);
        }
    }

    /// Starts and does not wait: for a start that is expected to end.
    static RunningZhiban attempt(Path data, int port, Map<String, String> environment) {
        List<String> command = new ArrayList<>(interruptible());
        command.addAll(List.of(Path.of("zhiban").toAbsolutePath().toString(), "start", "--port", Integer.toString(port),
                "--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(
                ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("ZHIBAN_BUILT", "yes");
        builder.environment().put("ZHIBAN_KNOWLEDGE_WAIT", "0S");
        // Dozens of short lives: the optimising compiler takes half of the processor time of a start and never pays here.
        builder.environment().put("ZHIBAN_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        builder.environment().keySet().removeIf(name -> name.startsWith("ZHIBAN_DATABASE"));
        builder.environment().putAll(environment);
        try {
            return new RunningZhiban(builder.start(), data.toAbsolutePath(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A run in the background ignores SIGINT, and hands that down to its children: taken back where `env` can.
    private static List<String> interruptible() {
        List<String> restore = List.of("env", "--default-signal=INT");
        try {
            List<String> attempt = Stream.concat(restore.stream(), Stream.of("true")).toList();
            return new ProcessBuilder(attempt).start().waitFor() == 0 ? restore : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(long started) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> {
                output.add(line);
                if (line.startsWith(READY)) {
                    ready.complete(Duration.ofNanos(System.nanoTime() - started));
                }
            });
        } catch (IOException e) {
            output.add(e.toString());
        }
        ready.completeExceptionally(new IllegalStateException("it ended"));
        read.complete(null);
    }

    public int port() {
        return port;
    }

    /// An address of the program, such as `url("/api/v1/ask")`.
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// From the start of the launcher to the line that says that it is ready.
    public Duration readyAfter() {
        return ready.join();
    }

    /// All lines so far, of both streams.
    public String output() {
        return String.join("\n", output);
    }

    /// SIGKILL to the program alone, as a crash; its PostgreSQL is left as it is.
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /// Ctrl-C. Answers the exit code.
    public int interrupt() {
        signal("INT");
        return exitCode();
    }

    /// Waits for the end.
    public int exitCode() {
        try {
            if (!process.waitFor(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("./zhiban start does not end:\n" + output());
            }
            read.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What runs now on the data directory: the program, PostgreSQL and its backends.
    public List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    private boolean isOurs(ProcessHandle each) {
        boolean named = each.info().commandLine().orElse("").contains(data.toString());
        return named
                || each.parent().filter(parent -> parent.info().commandLine().orElse("").contains(data.toString())).isPresent();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            interrupt();
        }
    }
}
