package dev.zhiban.platform.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The PostgreSQL server process on a data directory, if there is one: ours, or one that a killed program left behind.
///
/// Trusts `postmaster.pid` only when the process it names is a PostgreSQL on this very directory; a number that was given to
/// another process meanwhile is left alone.
record Postmaster(Path data) {

    /// Ends it: fast shutdown, then immediate, then kill.
    void stop() throws IOException {
        Optional<ProcessHandle> found = running();
        if (found.isEmpty()) {
            return;
        }
        ProcessHandle process = found.get();
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            send(signal, process.pid());
            if (ended(process)) {
                return;
            }
        }
        throw new IOException("A PostgreSQL on " + data + " (process " + process.pid() + ") does not end.");
    }

    Optional<ProcessHandle> running() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(this::runsHere);
    }

    private boolean runsHere(ProcessHandle process) {
        String command = process.info().commandLine().orElse("");
        return command.contains("postgres") && command.contains(data.toString());
    }

    private static void send(String signal, long pid) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping a PostgreSQL left behind", e);
        }
    }

    private static boolean ended(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping a PostgreSQL left behind", e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }
}
