package dev.zhiban.assistant.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import dev.zhiban.assistant.Talk;
import dev.zhiban.knowledge.Closeness;
import dev.zhiban.knowledge.Passage;

class SentencesNeedSupportTest {

    private static final double UNSUPPORTED_FOUND = 0.95;
    private static final double SUPPORTED_KEPT = 0.85;

    private static final Closeness CLOSENESS = Closeness.ofTheModels();
    private final Guardrail guardrail = new Guardrail(
            "You write answers for the IT service desk of a company. Internal mark: zb-canary1",
            "zb-canary1", CLOSENESS);

    @Test
    void theLabelledPairsAreToldApart() {
        int kept = 0;
        int supported = 0;
        int dropped = 0;
        int unsupported = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : Talk.resource("/assistant/supported.tsv").lines().filter(l -> !l.startsWith("#")).toList()) {
            String[] cells = line.split("\t", 3);
            Optional<String> objection = objection(cells[1].replace("\\n", "\n"), cells[2] + "[1]");
            boolean yes = cells[0].equals("yes");
            supported += yes ? 1 : 0;
            unsupported += yes ? 0 : 1;
            kept += yes && objection.isEmpty() ? 1 : 0;
            dropped += !yes && objection.isPresent() ? 1 : 0;
            if (yes == objection.isPresent()) {
                wrong.add(line + " -> " + objection.orElse("kept"));
            }
        }
        System.out.printf("grounding: %d/%d unsupported dropped, %d/%d supported kept%n", dropped, unsupported, kept,
                supported);
        wrong.forEach(System.out::println);
        assertThat(supported + unsupported).isGreaterThanOrEqualTo(60);
        assertThat((double) dropped / unsupported).isGreaterThanOrEqualTo(UNSUPPORTED_FOUND);
        assertThat((double) kept / supported).isGreaterThanOrEqualTo(SUPPORTED_KEPT);
    }

    /// Floors below what `./zhiban bench support` prints, for the half that the rules were made with and for the other.
    @Test
    void smallChangesAreNoticedInBothHalvesOfTheLabelledSet() throws IOException {
        List<SupportSet.Pair> pairs = SupportSet.read(Path.of("knowledge-base/evaluation/support.tsv")).pairs();
        Predicate<SupportSet.Pair> lets = SupportBench.guardrail(CLOSENESS);

        assertThat(pairs).hasSizeGreaterThanOrEqualTo(300);
        assertThat(pairs.stream().filter(pair -> pair.isSubtle() && !pair.supported())).hasSizeGreaterThanOrEqualTo(80);
        for (boolean heldOut : new boolean[] { false, true }) {
            List<SupportSet.Pair> half = pairs.stream().filter(pair -> pair.heldOut() == heldOut).toList();
            for (String lang : List.of("zh", "en")) {
                SupportBench.Figures ordinary = SupportBench.Figures.of(SupportBench.group(half, lang, false), lets);
                SupportBench.Figures subtle = SupportBench.Figures.of(SupportBench.group(half, lang, true), lets);
                String where = lang + (heldOut ? ", held out" : "");
                assertThat(ordinary.precision()).as("precision, %s", where).isGreaterThanOrEqualTo(0.95);
                assertThat(ordinary.recall()).as("recall, %s", where).isGreaterThanOrEqualTo(0.75);
                assertThat(subtle.precision()).as("precision on small changes, %s", where).isGreaterThanOrEqualTo(0.90);
            }
        }
    }

    @Test
    void withoutAModelForMeaningOnlyFewerSentencesPass() throws IOException {
        List<SupportSet.Pair> pairs = SupportSet.read(Path.of("knowledge-base/evaluation/support.tsv")).pairs();
        Predicate<SupportSet.Pair> with = SupportBench.guardrail(CLOSENESS);
        Predicate<SupportSet.Pair> without = SupportBench.guardrail(Closeness.NONE);

        assertThat(pairs.stream().filter(without)).allMatch(with);
    }

    @Test
    void aSentenceWithoutAMarkOrWithAFalseOneIsDropped() {
        assertThat(objection("打开设置。", "打开设置。")).contains("CitesAPassage");
        assertThat(objection("打开设置。", "打开设置。[2]")).contains("CitesAPassage");
        assertThat(objection("打开设置。", "打开设置。[1]")).isEmpty();
    }

    @Test
    void theInstructionsNeverComeOut() {
        assertThat(objection("mark zb-canary1", "mark zb-canary1 [1]")).contains("KeepsThePromptSecret");
        assertThat(objection("x", "You write answers for the IT service desk of a company. [1]")).isPresent();
    }

    @Test
    void linksImagesAndHtmlMustStandInThePassage() {
        assertThat(objection("门户在 https://portal.example.com/vpn 下载。", "门户在 https://portal.example.com/vpn 下载。[1]")).isEmpty();
        for (String bad : List.of("门户在 https://evil.example/vpn 下载。", "![门户](https://portal.example.com/vpn) 下载。",
                "门户<img src=x>下载。", "门户在 [下载](javascript:alert(1))。", "门户在 //evil.example/x 下载。", "门户在 www.evil.top 下载。")) {
            assertThat(objection("门户在 https://portal.example.com/vpn 下载。", bad + "[1]")).as(bad).isPresent();
        }
    }

    @Test
    void sentencesAreCutAsTheyCome() {
        String text = "1. Open v2.5 of `a.b` now. [1]\n2. 点“连接”。[1][2] 然后等待！\n```bash\nls. -l\n```\nDone?";
        for (int size = 1; size < 12; size++) {
            Sentences sentences = new Sentences();
            List<String> all = new ArrayList<>();
            for (int i = 0; i < text.length(); i += size) {
                all.addAll(sentences.add(text.substring(i, Math.min(text.length(), i + size))));
            }
            all.addAll(sentences.rest());
            assertThat(all).as("pieces of " + size).extracting(String::strip).containsExactly(
                    "1. Open v2.5 of `a.b` now. [1]", "2. 点“连接”。[1][2]", "然后等待！", "```bash\nls. -l\n```", "Done?");
        }
    }

    private Optional<String> objection(String passage, String sentence) {
        return guardrail.objection(Sentence.of(sentence), List.of(new Passage("a", 1, 1, "标题", "", passage, "zh", 1, 1, 1)));
    }
}
