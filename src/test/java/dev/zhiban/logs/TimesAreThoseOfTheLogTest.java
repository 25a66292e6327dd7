package dev.zhiban.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesAreThoseOfTheLogTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-20 10:00:00 ERROR lost           | UTC           | 2026-11-20T10:00:00
            2026-11-20T10:00:00+08:00 ERROR lost     | UTC           | 2026-11-20T10:00:00+08:00
            2026-11-20T10:00:00.5Z ERROR lost        | UTC           | 2026-11-20T10:00:00.5Z
            2026-11-20 10:00:00 ERROR lost           | Asia/Shanghai | 2026-11-20T10:00:00+08:00
            {"ts":1795168800,"level":"error","msg":"lost"} | UTC     | 2026-11-20T10:00:00Z
            10:00:00 ERROR lost                      | UTC           | 10:00:00
            """)
    void aTimeIsWrittenAsItStandsInTheLog(String line, String given, String expected) throws IOException {
        Explanation explanation = Explaining.logs().explain(new ByteArrayInputStream(line.getBytes(UTF_8)),
                new ExplainOptions(ZoneId.of(given), 10, 10));

        assertThat(explanation.from()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({ "2026-11-20T10:00:00.5,2026-11-20T09:50:00.500Z", "2026-11-20T10:00:00+08:00,2026-11-20T01:50:00Z",
            "2026-11-20T10:00:00Z,2026-11-20T09:50:00Z", "10:00:00.25,1970-01-01T09:50:00.250Z",
            "00:05:00,1969-12-31T23:55:00Z" })
    void theLastTenMinutesEndWhereTheLogDoes(String end, String begin) {
        LogFilter.Latest latest = LogFilter.ALL.latest(Duration.ofMinutes(10)).endingAt(end).latest();

        assertThat(latest).isEqualTo(new LogFilter.Latest(Duration.ofMinutes(10), Instant.parse(begin)));
    }

    @Test
    void theTimeIsFoundBehindNamesOfAnyLength() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            log.append("192.0.2.").append(i % 2 == 0 ? 200 - i : i % 10)
                    .append(" - - [20/Nov/2026:10:00:00 +0000] \"GET /a HTTP/1.1\" 200 7 \"-\" \"x\"\n");
        }

        Explanation explanation = Explaining.explain(log.toString());

        assertThat(explanation.from()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(explanation.to()).isEqualTo("2026-11-20T10:00:00Z");
    }
}
