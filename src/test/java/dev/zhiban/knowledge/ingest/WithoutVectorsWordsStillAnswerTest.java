package dev.zhiban.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.HybridRetriever;
import dev.zhiban.knowledge.retrieve.Retrieval;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Synonyms;
import dev.zhiban.knowledge.vector.LuceneVectorIndex;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.knowledge.vector.VectorIndex;

import ai.onnxruntime.OrtException;

class WithoutVectorsWordsStillAnswerTest {

    private static final Scope ALL = new Scope(Set.of("everyone"), null);

    private final MeaningStatus status = new MeaningStatus();
    private KeywordIndex words;
    private VectorIndex vectors;

    @BeforeEach
    void open() throws IOException {
        words = KeywordIndex.open(new ByteBuffersDirectory(), Language.words());
        vectors = LuceneVectorIndex.open(new ByteBuffersDirectory());
    }

    @AfterEach
    void close() throws IOException {
        words.close();
        vectors.close();
    }

    static Stream<Supplier<Throwable>> failures() {
        return Stream.of(() -> new UnsatisfiedLinkError("libonnxruntime.so: wrong ELF class"),
                () -> new NoClassDefFoundError("Could not initialize class ai.onnxruntime.OrtEnvironment"),
                () -> new ExceptionInInitializerError(new IllegalStateException("no room for the native library")),
                () -> new IllegalStateException("cannot be opened", new OrtException("the model file is damaged")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aModelThatDoesNotLoadCostsOnlyTheVectors(Supplier<Throwable> failure) {
        Embedder broken = failing(failure);
        index(broken);

        Retrieval found = ask(broken, "打印机卡纸怎么办");

        assertThat(found.passages()).extracting(ranked -> ranked.passage().id().article()).containsExactly("jam");
        assertThat(status.state()).isInstanceOf(MeaningStatus.State.Off.class);
    }

    @Test
    void anIndexThatHeldVectorsIsSearchedByWordsWhenTheModelFailsLater() {
        Embedder works = new Constant();
        index(works);
        assertThat(status.state()).isEqualTo(new MeaningStatus.State.Ready());

        Retrieval found = ask(failing(() -> new UnsatisfiedLinkError("gone")), "打印机卡纸怎么办");

        assertThat(found.passages()).isNotEmpty();
        assertThat(status.state()).isEqualTo(new MeaningStatus.State.Off("java.lang.UnsatisfiedLinkError: gone"));
        ask(works, "打印机卡纸怎么办");
        assertThat(status.state()).isEqualTo(new MeaningStatus.State.Ready());
    }

    @Test
    void untilTheVectorsAreThereItIsSaidAndWordsAnswer() {
        Constant works = new Constant();
        reindexing(works).followWords();

        assertThat(ask(works, "打印机卡纸怎么办").passages()).isNotEmpty();
        assertThat(status.state()).isInstanceOf(MeaningStatus.State.Building.class);
        assertThat(works.asked).as("a vector that can be compared with nothing is not made").isZero();
    }

    @Test
    void vectorsOfAnotherModelFileAreNotComparedButMadeAnew() {
        Constant old = new Constant("@1");
        index(old);
        Constant exchanged = new Constant("@2");

        HybridRetriever retriever = new HybridRetriever(words, new Meaning(exchanged, vectors, status), Language.words(),
                Synonyms.NONE);
        retriever.search("打印机卡纸怎么办", null, ALL, 5);
        assertThat(exchanged.asked).as("nothing there that could be compared").isZero();

        index(exchanged);
        int made = exchanged.asked;
        assertThat(made).as("all is embedded again").isEqualTo(old.asked);
        retriever.search("打印机卡纸怎么办", null, ALL, 5);
        assertThat(exchanged.asked).as("the question is compared").isEqualTo(made + 1);
    }

    private void index(Embedder embedder) {
        Reindexing reindexing = reindexing(embedder);
        reindexing.followWords();
        reindexing.followMeaning();
    }

    private Reindexing reindexing(Embedder embedder) {
        return new Reindexing(new OneArticle(), words, vectors, new Embeddings(embedder, new Nothing(), 1), status);
    }

    private Retrieval ask(Embedder embedder, String question) {
        return new HybridRetriever(words, new Meaning(embedder, vectors, status), Language.words(), Synonyms.NONE)
                .search(question, null, ALL, 5);
    }

    private static Embedder failing(Supplier<Throwable> failure) {
        return new Embedder() {
            @Override
            public float[] embed(Space space, String text) {
                throw thrown();
            }

            @Override
            public String fingerprint(Space space) {
                throw thrown();
            }

            private RuntimeException thrown() {
                Throwable made = failure.get();
                if (made instanceof Error error) {
                    throw error;
                }
                return (RuntimeException) made;
            }
        };
    }

    /// Every text means the same.
    private static final class Constant implements Embedder {
        private final String file;
        private int asked;

        Constant() {
            this("");
        }

        Constant(String file) {
            this.file = file;
        }

        @Override
        public float[] embed(Space space, String text) {
            asked++;
            float[] vector = new float[8];
            vector[0] = 1;
            return vector;
        }

        @Override
        public String fingerprint(Space space) {
            return space.tag() + file;
        }
    }

    private static final class OneArticle implements PublishedArticles {
        @Override
        public Revision revision() {
            return new Revision("test", 1);
        }

        @Override
        public List<String> changedSince(long revision) {
            return List.of("jam");
        }

        @Override
        public Optional<PublishedArticle> published(String id) {
            return Optional.of(new PublishedArticle("jam", 1, "jam", "打印机卡纸", List.of("卡纸怎么办"), "zh", Set.of("everyone"),
                    List.of(new Section("取纸", "先关电源，再打开后盖。"))));
        }
    }

    private static final class Nothing implements EmbeddingStore {
        @Override
        public Map<String, float[]> find(String fingerprint, Collection<String> checksums) {
            return Map.of();
        }

        @Override
        public void save(String fingerprint, Map<String, float[]> fresh) {
        }
    }
}
