package dev.zhiban.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.HybridRetriever;
import dev.zhiban.knowledge.retrieve.Retrieval;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Synonyms;
import dev.zhiban.knowledge.vector.LuceneVectorIndex;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.knowledge.vector.VectorIndex;
import dev.zhiban.platform.privacy.PatternRedactor;

@Timeout(30)
class RemoteEmbeddingsTest {

    private final EmbeddingEndpoint endpoint = new EmbeddingEndpoint(0);
    private final Store store = new Store();
    private final HandSet clock = new HandSet();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void passagesGoTogetherAndInOrderWithWhatTheModelWantsBeforeThem() {
        List<String> passages = IntStream.range(0, 80).mapToObj(i -> "word" + (char) ('a' + i % 26) + i / 26).toList();
        RemoteEmbedder embedder = embedder();

        List<float[]> vectors = embedder.embed(Space.ALL, passages);

        assertThat(endpoint.inputs()).containsExactlyElementsOf(passages.stream().map(p -> "passage: " + p).toList());
        assertThat(endpoint.requests).hasSize(3).allMatch(request -> request.path("model").asText().equals("near"));
        assertThat(endpoint.keys).containsOnly("Bearer secret-key");
        assertThat(vectors).hasSize(80).allSatisfy(v -> assertThat(Scale.dot(v, v)).isCloseTo(1, within(1e-5)));
        assertThat(Scale.dot(vectors.get(7), embedder.embed(Space.ALL, List.of(passages.get(7))).getFirst()))
                .isCloseTo(1, within(1e-5));
    }

    @Test
    void aQuestionIsMaskedBeforeItLeaves() {
        embedder().embed(Space.ALL, "我的手机 13812345678 收不到验证码");

        assertThat(endpoint.inputs()).singleElement().asString().startsWith("query: ").contains("收不到验证码")
                .doesNotContain("13812345678");
    }

