package dev.zhiban.logs.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraveWordsAreFoundWhereverTheyStandTest {

    @ParameterizedTest
    @ValueSource(strings = { "error", "failures", "can't open", "could not bind", "timed out", "out of memory", "OOM", "panic",
            "no space left", "no such file", "not permitted", "too many open", "broken", "IOException: x", "x.ParseError: y",
            "失败", "不可用", "耗尽" })
    void trouble(String words) {
        for (String text : List.of(words, "a " + words, "[" + words + "]", "下单" + words, "x=1;" + words + " and more")) {
            assertThat(Gravity.trouble(text)).as(text).isTrue();
            assertThat(Gravity.trouble(text.toUpperCase(Locale.ROOT))).as(text).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "terror", "errorless", "failover", "lostandfound", "unbroken", "room", "er", "e", "", "0 errors",
            "错", "误失败无错误" })
    void partsOfOtherWordsAreNone(String text) {
        assertThat(Gravity.trouble(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "java.lang.OutOfMemoryError: Java heap space", "no space left on device",
            "worker pool is exhausted",
            "ran out of file handles", "memory allocation of 8 bytes failed", "磁盘空间不足", "连接池已满",
            "FATAL: too many connections" })
    void whatIsUsedUp(String text) {
        assertThat(Gravity.exhausted(text)).isTrue();
        assertThat(Gravity.exhausted("at 10:00 " + text)).isTrue();
    }

    @Test
    void whatStarts() {
        assertThat(List.of("Started OrderService in 3.2 s", "the system is ready", "Listening on :80", "服务启动完成"))
                .allMatch(Gravity::starts);
        assertThat(List.of("kickstarted", "it was unready", "启")).noneMatch(Gravity::starts);
    }
}
