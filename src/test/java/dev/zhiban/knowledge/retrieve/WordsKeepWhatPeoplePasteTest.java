package dev.zhiban.knowledge.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.zhiban.knowledge.keyword.Language;

class WordsKeepWhatPeoplePasteTest {

    private final Words words = Language.words();

    @ParameterizedTest
    @ValueSource(strings = { "0x80070035", "ORA-12154", "5.7.1", "ERR_CERT_DATE_INVALID", "10.0.0.1:8080",
            "java.lang.OutOfMemoryError",
            "name@example.com", "win10" })
    void whatNamesSomethingExactlyStaysWhole(String pasted) {
        assertThat(words.of("报错 " + pasted + "，怎么办").keySet()).contains(pasted.toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void itsPartsAreSoughtToo() {
        assertThat(words.of("ORA-12154").keySet()).contains("ora", "12154");
        assertThat(words.of("OutOfMemoryError").keySet()).contains("memori", "error");
    }

    @Test
    void chineseBecomesPairs() {
        assertThat(words.of("打印机卡纸").keySet()).contains("打印", "印机", "机卡", "卡纸");
    }

    @Test
    void wordsOfBothScriptsNeedNoSpaceBetweenThem() {
        assertThat(words.of("2015年VPN连不上").keySet()).contains("2015", "vpn", "连不", "不上");
    }

    @Test
    void fullWidthCapitalsAndTraditionalCharactersAreTheSame() {
        assertThat(words.of("ＶＰＮ認證失敗").keySet()).isEqualTo(words.of("vpn认证失败").keySet());
    }

    @Test
    void englishIsStemmedWithoutStopWords() {
        assertThat(words.of("The printers are printing").keySet()).containsExactlyInAnyOrder("printer", "print");
    }

    @Test
    void nothingBreaksIt() {
        assertThat(words.of("").keySet()).isEmpty();
        assertThat(words.of("😀🎉 ~!@#$%^&*() \u0000 \uD800").keySet()).isEmpty();
        assertThat(words.of("x".repeat(100_000)).keySet()).allMatch(term -> term.length() <= 96);
    }
}
