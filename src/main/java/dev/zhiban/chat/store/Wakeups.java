package dev.zhiban.chat.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

import dev.zhiban.platform.persistence.Sql;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/// Who waits for news of which conversation, over all processes on the database: ids travel by LISTEN/NOTIFY, never texts.
///
/// Holds one connection for it, and on that connection an advisory lock with a number of its own: PostgreSQL frees it the
/// moment the process or its connection dies, so whoever sees the lock free knows that the claims of that number are void. A
/// number is never used again, so that a claim which could not be given back before its connection died does not outlive it.
/// A listener may be called without need, on any thread, and must not block.
@ApplicationScoped
public class Wakeups {

    /// First key of the advisory locks; the second is the number of a connection.
    static final int LOCKS = 0x7a_62_63;

    private static final Logger LOG = Logger.getLogger(Wakeups.class);
    private static final String TOPIC = "zhiban_chat";
    private static final int LISTEN_MILLIS = 10_000;
    private static final int VALID_SECONDS = 5;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final DataSource database;
    private final Sql sql;
    private final Map<UUID, Set<Runnable>> listeners = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Runnable> toAll = new CopyOnWriteArrayList<>();
    private volatile int number;
    private volatile boolean listening;
    private volatile boolean stopping;

    Wakeups(DataSource database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /// Ends the interest; may be called twice.
    public interface Interest extends AutoCloseable {
        @Override
        void close();
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        Thread.ofVirtual().name("chat-wakeups").start(this::listen);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /// The number under which this process claims at present; its claims are valid while its lock is held.
    public int number() {
        return number;
    }

    /// True while the lock of this process is held and news of other processes arrive.
    public boolean listening() {
        return listening;
    }

    public Interest in(UUID conversation, Runnable listener) {
        listeners.computeIfAbsent(conversation, id -> ConcurrentHashMap.newKeySet()).add(listener);
        return () -> listeners.computeIfPresent(conversation, (id, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    /// Of every conversation, and of nothing in particular after the connection was lost for a while.
    public void inAll(Runnable listener) {
        toAll.add(listener);
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConversationChanged changed) {
        wake(changed.conversation());
    }

    void tellOthers(UUID conversation) {
        sql.list("select pg_notify(?, ?)", row -> true, TOPIC, number + ":" + conversation);
    }

    private void wake(UUID conversation) {
        listeners.getOrDefault(conversation, Set.of()).forEach(Runnable::run);
        toAll.forEach(Runnable::run);
    }

    private void wakeEverybody() {
        listeners.values().forEach(all -> all.forEach(Runnable::run));
        toAll.forEach(Runnable::run);
    }

    private void listen() {
        while (!stopping) {
            try (Connection connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                LOG.debug("The connection for wake-ups is lost; trying again", e);
            } catch (RuntimeException e) {
                LOG.error("The connection for wake-ups is given up; trying again", e);
            }
            listening = false;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void listen(Connection connection) throws SQLException {
        try {
            prepare(connection);
            await(connection);
        } finally {
            // Dead, or with a lock and a subscription of its own: nobody may get it from the pool again.
            connection.abort(Runnable::run);
        }
    }

    private void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3");
            statement.execute("listen " + TOPIC);
        }
        lock(connection);
        listening = true;
        wakeEverybody();
    }

    private void await(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!stopping) {
            PGNotification[] news = postgres.getNotifications(LISTEN_MILLIS);
            for (PGNotification one : news == null ? new PGNotification[0] : news) {
                heard(one.getParameter());
            }
            if (!connection.isValid(VALID_SECONDS)) {
                throw new SQLException("The connection for wake-ups does not answer", "08006");
            }
        }
    }

    private void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("""
                        select mine, pg_advisory_lock(%d, mine)
                        from (select nextval('turn_worker_number')::int as mine) as next""".formatted(LOCKS))) {
            result.next();
            number = result.getInt(1);
        }
    }

    private void heard(String parameter) {
        String[] parts = parameter.split(":", 2);
        if (parts.length == 2 && !parts[0].equals(Integer.toString(number))) {
            wake(UUID.fromString(parts[1]));
        }
    }
}
