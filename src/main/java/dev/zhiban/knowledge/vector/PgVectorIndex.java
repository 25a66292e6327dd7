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
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.jboss.logging.Logger;

import com.pgvector.PGvector;

import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;

/// Vectors in PostgreSQL with the extension `vector`: one table a space and length, an HNSW index on each, shared by all nodes.
///
/// The filter is part of the SQL; iterative scans go on until enough readable rows were found (pgvector 0.8 or later).
public final class PgVectorIndex implements VectorIndex {

    private static final Logger LOG = Logger.getLogger(PgVectorIndex.class);
    /// Candidates of a search in the graph, at most what the extension allows: over 100,000 passages 160 found 0.77 of the ten
    /// nearest and 1000 found 0.98, in a third more time.
    private static final int SEARCHED = 1_000;
    private static final int SPARE = 60;
    private static final long LOCK = 6872190871L;

    private final DataSource database;
    /// Tables that were there: none is ever dropped.
    private final Set<String> found = ConcurrentHashMap.newKeySet();

    private PgVectorIndex(DataSource database) {
        this.database = database;
    }

    /// Empty where the database does not have the extension, or this user may not create it.
    public static Optional<VectorIndex> open(DataSource database) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            if (!isAvailable(statement)) {
                return Optional.empty();
            }
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            try {
                statement.execute("create extension if not exists vector");
                statement.execute(
                        "create table if not exists passage_vector_mark (one boolean primary key default true check (one), mark text not null)");
            } finally {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
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

    private static String table(Space space, int length) {
        return "passage_vector_%s_%d".formatted(space.tag(), length);
    }

    /// Makes the table where it is not there yet.
    private static void create(Connection connection, String table, int length) throws SQLException {
        if (tables(connection).contains(table)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            statement.execute("""
                    create table if not exists %s (
                        article text not null, version int not null, paragraph int not null, slot int not null,
                        lang text not null, audience text[] not null, embedding vector(%d) not null,
                        primary key (article, version, paragraph, slot))
                    """.formatted(table, length));
            statement.execute(
                    "create index if not exists %1$s_nearest on %1$s using hnsw (embedding vector_cosine_ops) where paragraph > 0"
                            .formatted(table));
            statement.execute(
                    "create index if not exists %1$s_articles on %1$s using hnsw (embedding vector_cosine_ops) where paragraph = 0"
                            .formatted(table));
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        """
                                select tablename from pg_tables
                                where schemaname = current_schema() and tablename like 'passage\\_vector\\_%' and tablename <> 'passage_vector_mark'
                                """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
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
                for (String table : tables(connection)) {
                    statement.execute("truncate " + table);
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
                for (String table : tables(connection)) {
                    delete(connection, table, article);
                }
                Map<String, List<VectorEntry>> byTable = new TreeMap<>();
                for (VectorEntry entry : entries) {
                    byTable.computeIfAbsent(table(entry.space(), entry.vector().length), any -> new ArrayList<>()).add(entry);
                }
                for (Map.Entry<String, List<VectorEntry>> some : byTable.entrySet()) {
                    create(connection, some.getKey(), some.getValue().getFirst().vector().length);
                    insert(connection, some.getKey(), some.getValue());
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

    private static void delete(Connection connection, String table, String article) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from " + table + " where article = ?")) {
            delete.setString(1, article);
            delete.executeUpdate();
        }
    }

    private static void insert(Connection connection, String table, List<VectorEntry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table
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
        String table = table(space, vector.length);
        return with(connection -> {
            if (!found.contains(table) && !tables(connection).contains(table)) {
                return List.of();
            }
            found.add(table);
            boolean own = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (Statement settings = connection.createStatement();
                    PreparedStatement query = connection.prepareStatement(sql(table, of, scope))) {
                settings.execute("set local hnsw.iterative_scan = strict_order");
                settings.execute("set local hnsw.ef_search = " + SEARCHED);
                settings.execute("set local hnsw.max_scan_tuples = 200000");
                return nearest(connection, query, new PGvector(vector), scope, limit);
            } finally {
                connection.rollback();
                connection.setAutoCommit(own);
            }
        });
    }

    private static String sql(String table, Of of, Scope scope) {
        return "select article, version, paragraph, 1 - (embedding <=> ?) from " + table + " where "
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
            for (String table : tables(connection)) {
                try (Statement statement = connection.createStatement();
                        ResultSet count = statement.executeQuery("select count(*) from " + table)) {
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
