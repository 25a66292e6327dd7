package dev.zhiban.knowledge.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.platform.text.Lang;

/// Text to vectors of length 1. Thread-safe: callers that have much to embed call from as many threads as there are cores.
///
/// Where a model or its native library does not load, or its endpoint does not answer, all methods that need it throw: a
/// `RuntimeException` or a `LinkageError`.
public interface Embedder {

    /// Where texts in this language are compared.
    default Space space(Lang lang) {
        return Space.of(lang);
    }

    default List<Space> spaces() {
        return Arrays.stream(Lang.values()).map(this::space).distinct().toList();
    }

    /// Of a question, which somebody waits for.
    float[] embed(Space space, String question);

    /// Of passages, in their order.
    default List<float[]> embed(Space space, List<String> passages) {
        return passages.stream().map(passage -> embed(space, passage)).toList();
    }

    /// How many passages are best given at a time.
    default int together() {
        return 1;
    }

    /// Names the space and the very model file, so that vectors of an exchanged model are not taken for its own.
    String fingerprint(Space space);

    /// Names all spaces of this embedder with their model files.
    default String fingerprints() {
        return spaces().stream().map(this::fingerprint).collect(Collectors.joining(","));
    }

    /// A cosine of this model as the built-in models would have it: what says how sure an answer is was learned on theirs.
    default double likeness(double cosine) {
        return cosine;
    }
}
