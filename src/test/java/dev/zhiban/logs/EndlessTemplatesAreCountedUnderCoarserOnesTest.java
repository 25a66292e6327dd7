package dev.zhiban.logs;

import static dev.zhiban.logs.Explaining.explain;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.zhiban.logs.Explanation.Template;

/// When there are more shapes than the miner keeps, the least used go into coarser ones; nothing is dropped.
class EndlessTemplatesAreCountedUnderCoarserOnesTest {

    private static final int LINES = 45_000;

    @Test
    void everyRecordIsCountedAndTheFrequentTemplateStaysAsItIs() {
        Explanation explanation = explain(log());

        long shown = explanation.templates().stream().mapToLong(Template::count).sum();
        assertThat(explanation.records()).isEqualTo(LINES);
        assertThat(shown + explanation.moreRecords()).isEqualTo(LINES);
        assertThat(explanation.templates()).anySatisfy(template -> {
            assertThat(template.text()).isEqualTo("heartbeat of worker <NUM>");
            assertThat(template.count()).isEqualTo(LINES / 5);
            assertThat(template.first().line()).isEqualTo(1);
        });
    }

    @Test
    void everyLineHasATemplate() throws IOException {
        List<Integer> shapes = new ArrayList<>();
        int[] templates = Explaining.logs().read(new ByteArrayInputStream(log().getBytes(StandardCharsets.UTF_8)),
                ExplainOptions.DEFAULT, shapes::add).templateOfShape();

        assertThat(shapes).hasSize(LINES).allSatisfy(shape -> assertThat(templates[shape]).isPositive());
        assertThat(shapes.stream().map(shape -> templates[shape]).distinct().count()).isLessThan(15_000);
    }

    private static String log() {
        Random random = new Random(11);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            if (i % 5 == 0) {
                log.append("heartbeat of worker ").append(random.nextInt(100));
            } else {
                for (int word = random.nextInt(3, 12); word > 0; word--) {
                    log.append(word(random)).append(' ');
                }
            }
            log.append('\n');
        }
        return log.toString();
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int letter = random.nextInt(3, 9); letter > 0; letter--) {
            word.append((char) ('g' + random.nextInt(20)));
        }
        return word.toString();
    }
}
