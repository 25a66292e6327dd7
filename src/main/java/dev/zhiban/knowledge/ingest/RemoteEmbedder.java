package dev.zhiban.knowledge.ingest;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.platform.model.BoundedHttp;
import dev.zhiban.platform.privacy.Redactor;
import dev.zhiban.platform.text.Lang;

/// A model elsewhere that knows all languages: one space for all. Questions are masked before they leave.
///
/// Another model behind the same name is told by its vectors of some fixed texts, which are kept: it gets another fingerprint,
/// so that its vectors are never compared with those of the one before. After a failure the endpoint is left alone for a while.
public final class RemoteEmbedder implements Embedder {

    /// What is longer no index keeps.
    static final int MOST_DIMENSIONS = 2_000;
    private static final int TOGETHER = 32;
    private static final int MOST_TEXT = 4_000;
    private static final int LEAST_TEXT = 100;
    private static final int MOST_MODELS = 100;
    private static final long MOST_BYTES = 32 << 20;
    private static final double SAME = 0.99;
    /// Deadlines of a question that a look at the model may take.
    private static final int LOOKS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration CHECK = Duration.ofHours(1);

    private record Known(String fingerprint, Scale scale) {
    }

    private final RemoteModel model;
    private final EmbeddingStore store;
    private final Redactor redactor;
    private final Clock clock;
    private final HttpClient http;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile Instant checkNext = Instant.MIN;
    private volatile @Nullable RuntimeException failure;
    private volatile Instant pausedUntil = Instant.MIN;

    public RemoteEmbedder(RemoteModel model, EmbeddingStore store, Redactor redactor, Clock clock) {
        this.model = model;
        this.store = store;
        this.redactor = redactor;
        this.clock = clock;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(model.deadline())
                .followRedirects(HttpClient.Redirect.NEVER).executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    }

    @Override
    public Space space(Lang lang) {
        return Space.ALL;
    }

    @Override
    public int together() {
        return TOGETHER;
    }

    @Override
    public float[] embed(Space space, String question) {
        String masked = redactor.redact(cut(question)).text();
        try {
            return call(List.of(model.questionPrefix() + masked), model.deadline()).getFirst();
        } catch (InvalidRequestException refused) {
            throw off(refused);
        }
    }

    @Override
    public List<float[]> embed(Space space, List<String> passages) {
        return whole(passages.stream().map(RemoteEmbedder::cut).toList(), PATIENCE);
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }

    /// What the endpoint refuses because it is too much is given in halves, a single text by its beginning.
    private List<float[]> whole(List<String> passages, Duration deadline) {
        try {
            return call(passages.stream().map(passage -> model.passagePrefix() + passage).toList(), deadline);
        } catch (InvalidRequestException tooMuch) {
            if (passages.size() > 1) {
                List<float[]> both = new ArrayList<>(whole(passages.subList(0, passages.size() / 2), deadline));
                both.addAll(whole(passages.subList(passages.size() / 2, passages.size()), deadline));
                return both;
            }
            String text = passages.getFirst();
            if (text.length() < LEAST_TEXT) {
                throw off(tooMuch);
            }
            return whole(List.of(text.substring(0, text.length() / 2)), deadline);
        }
    }

    @Override
    public String fingerprint(Space space) {
        return known().fingerprint;
    }

    @Override
    public double likeness(double cosine) {
        return known().scale.to(Scale.BUILT_IN, cosine);
    }

    /// Looks at the model anew from time to time; while it cannot be reached it is held for the one before. One looks, and only
    /// who knows no model yet waits for that.
    private Known known() {
        Known before = known;
        if (before != null && (clock.instant().isBefore(checkNext) || !looking.tryLock())) {
            return before;
        }
        if (before == null) {
            looking.lock();
        }
        try {
            return look(known);
        } finally {
            looking.unlock();
        }
    }

    private Known look(@Nullable Known before) {
        if (before != null && clock.instant().isBefore(checkNext)) {
            return before;
        }
        try {
            Known now = recognise();
            known = now;
            checkNext = clock.instant().plus(CHECK);
            return now;
        } catch (RuntimeException unreachable) {
            if (before == null) {
                throw unreachable;
            }
            checkNext = clock.instant().plus(PAUSE);
            return before;
        }
    }

    private Known recognise() {
        List<float[]> vectors = whole(Scale.TEXTS, model.deadline().multipliedBy(LOOKS));
        Scale scale = Scale.of(vectors);
        String text = PassageTexts.checksum(Scale.TEXTS.getFirst());
        for (int i = 1; i <= MOST_MODELS; i++) {
            String fingerprint = model.name().replace(' ', '-') + "-" + vectors.getFirst().length + "#" + i;
            float[] kept = store.find(fingerprint, List.of(text)).get(text);
            if (kept == null) {
                store.save(fingerprint, Map.of(text, vectors.getFirst()));
                return new Known(fingerprint, scale);
            }
            if (Scale.dot(kept, vectors.getFirst()) >= SAME) {
                return new Known(fingerprint, scale);
            }
        }
        throw new IllegalStateException("The model " + model.name() + " answers differently each time");
    }

    /// Where the model is, for who runs the server.
    @Override
    public String toString() {
        return model.toString();
    }

    private List<float[]> call(List<String> texts, Duration deadline) {
        RuntimeException failed = failure;
        if (failed != null && clock.instant().isBefore(pausedUntil)) {
            throw failed;
        }
        try {
            List<float[]> vectors = vectors(texts, deadline);
            failure = null;
            return vectors;
        } catch (InvalidRequestException refused) {
            throw refused;
        } catch (RuntimeException e) {
            throw off(e);
        }
    }

    private IllegalStateException off(RuntimeException why) {
        IllegalStateException off = new IllegalStateException(
                "The embedding model " + model + " did not answer: " + deepest(why));
        pausedUntil = clock.instant().plus(PAUSE);
        failure = off;
        return off;
    }

    private List<float[]> vectors(List<String> texts, Duration deadline) {
        BoundedHttp connection = new BoundedHttp(http, MOST_BYTES);
        CompletableFuture<Void> end = CompletableFuture.runAsync(connection::cut,
                CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS));
        try {
            OpenAiEmbeddingModel.OpenAiEmbeddingModelBuilder builder = OpenAiEmbeddingModel.builder()
                    .httpClientBuilder(connection)
                    .baseUrl(model.url().toString()).apiKey(model.key().isEmpty() ? "none" : model.key())
                    .modelName(model.name()).maxSegmentsPerBatch(TOGETHER).maxRetries(0);
            model.dimensions().ifPresent(builder::dimensions);
            List<Embedding> answered = builder.build().embedAll(texts.stream().map(TextSegment::from).toList()).content();
            if (answered.size() != texts.size()) {
                throw new IllegalStateException("%d texts, %d vectors".formatted(texts.size(), answered.size()));
            }
            return answered.stream().map(Embedding::vector).map(RemoteEmbedder::checked).toList();
        } finally {
            end.cancel(false);
        }
    }

    private static float[] checked(float[] vector) {
        if (vector.length == 0 || vector.length > MOST_DIMENSIONS) {
            throw new IllegalStateException("Vectors of %d numbers; at most %d can be kept (zhiban.embedding.dimensions)"
                    .formatted(vector.length, MOST_DIMENSIONS));
        }
        double length = Scale.dot(vector, vector);
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new IllegalStateException("A vector without length");
        }
        return OnnxModel.normalise(vector);
    }

    private static String deepest(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < 8 && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        String why = String.valueOf(cause.getMessage());
        return why.length() > 200 ? why.substring(0, 200) : why;
    }
}
