package dev.zhiban.knowledge.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.knowledge.vector.VectorIndex;
import dev.zhiban.platform.text.Lang;

/// Vectors of many texts: known ones from the store, the others from the models over all cores.
public final class Embeddings {

    /// Hears how many of the texts are done.
    public interface Progress {
        Progress NONE = (done, of) -> {
        };

        void at(int done, int of);
    }

    private static final String BEGINNING = "meaning-" + VectorIndex.FORMAT + " ";
    private static final int BATCH = 64;

    private final Embedder embedder;
    private final EmbeddingStore store;
    private final int threads;

    public Embeddings(Embedder embedder, EmbeddingStore store, int threads) {
        this.embedder = embedder;
        this.store = store;
        this.threads = Math.max(1, threads);
    }

    /// Begins the mark of an index that holds vectors of these models.
    public String mark() {
        return mark(embedder);
    }

    /// As [#mark], of an index that others fill.
    public static String mark(Embedder embedder) {
        return BEGINNING + embedder.fingerprints() + " ";
    }

    /// Whether an index of this mark holds vectors of this model.
    static boolean holds(String mark, String fingerprint) {
        return mark.startsWith(BEGINNING) && List.of(mark.split(" ", 3)[1].split(",")).contains(fingerprint);
    }

    /// Where the vectors of an article in this language belong.
    public Space space(Lang lang) {
        return embedder.space(lang);
    }

    /// The entries' vectors, in their order. What was embedded is kept in batches: an interrupted run goes on where it stopped.
    public List<float[]> of(List<PassageTexts.ToEmbed> entries, Progress progress) {
        Map<PassageTexts.Source, float[]> vectors = new HashMap<>();
        for (Space space : embedder.spaces()) {
            Map<String, String> wanted = new LinkedHashMap<>();
            entries.stream().filter(entry -> entry.space() == space).flatMap(entry -> entry.texts().stream())
                    .forEach(text -> wanted.put(PassageTexts.checksum(text), text));
            if (!wanted.isEmpty()) {
                of(space, wanted, progress).forEach((checksum, vector) -> vectors
                        .put(new PassageTexts.Source(space, wanted.getOrDefault(checksum, "")), vector));
            }
        }
        return entries.stream().map(entry -> mean(entry, vectors)).toList();
    }

    private static float[] mean(PassageTexts.ToEmbed entry, Map<PassageTexts.Source, float[]> vectors) {
        float[] mean = new float[0];
        for (String text : entry.texts()) {
            float[] vector = vectors.get(new PassageTexts.Source(entry.space(), text));
            if (vector == null) {
                throw new IllegalStateException("Not embedded: " + entry.id());
            }
            mean = mean.length == 0 ? new float[vector.length] : mean;
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i];
            }
        }
        return OnnxModel.normalise(mean);
    }

    private Map<String, float[]> of(Space space, Map<String, String> wanted, Progress progress) {
        String fingerprint = embedder.fingerprint(space);
        Map<String, float[]> known = new HashMap<>(store.find(fingerprint, wanted.keySet()));
        List<String> missing = wanted.keySet().stream().filter(checksum -> !known.containsKey(checksum)).toList();
        if (missing.isEmpty()) {
            return known;
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(threads, daemons())) {
            for (int from = 0; from < missing.size(); from += BATCH) {
                List<String> batch = longestFirst(missing.subList(from, Math.min(missing.size(), from + BATCH)), wanted);
                Map<String, float[]> fresh = embed(space, batch, wanted, workers);
                store.save(fingerprint, fresh);
                known.putAll(fresh);
                progress.at(from + batch.size(), missing.size());
            }
        }
        return known;
    }

    /// So that no core waits long for another's last text.
    private static List<String> longestFirst(List<String> batch, Map<String, String> texts) {
        return batch.stream().sorted(Comparator.comparing(one -> -texts.getOrDefault(one, "").length())).toList();
    }

    private Map<String, float[]> embed(Space space, List<String> batch, Map<String, String> texts, ExecutorService workers) {
        Map<String, float[]> fresh = new ConcurrentHashMap<>();
        List<Future<?>> running = new ArrayList<>();
        int together = Math.max(1, embedder.together());
        for (int from = 0; from < batch.size(); from += together) {
            List<String> some = batch.subList(from, Math.min(batch.size(), from + together));
            running.add(workers.submit(() -> {
                List<float[]> vectors = embedder.embed(space, some.stream().map(one -> texts.getOrDefault(one, "")).toList());
                for (int i = 0; i < some.size(); i++) {
                    fresh.put(some.get(i), vectors.get(i));
                }
            }));
        }
        try {
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while embedding", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A text could not be embedded", e.getCause());
        }
        return fresh;
    }

    private static ThreadFactory daemons() {
        return task -> {
            Thread thread = new Thread(task, "embedding");
            thread.setDaemon(true);
            return thread;
        };
    }
}
