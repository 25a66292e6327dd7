package dev.zhiban.knowledge.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.zhiban.knowledge.keyword.Entry;
import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.platform.text.Lang;

class TheOtherLanguageAnswersTest {

    private static final Scope ALL = new Scope(Set.of("everyone"), null);
    private static final Dictionary DICTIONARY = DictionaryKnowsOtherFormsTest.dictionary("printer\t打印机", "toner\t碳粉;墨粉;硒鼓;调色剂",
            "打印机\tprinting press;printer", "硒鼓\ttoner cartridge;cartridge;toner;drum;selenium drum", "茅台\tMaotai");

    private KeywordIndex index;
    private final List<String> compared = new ArrayList<>();
    private final List<Scored> near = new ArrayList<>(List.of(new Scored(new PassageId("toner", 1, 1), 0.8)));
    /// As the embedding models: what is in the space of the question's language, or of the one that is looked for.
    private final VectorLeg meaning = (text, scope, limit) -> {
        compared.add(text);
        String lang = scope.lang() == null ? AskedLanguage.of(text).tag() : scope.lang();
        return new VectorLeg.Near(lang,
                near.stream().filter(one -> one.id().article().endsWith("-zh") == lang.equals("zh")).toList(), List.of());
    };

    @BeforeEach
    void anEnglishBase() throws IOException {
        index = KeywordIndex.open(new ByteBuffersDirectory(), Language.words());
        index.replace("toner", List.of(entry("toner", "Replace the toner", "Open the printer and change the drum.", "en")));
        index.replace("badge", List.of(entry("badge", "Lost badge", "Report it at the gate.", "en")));
        index.commit("1");
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Test
    void aQuestionFindsWhatIsWrittenInTheOtherLanguageOnly() {
        assertThat(first(Synonyms.NONE.beside(DICTIONARY), "打印机换硒鼓")).isEqualTo("toner");
        assertThat(compared).contains("printer toner");
    }

    @Test
    void withoutADictionaryTheOwnSynonymsStillDo() {
        assertThat(first(Synonyms.of(List.of("硒鼓, toner"), Language.words()), "打印机换硒鼓")).isEqualTo("toner");
        assertThat(first(Synonyms.NONE, "打印机换硒鼓")).isEmpty();
    }

    @Test
    void onlyWordsThatPassagesHaveAreSoughtAndFewOfThem() {
        Translation translation = translation("打印机换硒鼓", Synonyms.NONE.beside(DICTIONARY));
        assertThat(translation.matches()).extracting(Synonyms.Match::others).containsExactly(List.of("printer"),
                List.of("toner", "drum"));
    }

    @Test
    void theOwnSynonymsComeBeforeTheDictionary() {
        Translation translation = translation("打印机", Synonyms.of(List.of("打印机, gate"), Language.words()).beside(DICTIONARY));
        assertThat(translation.gloss()).isEqualTo("gate");
    }

    @Test
    void whatNoPassageSaysStillCounts() {
        Translation translation = translation("茅台和打印机", Synonyms.NONE.beside(DICTIONARY));
        Question question = Question.across("茅台和打印机", translation, Language.words(), index);
        assertThat(new Asked(question, index).in(Language.words().of("printer").keySet())).isLessThan(0.5);
    }

    @Test
    void anArticleInBothLanguagesIsShownInTheAskersOne() {
        index.replace("toner-zh", List.of(entry("toner", "更换硒鼓", "打开前盖，取出旧的。", "zh")));
        index.commit("2");
        near.add(new Scored(new PassageId("toner-zh", 1, 1), 0.5));
        assertThat(first(Synonyms.NONE.beside(DICTIONARY), "怎么换硒鼓")).isEqualTo("toner-zh");
    }

    @Test
    void inABaseOfBothLanguagesTheOtherAnswersWhereItIsSurer() {
        index.replace("lunch-zh", List.of(entry("lunch", "食堂几点开饭", "打印机旁边有菜单。", "zh")));
        index.commit("2");
        near.set(0, new Scored(new PassageId("toner", 1, 1), 0.95));
        near.add(new Scored(new PassageId("lunch-zh", 1, 1), 0.3));
        assertThat(first(Synonyms.NONE.beside(DICTIONARY), "打印机换硒鼓")).isEqualTo("toner");
        assertThat(first(Synonyms.NONE, "打印机换硒鼓")).isEqualTo("lunch-zh");
    }

    @Test
    void itIsNotComparedByMeaningWhereItsWordsPromiseNothing() {
        index.replace("lunch-zh", List.of(entry("lunch", "食堂几点开饭", "茅台不卖。", "zh")));
        index.commit("2");
        near.add(new Scored(new PassageId("lunch-zh", 1, 1), 0.3));
        assertThat(first(Synonyms.NONE.beside(DICTIONARY), "食堂卖茅台吗")).isEqualTo("lunch-zh");
        assertThat(compared).hasSize(1);
    }

    private Translation translation(String text, Synonyms synonyms) {
        return new Translation(text, Lang.EN, Language.words(), synonyms, index);
    }

    private String first(Synonyms synonyms, String question) {
        return new HybridRetriever(index, meaning, Language.words(), synonyms).search(question, null, ALL, 3).passages()
                .stream()
                .map(ranked -> ranked.passage().id().article()).findFirst().orElse("");
    }

    private static Entry entry(String family, String title, String text, String lang) {
        String id = lang.equals("zh") ? family + "-zh" : family;
        return new Entry(new PassageText(new PassageId(id, 1, 1), family, title, List.of(), title, text, lang),
                Set.of("everyone"));
    }
}
