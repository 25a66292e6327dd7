package dev.zhiban.logs.knownerror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.re2j.Pattern;

class NeededTextsStandInEveryMatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "AH00484: server; [x] AH00484: server reached",
            "\\b(ErrImagePull|ImagePullBackOff)\\b; Failed: ImagePullBackOff now",
            "connect\\(\\) failed \\(111: (refused|Unknown)\\); connect() failed (111: refused) to upstream",
            "\\b(452|552|554)[ -][45]\\.2\\.2\\b; said 552-5.2.2 full",
            "colou?r is red; the color is red",
            "ab+c{2}d; xabbbccdx",
            "(?i)event ?id[=:\" ]+4740\\b; EventID: 4740",
            "took \\d{1,3}ms; it took 17ms",
            "a[xy]long text; aylong text",
            "\\x41long text|other; Along text",
            "\\p{Greek}beta; γbeta",
            "5?6 bytes left; 56 bytes left",
            "\\Qa.b(c\\E is gone; a.b(c is gone",
            "(one|two|)end of it; xend of it",
            "服务意外地?终止; 服务意外终止" })
    void oneOfThemStandsInTheLine(String expression, String line) {
        Set<String> needed = Needed.of(expression);
        Set<String> exactly = Needed.exactly(expression);

        assertThat(Pattern.compile(expression).matcher(line).find()).isTrue();
        assertThat(needed.isEmpty() || needed.stream().anyMatch(Needed.folded(line)::contains)).as("%s", needed).isTrue();
        assertThat(exactly.isEmpty() || exactly.stream().anyMatch(line::contains)).as("%s", exactly).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "\\b(ErrImagePull|ImagePullBackOff)\\b; errimagepull imagepullbackoff",
            "x+ (552|554)-5\\.2\\.2 y?; -0.0.0 ", "colou?r is red; r is red", "a|b+c; a b" })
    void theLongestCertainOnesAreFound(String expression, String texts) {
        assertThat(String.join(" ", Needed.of(expression)).strip().split(" "))
                .containsExactlyInAnyOrder(texts.strip().split(" "));
    }

    @ParameterizedTest
    @CsvSource({ "a4740b is, A12B IS", "abcd efgh, xx abcd", "2.2, 2.2" })
    void needlesAreFoundWhereOneOfTheirTextsStands(String text, String line) {
        Needles needles = new Needles(List.of(Set.of(Needed.folded(text)), Set.of("never"), Set.of()));

        assertThat(needles.in(Needed.folded(line)).stream().boxed().toList())
                .isEqualTo(Needed.folded(line).contains(Needed.folded(text)) || text.length() < 4 ? List.of(0, 2) : List.of(2));
    }
}
