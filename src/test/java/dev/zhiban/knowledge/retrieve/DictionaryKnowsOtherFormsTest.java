package dev.zhiban.knowledge.retrieve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.zhiban.knowledge.keyword.Language;

class DictionaryKnowsOtherFormsTest {

    private static final Dictionary SMALL = dictionary("meeting\t会议", "meeting room\t会议室", "policy\t政策;策略", "print\t打印",
            "printer\t打印机", "会议\tmeeting", "会议室\tmeeting room;conference room", "打印\tprint", "政策\tpolicy");

    @Test
    void theLongestExpressionIsTaken() {
        assertThat(in("会议室不能打印")).containsExactly("会议室=[meeting room, conference room]", "打印=[print]");
        assertThat(in("the meeting room")).containsExactly("meeting room=[会议室]");
    }

    @Test
    void pluralsAndTensesAreKnown() {
        assertThat(in("two meeting rooms, printed policies")).containsExactly("meeting rooms=[会议室]", "printed=[打印]",
                "policies=[政策, 策略]");
    }

    @Test
    void partsOfWordsAndUnknownWordsAreNot() {
        assertThat(in("blueprints, 策略, kubernetes; 印")).isEmpty();
    }

    @Test
    void eachLineIsFoundWhereverItStands() {
        List<String> lines = IntStream.range(1_000, 3_000).mapToObj(i -> "key" + i + "\t词" + i).toList();
        Dictionary many = dictionary(lines.toArray(String[]::new));
        assertThat(IntStream.range(1_000, 3_000).filter(i -> many.in("key" + i, Language.words(), 1).isEmpty()).boxed())
                .isEmpty();
    }

    @Test
    void howMuchIsLookedUpIsBounded() {
        assertThat(SMALL.in("打印会议政策会议室", Language.words(), 2)).hasSize(2);
    }

    @Test
    void aMissingOrDamagedOneKnowsNothing() {
        assertThat(Dictionary.NONE.isEmpty()).isTrue();
        assertThat(Dictionary.NONE.in("打印", Language.words(), 9)).isEmpty();
        assertThat(Dictionary.of("no tab\n\n\t\n打印".getBytes(UTF_8)).in("打印 no tab", Language.words(), 9)).isEmpty();
    }

    private static List<String> in(String text) {
        return SMALL.in(text, Language.words(), 9).stream().map(match -> match.word() + "=" + match.others()).toList();
    }

    static Dictionary dictionary(String... sorted) {
        return Dictionary.of(Arrays.stream(sorted).map(line -> line + "\n").collect(Collectors.joining()).getBytes(UTF_8));
    }
}
