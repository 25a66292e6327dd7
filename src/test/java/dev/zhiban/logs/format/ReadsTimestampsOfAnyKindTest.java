package dev.zhiban.logs.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadsTimestampsOfAnyKindTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2026-11-20 10:00:00.123|2026-11-20T10:00:00.123Z", "2026-11-20T10:00:00+08:00|2026-11-20T02:00:00Z",
            "2026-11-20 10:00:00,5|2026-11-20T10:00:00.500Z", "2026/11/20 10:00:00|2026-11-20T10:00:00Z",
            "20/Nov/2026:10:00:00 +0800|2026-11-20T02:00:00Z", "Nov 20 10:00:00|2026-11-20T10:00:00Z",
            "Dec  4 10:00:00|2025-12-04T10:00:00Z", "Fri Nov 20 10:00:00 2026|2026-11-20T10:00:00Z",
            "081109 203615|2008-11-09T20:36:15Z", "17/06/09 20:10:40|2017-06-09T20:10:40Z",
            "20171223-22:15:29:606|2017-12-23T22:15:29.606Z", "20171223-23:4:47:52|2017-12-23T23:04:47.520Z",
            "2005-06-03-15.42.50.675872|2005-06-03T15:42:50.675Z", "1795168800|2026-11-20T10:00:00Z",
            "1795168800123|2026-11-20T10:00:00.123Z", "1.795168800123e+09|2026-11-20T10:00:00.123Z",
            "1.7e+09|2023-11-14T22:13:20Z", "2e9|2033-05-18T03:33:20Z", "1.7951688001234567e+12|2026-11-20T10:00:00.123Z",
            "03-17 16:13:38.811|2026-03-17T16:13:38.811Z",
            "10.30 16:49:06|2026-10-30T16:49:06Z", "11/20/2026 3:16:01 PM|2026-11-20T15:16:01Z",
            "20-Nov-2026 10:00:00.5|2026-11-20T10:00:00.500Z", "09.06.2017 10:00:00|2017-06-09T10:00:00Z",
            "2026-11-20 10:00|2026-11-20T10:00:00Z", "10:32:01.5|1970-01-01T10:32:01.500Z" })
    void readsIt(String text, String instant) {
        Timestamps times = new Timestamps(ZoneOffset.UTC, CLOCK);

        assertThat(times.read(Line.of(text), 0)).isTrue();

        assertThat(Instant.ofEpochMilli(times.millis())).isEqualTo(Instant.parse(instant));
        assertThat(times.end()).isEqualTo(text.length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "192.0.2.17", "12345", "2026-13-40 10:00:00", "Mayday 12 10:00:00", "10:99:00",
            "1.7e+10", "1.7e+09x", "1.7e", "3e-09",
            "1234567890123456789012" })
    void leavesOthersAlone(String text) {
        assertThat(new Timestamps(ZoneOffset.UTC, CLOCK).read(Line.of(text), 0)).isFalse();
    }

    @Test
    void aZoneOfTheReaderIsAppliedWhereTheStampNamesNone() {
        Timestamps times = new Timestamps(ZoneId.of("Asia/Shanghai"), CLOCK);

        assertThat(times.read(Line.of("2026-11-20 10:00:00"), 0)).isTrue();

        assertThat(Instant.ofEpochMilli(times.millis())).isEqualTo(Instant.parse("2026-11-20T02:00:00Z"));
    }
}