    @Test
    void whatIsTooLongForTheModelIsGivenByItsBeginning() {
        List<float[]> vectors = embedder().embed(Space.ALL, List.of("short", "long ".repeat(700), "other"));

        assertThat(vectors).hasSize(3);
        assertThat(endpoint.inputs())
                .anyMatch(text -> text.startsWith("passage: long") && text.length() < EmbeddingEndpoint.LONGEST);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WORKS")
    void anEndpointThatFailsIsLeftAloneForAWhile(EmbeddingEndpoint.Manner manner) {
        RemoteEmbedder embedder = embedder();
        endpoint.manner = manner;

        assertThatThrownBy(() -> embedder.embed(Space.ALL, "question")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("near at 127.0.0.1").hasMessageNotContaining("secret-key")
                .hasMessageNotContaining("question");
        int asked = endpoint.requests.size();
        endpoint.manner = EmbeddingEndpoint.Manner.WORKS;

        assertThatThrownBy(() -> embedder.embed(Space.ALL, "question")).isInstanceOf(IllegalStateException.class);
        assertThat(endpoint.requests).hasSize(asked);
        clock.forward(Duration.ofSeconds(11));
        assertThat(embedder.embed(Space.ALL, "question")).hasSize(256);
    }

    @Test
    void anEndpointThatRefusesEverythingIsNotAskedAgainAtOnce() {
        RemoteEmbedder embedder = embedder();
        endpoint.manner = EmbeddingEndpoint.Manner.ANSWERS_400;

        assertThatThrownBy(() -> embedder.fingerprint(Space.ALL)).hasMessageContaining("near at 127.0.0.1");
        int asked = endpoint.requests.size();
        assertThatThrownBy(() -> embedder.fingerprint(Space.ALL)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> embedder.embed(Space.ALL, "question")).isInstanceOf(IllegalStateException.class);
        assertThat(endpoint.requests).hasSize(asked).hasSizeLessThan(10);
    }

    @Test
    void whileSomebodyLooksAtTheModelOthersDoNotWait() throws Exception {
        RemoteEmbedder embedder = embedder();
        String first = embedder.fingerprint(Space.ALL);
        int before = endpoint.requests.size();
        endpoint.manner = EmbeddingEndpoint.Manner.HANGS;
        clock.forward(Duration.ofHours(2));
        Thread looks = Thread.ofVirtual().start(() -> embedder.fingerprint(Space.ALL));
        while (endpoint.requests.size() == before) {
            Thread.onSpinWait();
        }

        assertThat(embedder.fingerprint(Space.ALL)).isEqualTo(first);
        assertThat(looks.isAlive()).isTrue();
        looks.join();
    }

    @Test
    void vectorsThatAreTooLongAreRefusedWithTheSettingThatHelps() {
        endpoint.dimensions = 4096;
        assertThatThrownBy(() -> embedder().embed(Space.ALL, "question")).hasMessageContaining("zhiban.embedding.dimensions");

        clock.forward(Duration.ofMinutes(1));
        assertThat(embedder(OptionalInt.of(512)).embed(Space.ALL, "question")).hasSize(512);
    }

    @Test
    void anotherModelBehindTheSameNameIsNotTakenForTheOneBefore() {
        RemoteEmbedder embedder = embedder();
        String first = embedder.fingerprint(Space.ALL);
        assertThat(embedder().fingerprint(Space.ALL)).isEqualTo(first);

        endpoint.seed = 2;
        assertThat(embedder.fingerprint(Space.ALL)).as("looked at lately").isEqualTo(first);
        clock.forward(Duration.ofHours(2));
        assertThat(embedder.fingerprint(Space.ALL)).isNotEqualTo(first);

        endpoint.seed = 1;
        assertThat(embedder().fingerprint(Space.ALL)).as("its vectors are still there").isEqualTo(first);
    }

    @Test
    void whileItCannotBeReachedItIsTheModelThatItWas() {
        RemoteEmbedder embedder = embedder();
        String first = embedder.fingerprint(Space.ALL);
        endpoint.manner = EmbeddingEndpoint.Manner.ANSWERS_500;
        clock.forward(Duration.ofHours(2));

        assertThat(embedder.fingerprint(Space.ALL)).isEqualTo(first);
    }

    @Test
    void cosinesAreBroughtToTheScaleOfTheBuiltInModels() {
        Scale narrow = new Scale(0.80, 0.90);

        assertThat(narrow.to(Scale.BUILT_IN, 0.80)).isCloseTo(Scale.BUILT_IN.unrelated(), within(1e-9));
        assertThat(narrow.to(Scale.BUILT_IN, 0.90)).isCloseTo(Scale.BUILT_IN.related(), within(1e-9));
        assertThat(narrow.to(Scale.BUILT_IN, 1)).isLessThanOrEqualTo(1);
    }

    @Test
    void vectorsOfTwoModelsAreNeverComparedAndAQuestionFindsWhatIsInTheOtherLanguage() throws IOException {
        try (KeywordIndex words = KeywordIndex.open(new ByteBuffersDirectory(), Language.words());
                VectorIndex vectors = LuceneVectorIndex.open(new ByteBuffersDirectory())) {
            MeaningStatus status = new MeaningStatus();
            RemoteEmbedder embedder = embedder();
            Reindexing reindexing = reindexing(words, vectors, embedder, status);
            reindexing.followWords();
            reindexing.followMeaning();
            assertThat(ask(words, vectors, embedder, status).passages()).extracting(p -> p.passage().id().article()).first()
                    .isEqualTo("jam");

            endpoint.seed = 2;
            clock.forward(Duration.ofHours(2));
            assertThat(ask(words, vectors, embedder, status).passages()).isEmpty();
            reindexing.followMeaning();
            assertThat(status.state()).isEqualTo(new MeaningStatus.State.Ready());
            assertThat(ask(words, vectors, embedder, status).passages()).extracting(p -> p.passage().id().article()).first()
                    .isEqualTo("jam");
        }
    }

    private static Retrieval ask(KeywordIndex words, VectorIndex vectors, Embedder embedder, MeaningStatus status) {
        return new HybridRetriever(words, new Meaning(embedder, vectors, status), Language.words(), Synonyms.NONE)
                .search("卡纸", null, new Scope(Set.of("everyone"), null), 5);
    }

    private Reindexing reindexing(KeywordIndex words, VectorIndex vectors, Embedder embedder, MeaningStatus status) {
        return new Reindexing(new English(), words, vectors, new Embeddings(embedder, store, 1), status);
    }

    private RemoteEmbedder embedder() {
        return embedder(OptionalInt.empty());
    }

    private RemoteEmbedder embedder(OptionalInt dimensions) {
        return new RemoteEmbedder(new RemoteModel(endpoint.url(), "secret-key", "near", dimensions, "query: ", "passage: ",
                Duration.ofMillis(500)), store, PatternRedactor.withRandomKey(PatternRedactor.Addresses.KEEP), clock);
    }

    private static final class English implements PublishedArticles {
        private static final Map<String, PublishedArticle> ARTICLES = Map.of("jam", article("jam", "Paper jam"), "wifi",
                article("wifi", "Wireless network"));

        private static PublishedArticle article(String id, String title) {
            return new PublishedArticle(id, 1, id, title, List.of(title), "en", Set.of("everyone"),
                    List.of(new Section(title, "What to do about it.")));
        }

        @Override
        public Revision revision() {
            return new Revision("test", 1);
        }

        @Override
        public List<String> changedSince(long revision) {
            return List.copyOf(ARTICLES.keySet());
        }

        @Override
        public Optional<PublishedArticle> published(String id) {
            return Optional.ofNullable(ARTICLES.get(id));
        }
    }

    private static final class Store implements EmbeddingStore {
        private final Map<String, float[]> vectors = new HashMap<>();

        @Override
        public Map<String, float[]> find(String fingerprint, Collection<String> checksums) {
            Map<String, float[]> found = new HashMap<>();
            checksums.stream().filter(one -> vectors.containsKey(fingerprint + one))
                    .forEach(one -> found.put(one, vectors.get(fingerprint + one)));
            return found;
        }

        @Override
        public void save(String fingerprint, Map<String, float[]> fresh) {
            fresh.forEach((checksum, vector) -> vectors.put(fingerprint + checksum, vector));
        }
    }

    private static final class HandSet extends Clock {
        private Instant now = Instant.parse("2026-11-22T10:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
