package dev.zhiban.knowledge.missed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.zhiban.platform.text.Lang;

class QuestionsThatAskTheSameAreOneClusterTest {

    private static final List<Clusters.Item> ITEMS = List.of(item(1, new float[] { 1, 0 }, "vpn", "809"),
            item(2, new float[] { 0.99f, 0.14f }, "tunnel"), item(3, new float[] { 0.75f, 0.66f }, "vpn", "809", "home"),
            item(4, new float[] { 0, 1 }, "printer"), item(5, new float[] { -1, 0 }, "printer"),
            item(6, new float[] { 0.75f, -0.66f }, "mail"));

    @Test
    void meaningOrWordsOrBothBringThemTogether() {
        assertThat(ids(Clusters.of(ITEMS))).containsExactly(List.of(1L, 2L, 3L), List.of(4L, 5L), List.of(6L));
    }

    @Test
    void theOrderInWhichTheyComeMakesNoDifference() {
        for (int seed = 0; seed < 100; seed++) {
            List<Clusters.Item> shuffled = new ArrayList<>(ITEMS);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(ids(Clusters.of(shuffled))).isEqualTo(ids(Clusters.of(ITEMS)));
        }
    }

    @Test
    void anAgentsLinesBecomeStepsAndPolitenessIsLeftOut() {
        String section = DraftText.section("打印机 E-4711", "您好！\n1. 关机\n2、等三十秒\n谢谢\n再开机", Lang.ZH);

        assertThat(section).isEqualTo("## 打印机 E-4711\n1. 关机\n2. 等三十秒\n3. 再开机");
    }

    @Test
    void withoutAnAnswerTheDraftSaysThatItIsToBeWritten() {
        assertThat(DraftText.article("Badge", "", Lang.EN)).contains("To be written")
                .contains("## Badge: when to call the service desk");
    }

    private static Clusters.Item item(long id, float[] vector, String... words) {
        return new Clusters.Item(id, "q" + id, "en", vector, Set.of(words));
    }

    private static List<List<Long>> ids(List<List<Clusters.Item>> groups) {
        return groups.stream().map(group -> group.stream().map(Clusters.Item::id).toList()).toList();
    }
}
