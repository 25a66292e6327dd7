package dev.zhiban.knowledge.ingest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/// Vectors in PostgreSQL.
@ApplicationScoped
class StoredEmbeddings implements EmbeddingStore {

    private final DataSource database;

    StoredEmbeddings(DataSource database) {
        this.database = database;
    }

    @Override
    public Map<String, float[]> find(String fingerprint, Collection<String> checksums) {
        Map<String, float[]> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select checksum, vector from article_embedding where space = ? and checksum = any(?)")) {
            query.setString(1, fingerprint);
            query.setArray(2, connection.createArrayOf("text", checksums.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), floats(rows.getBytes(2)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void save(String fingerprint, Map<String, float[]> vectors) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into article_embedding (space, checksum, vector) values (?, ?, ?) on conflict do nothing")) {
            for (Map.Entry<String, float[]> entry : vectors.entrySet()) {
                insert.setString(1, fingerprint);
                insert.setString(2, entry.getKey());
                insert.setBytes(3, bytes(entry.getValue()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(vector);
        return buffer.array();
    }

    private static float[] floats(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}
