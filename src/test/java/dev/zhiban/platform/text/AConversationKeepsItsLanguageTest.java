package dev.zhiban.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AConversationKeepsItsLanguageTest {

    @ParameterizedTest
    @ValueSource(strings = { "too many connections", "Access is denied.", "exit code 137", "CRITICAL_PROCESS_DIED",
            "java.lang.OutOfMemoryError: Java heap space", "no route to host", "Permission denied (publickey)", "0x80070005",
            "The user name or password is incorrect", "https://example.com/?q=a&b" })
    void anErrorMessageInAChineseConversationIsAnsweredInChinese(String pasted) {
        assertThat(Lang.next(pasted, Lang.ZH)).isEqualTo(Lang.ZH);
        assertThat(Lang.next(pasted, Lang.EN)).isEqualTo(Lang.EN);
    }

    @ParameterizedTest
    @ValueSource(strings = { "how do I fix it", "My password does not work", "Thanks, that worked", "is there a newer driver?",
            "I'm on a Mac", "still not working" })
    void whoSpeaksEnglishIsAnsweredInEnglish(String said) {
        assertThat(Lang.next(said, Lang.ZH)).isEqualTo(Lang.EN);
    }

    @ParameterizedTest
    @ValueSource(strings = { "共享盘打不开", "outlook 打不开 error 0x80040115" })
    void whoSpeaksChineseIsAnsweredInChinese(String said) {
        assertThat(Lang.next(said, Lang.EN)).isEqualTo(Lang.ZH);
    }
}
