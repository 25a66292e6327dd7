package dev.zhiban.knowledge.evaluate;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.ingest.EmbeddingStore;

/// Vectors in memory and, where a file is given, in that file for the next run.
final class FileEmbeddings implements EmbeddingStore {

    private final @Nullable Path file;
    private final Map<String, float[]> vectors = new HashMap<>();

    FileEmbeddings() {
        this.file = null;
    }

    FileEmbeddings(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            load(file);
        }
    }

    private void load(Path from) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(from)))) {
            while (true) {
                String key = in.readUTF();
                float[] vector = new float[in.readInt()];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readFloat();
                }
                vectors.put(key, vector);
            }
        } catch (EOFException end) {
            // All that was written completely is there.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, float[]> find(String fingerprint, Collection<String> checksums) {
        Map<String, float[]> found = new HashMap<>();
        for (String checksum : checksums) {
            float[] vector = vectors.get(fingerprint + " " + checksum);
            if (vector != null) {
                found.put(checksum, vector);
            }
        }
        return found;
    }

    @Override
    public void save(String fingerprint, Map<String, float[]> fresh) {
        fresh.forEach((checksum, vector) -> vectors.put(fingerprint + " " + checksum, vector));
        if (file == null) {
            return;
        }
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)))) {
            for (Map.Entry<String, float[]> entry : fresh.entrySet()) {
                out.writeUTF(fingerprint + " " + entry.getKey());
                out.writeInt(entry.getValue().length);
                for (float v : entry.getValue()) {
                    out.writeFloat(v);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
