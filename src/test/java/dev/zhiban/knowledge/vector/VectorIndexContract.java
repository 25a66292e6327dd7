package dev.zhiban.knowledge.vector;

import static dev.zhiban.knowledge.vector.VectorIndex.Of.ARTICLES;
import static dev.zhiban.knowledge.vector.VectorIndex.Of.PASSAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;

/// What both twins of [VectorIndex] do.
abstract class VectorIndexContract {

    private static final Scope ALL = new Scope(Set.of("everyone"), null);

    private final Random random = new Random(20261122);
    VectorIndex index;

    abstract VectorIndex open() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        index = open();
    }

    @AfterEach
    void end() {
        index.close();
    }

    @Test
    void theNearestComeFirstWithTheirCosine() {
        float[] question = vector(Space.ZH);
        put("near", Space.ZH, question, "everyone");
        put("far", Space.ZH, vector(Space.ZH), "everyone");

        List<Scored> found = index.search(Space.ZH, question, PASSAGES, ALL, 10);

        assertThat(found).extracting(scored -> scored.id().article()).containsExactly("near", "far");
        assertThat(found.getFirst().score()).isCloseTo(1, within(0.001));
    }

    @Test
    void spacesAreNeverCompared() {
        put("zh", Space.ZH, vector(Space.ZH), "everyone");
        put("en", Space.EN, vector(Space.EN), "everyone");

        assertThat(index.search(Space.EN, vector(Space.EN), PASSAGES, ALL, 10)).extracting(scored -> scored.id().article())
                .containsExactly("en");
    }

    @Test
    void whatTheReaderMayNotReadIsNotThere() {
        float[] question = vector(Space.ZH);
        put("secret", Space.ZH, question, "role:agent");
        put("open", Space.ZH, vector(Space.ZH), "everyone");

        assertThat(index.search(Space.ZH, question, PASSAGES, ALL, 1)).extracting(scored -> scored.id().article())
                .containsExactly("open");
        assertThat(index.search(Space.ZH, question, PASSAGES, new Scope(Set.of(), null), 5)).isEmpty();
        assertThat(index.search(Space.ZH, question, PASSAGES, new Scope(Set.of("everyone", "role:agent"), null), 5)).hasSize(2);
    }

    @Test
    void aLanguageCanBeAskedFor() {
        put("zh", Space.ZH, vector(Space.ZH), "everyone");

        assertThat(index.search(Space.ZH, vector(Space.ZH), PASSAGES, new Scope(Set.of("everyone"), "zh"), 5)).hasSize(1);
        assertThat(index.search(Space.ZH, vector(Space.ZH), PASSAGES, new Scope(Set.of("everyone"), "en"), 5)).isEmpty();
    }

    @Test
    void anArticleIsReplacedAsAWhole() {
        float[] question = vector(Space.ZH);
        put("a", Space.ZH, question, "everyone");
        index.replace("a", List.of(entry("a", 2, 1, 0, Space.ZH, vector(Space.ZH), "everyone")));
        index.commit("2");

        assertThat(index.search(Space.ZH, question, PASSAGES, ALL, 5)).extracting(Scored::id)
                .containsExactly(new PassageId("a", 2, 1));
        index.replace("a", List.of());
        index.commit("3");
        assertThat(index.search(Space.ZH, question, PASSAGES, ALL, 5)).isEmpty();
        assertThat(index.size()).isZero();
    }

    @Test
    void anArticleWithSeveralQuestionsComesOnceByItsNearest() {
        float[] question = vector(Space.EN);
        index.replace("a", List.of(entry("a", 1, 0, 0, Space.EN, vector(Space.EN), "everyone"),
                entry("a", 1, 0, 1, Space.EN, question, "everyone")));
        index.commit("1");

        List<Scored> found = index.search(Space.EN, question, ARTICLES, ALL, 5);

        assertThat(found).hasSize(1);
        assertThat(index.search(Space.EN, question, PASSAGES, ALL, 5)).isEmpty();
        assertThat(found.getFirst().score()).isCloseTo(1, within(0.001));
    }

    @Test
    void theMarkIsKeptAndClearedWithTheVectors() {
        assertThat(index.mark()).isEmpty();
        put("a", Space.ZH, vector(Space.ZH), "everyone");
        index.commit("seen 7");
        assertThat(index.mark()).isEqualTo("seen 7");
        index.clear();
        index.commit("");
        assertThat(index.search(Space.ZH, vector(Space.ZH), PASSAGES, ALL, 5)).isEmpty();
    }

    @Test
    void mostOfTheNearestAreFoundAlsoBehindASelectiveFilter() {
        List<float[]> vectors = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            vectors.add(vector(Space.EN));
            index.replace("a" + i,
                    List.of(entry("a" + i, 1, 1, 0, Space.EN, vectors.get(i), i % 20 == 0 ? "few" : "everyone")));
        }
        index.commit("all");

        assertThat(recall(vectors, 1, ALL)).isGreaterThanOrEqualTo(0.97);
        assertThat(recall(vectors, 20, new Scope(Set.of("few"), null))).isGreaterThanOrEqualTo(0.97);
    }

    /// Recall@10 against exact search, over 20 questions.
    private double recall(List<float[]> vectors, int visibleEach, Scope scope) {
        int hits = 0;
        for (int q = 0; q < 20; q++) {
            float[] question = vector(Space.EN);
            List<String> exact = java.util.stream.IntStream.range(0, vectors.size())
                    .filter(i -> visibleEach == 1 ? i % 20 != 0 : i % visibleEach == 0).boxed()
                    .sorted(Comparator.comparingDouble(i -> -dot(question, vectors.get(i)))).limit(10).map(i -> "a" + i)
                    .toList();
            hits += (int) index.search(Space.EN, question, PASSAGES, scope, 10).stream().map(scored -> scored.id().article())
                    .filter(exact::contains).count();
        }
        return hits / 200.0;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private void put(String article, Space space, float[] vector, String audience) {
        index.replace(article, List.of(entry(article, 1, 1, 0, space, vector, audience)));
        index.commit("1");
    }

    private static VectorEntry entry(String article, int version, int paragraph, int slot, Space space, float[] vector,
            String audience) {
        return new VectorEntry(new PassageId(article, version, paragraph), slot, space, vector, space.tag(), Set.of(audience));
    }

    private float[] vector(Space space) {
        float[] vector = new float[(space == Space.EN ? 384 : 512)];
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
            sum += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(sum);
        }
        return vector;
    }
}
