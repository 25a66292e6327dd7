package dev.zhiban.platform.persistence;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/// PostgreSQL as a child process on loopback, with its files in one directory.
///
/// One program at a time owns a directory (a lock file that the system frees when the program dies, however it dies). A
/// postmaster that an earlier program left behind is stopped first; one that dies while the program runs is started again on
/// the same port. Everything is durable: `fsync` is on.
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = System.getLogger(EmbeddedDatabase.class.getName());
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final Path directory;
    private final int port;
    private final FileChannel lockFile;
    private final FileLock lock;
    private EmbeddedPostgres postgres;
    private boolean closed;

    private EmbeddedDatabase(Path directory, FileChannel lockFile, FileLock lock) throws IOException {
        this.directory = directory;
        this.lockFile = lockFile;
        this.lock = lock;
        this.port = freePort();
        new Postmaster(directory.resolve("postgres")).stop();
        this.postgres = launch();
        watch();
    }

    /// Starts PostgreSQL on the files in `directory`, which is made when missing.
    ///
    /// @throws DirectoryInUse when another running program owns the directory
    public static EmbeddedDatabase start(Path directory) throws IOException {
        Path absolute = directory.toAbsolutePath().normalize();
        Files.createDirectories(absolute);
        FileChannel file = FileChannel.open(absolute.resolve("zhiban.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = tryLock(file);
        if (lock == null) {
            file.close();
            throw new DirectoryInUse(absolute);
        }
        try {
            return new EmbeddedDatabase(absolute, file, lock);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setOverrideWorkingDirectory(directory.resolve("postgres-binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_WITHIN)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("timezone", "UTC")
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(directory.resolve("postgres.log").toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(directory.resolve("postgres.log").toFile()))
                .start();
    }

    private void watch() throws IOException {
        new Postmaster(directory.resolve("postgres")).running()
                .orElseThrow(
                        () -> new IOException("PostgreSQL ended while it started; see " + directory.resolve("postgres.log")))
                .onExit()
                .thenRun(this::startAgain);
    }

    private synchronized void startAgain() {
        if (closed) {
            return;
        }
        LOG.log(Level.WARNING, "PostgreSQL ended unexpectedly; starting it again");
        long giveUp = System.nanoTime() + START_WITHIN.toNanos();
        quietly(postgres);
        while (!closed) {
            try {
                new Postmaster(directory.resolve("postgres")).stop();
                postgres = launch();
                watch();
                LOG.log(Level.INFO, "PostgreSQL runs again");
                return;
            } catch (IOException | RuntimeException e) {
                if (System.nanoTime() > giveUp) {
                    LOG.log(Level.ERROR, "PostgreSQL could not be started again; see " + directory.resolve("postgres.log"), e);
                    return;
                }
            }
        }
    }

    private static void quietly(EmbeddedPostgres ended) {
        try {
            ended.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "while closing an ended PostgreSQL", e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        postgres.close();
        lock.release();
        lockFile.close();
    }

    /// Another program that still runs owns the data directory.
    public static final class DirectoryInUse extends IOException {
        DirectoryInUse(Path directory) {
            super("The data directory " + directory
                    + " is in use by another running Zhiban; stop it, or name another with --data.");
        }
    }
}
