package dev.zhiban.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.zhiban.knowledge.vector.Space;

class ScaleOfTheBuiltInModelsTest {

    @Test
    void isWhatTheirVectorsSay() {
        OnnxEmbedder models = new OnnxEmbedder();
        List<float[]> vectors = IntStream.range(0, Scale.TEXTS.size())
                .mapToObj(i -> models.embed(i < Scale.TEXTS.size() / 2 ? Space.ZH : Space.EN, Scale.TEXTS.get(i))).toList();

        Scale measured = Scale.of(vectors);

        assertThat(measured.related()).isCloseTo(Scale.BUILT_IN.related(), within(0.005));
        assertThat(measured.unrelated()).isCloseTo(Scale.BUILT_IN.unrelated(), within(0.005));
    }
}
