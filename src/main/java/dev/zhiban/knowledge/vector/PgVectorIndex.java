package dev.zhiban.knowledge.vector;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import org.jboss.logging.Logger;

import com.pgvector.PGvector;

import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;

/// Vectors in PostgreSQL with the extension `vector`: one table a space, an HNSW index on each, shared by all nodes.
///
/// The filter is part of the SQL; iterative scans go on until enough readable rows were found (pgvector 0.8 or later).
public final class PgVectorIndex implements VectorIndex {

    private static final Logger LOG = Logger.getLogger(PgVectorIndex.class);
    private static final int SPARE = 60;

    private final DataSource database;

    private PgVectorIndex(DataSource database) {
        this.database = database;
    }

    /// Empty where the database does not have the extension, or this user may not create it.
    public static Optional<VectorIndex> open(DataSource database) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            if (!isAvailable(statement)) {
                return Optional.empty();
            }
            statement.execute("select pg_advisory_lock(6872190871)");
            try {
                statement.execute("create extension if not exists vector");
                createTables(statement);
            } finally {
                statement.execute("select pg_advisory_unlock(6872190871)");
            }
            return Optional.of(new PgVectorIndex(database));
        } catch (SQLException e) {
            LOG.warnf("The database has the extension vector, but it cannot be used: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isAvailable(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("""
                select string_to_array(regexp_replace(default_version, '[^0-9.].*$', ''), '.')::int[] >= array[0, 8]
                from pg_available_extensions where name = 'vector'
                """)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void createTables(Statement statement) throws SQLException {
        statement.execute(
                "create table if not exists passage_vector_mark (one boolean primary key default true check (one), mark text not null)");
        for (Space space : Space.values()) {
            String table = table(space);
            statement.execute("""
                    create table if not exists %s (
                        article text not null, version int not null, paragraph int not null, slot int not null,
                        lang text not null, audience text[] not null, embedding vector(%d) not null,
                        primary key (article, version, paragraph, slot))
                    """.formatted(table, space.dimensions()));
            statement.execute(
                    "create index if not exists %1$s_nearest on %1$s using hnsw (embedding vector_cosine_ops) where paragraph > 0"
                            .formatted(table));
            statement.execute(
                    "create index if not exists %1$s_articles on %1$s using hnsw (embedding vector_cosine_ops) where paragraph = 0"
                            .formatted(table));
        }
    }

    private static String table(Space space) {
        return "passage_vector_" + space.tag();
    }

    @Override
    public String kind() {
        return "pgvector";
    }

    @Override
    public String mark() {
        return with(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select mark from passage_vector_mark")) {
                return rows.next() ? rows.getString(1) : "";
            }
        });
    }

    @Override
    public void clear() {
        with(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("delete from passage_vector_mark");
                for (Space space : Space.values()) {
                    statement.execute("truncate " + table(space));
                }
                return true;
            }
        });
    }

    @Override
    public void replace(String article, List<VectorEntry> entries) {
        with(connection -> {
            boolean own = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                for (Space space : Space.values()) {
                    delete(connection, space, article);
                    insert(connection, space, entries.stream().filter(entry -> entry.space() == space).toList());
                }
                connection.commit();
                return true;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(own);
            }
        });
    }

    private static void delete(Connection connection, Space space, String article) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from " + table(space) + " where article = ?")) {
            delete.setString(1, article);
            delete.executeUpdate();
        }
    }

    private static void insert(Connection connection, Space space, List<VectorEntry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table(space)
                + " (article, version, paragraph, slot, lang, audience, embedding) values (?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (article, version, paragraph, slot) do update set lang = excluded.lang,"
                + " audience = excluded.audience, embedding = excluded.embedding")) {
            for (VectorEntry entry : entries) {
                insert.setString(1, entry.id().article());
                insert.setInt(2, entry.id().version());
                insert.setInt(3, entry.id().paragraph());
                insert.setInt(4, entry.slot());
                insert.setString(5, entry.lang());
                insert.setArray(6, connection.createArrayOf("text", entry.audience().toArray()));
                insert.setObject(7, new PGvector(entry.vector()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public void commit(String mark) {
        with(connection -> {
            try (PreparedStatement keep = connection.prepareStatement("""
                    insert into passage_vector_mark (mark) values (?) on conflict (one) do update set mark = excluded.mark
                    """)) {
                keep.setString(1, mark);
                return keep.executeUpdate();
            }
        });
    }

    @Override
    public List<Scored> search(Space space, float[] vector, Of of, Scope scope, int limit) {
        return with(connection -> {
            boolean own = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (Statement settings = connection.createStatement();
                    PreparedStatement query = connection.prepareStatement(sql(space, of, scope))) {
                settings.execute("set local hnsw.iterative_scan = strict_order");
                settings.execute("set local hnsw.ef_search = 160");
                settings.execute("set local hnsw.max_scan_tuples = 200000");
                return nearest(connection, query, new PGvector(vector), scope, limit);
            } finally {
                connection.rollback();
                connection.setAutoCommit(own);
            }
        });
    }

    private static String sql(Space space, Of of, Scope scope) {
        return "select article, version, paragraph, 1 - (embedding <=> ?) from " + table(space) + " where "
                + (of == Of.ARTICLES ? "paragraph = 0" : "paragraph > 0") + " and audience && ?"
                + (scope.lang() == null ? "" : " and lang = ?") + " order by embedding <=> ? limit ?";
    }

    private static List<Scored> nearest(Connection connection, PreparedStatement query, PGvector vector, Scope scope, int limit)
            throws SQLException {
        int at = 1;
        query.setObject(at++, vector);
        query.setArray(at++, connection.createArrayOf("text", scope.principals().toArray()));
        if (scope.lang() != null) {
            query.setString(at++, scope.lang());
        }
        query.setObject(at++, vector);
        query.setInt(at, limit + SPARE);
        Map<PassageId, Double> best = new LinkedHashMap<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                best.putIfAbsent(new PassageId(rows.getString(1), rows.getInt(2), rows.getInt(3)), rows.getDouble(4));
            }
        }
        List<Scored> found = new ArrayList<>();
        best.forEach((id, score) -> found.add(new Scored(id, score)));
        return found.subList(0, Math.min(limit, found.size()));
    }

    @Override
    public long size() {
        return with(connection -> {
            long rows = 0;
            for (Space space : Space.values()) {
                try (Statement statement = connection.createStatement();
                        ResultSet count = statement.executeQuery("select count(*) from " + table(space))) {
                    rows += count.next() ? count.getLong(1) : 0;
                }
            }
            return rows;
        });
    }

    @Override
    public void close() {
        // The data source belongs to the caller.
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
