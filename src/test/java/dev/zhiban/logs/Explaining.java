package dev.zhiban.logs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.platform.privacy.Redacted;

/// Explains texts for tests: a clock that stands still, a redactor that masks the word `hunter2`.
final class Explaining {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);

    private Explaining() {
    }

    static StreamingLogs logs() {
        return new StreamingLogs(text -> new Redacted(text.replace("hunter2", "<SECRET-1>"),
                text.contains("hunter2") ? Map.of("secret", 1) : Map.of()), KnownErrors.NONE, CLOCK);
    }

    static Explanation explain(String text) {
        return explain(text.getBytes(StandardCharsets.UTF_8));
    }

    static Explanation explain(byte[] bytes) {
        try {
            return logs().explain(new ByteArrayInputStream(bytes), ExplainOptions.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lines of a healthy service, one a second from 10:00:00 on.
    static String quiet(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(line(i, "INFO ",
                    i % 3 == 0 ? "Order " + i + " accepted in " + i % 97 + " ms" : "Cache hit for key " + i * 31));
        }
        return text.toString();
    }

    static String line(int second, String level, String message) {
        return "2026-11-20 %02d:%02d:%02d.000 %s [worker-%d] com.example.shop.Orders - %s%n".formatted(10 + second / 3600,
                second / 60 % 60, second % 60, level, second % 9, message);
    }
}
