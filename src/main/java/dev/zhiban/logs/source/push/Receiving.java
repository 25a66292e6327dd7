package dev.zhiban.logs.source.push;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.intake.Arrival;
import dev.zhiban.logs.intake.Inbox;
import dev.zhiban.logs.intake.LogSource;
import dev.zhiban.logs.intake.LogSources;
import dev.zhiban.logs.intake.Quotas;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.micrometer.core.instrument.MeterRegistry;

/// What every push has in common: whose it is, whether there is room, and that it is a row before it is acknowledged.
@ApplicationScoped
class Receiving {

    private static final int ENTRIES = 100_000;
    private static final Duration LATER = Duration.ofSeconds(5);

    private final LogSources sources;
    private final Quotas quotas;
    private final Inbox inbox;
    private final MeterRegistry meters;

    Receiving(LogSources sources, Quotas quotas, Inbox inbox, MeterRegistry meters) {
        this.sources = sources;
        this.quotas = quotas;
        this.inbox = inbox;
        this.meters = meters;
    }

    /// The source whose token the header shows, as bearer token or as the password of Basic.
    ///
    /// @throws Problem 401 where there is none, 429 where it has too much waiting
    LogSource source(@Nullable String authorization) {
        LogSource source = token(authorization) instanceof String token && token.length() <= 100
                ? sources.byToken(token).orElseThrow(Receiving::unknown)
                : null;
        if (source == null) {
            throw unknown();
        }
        if (inbox.full(source)) {
            throw later(source, LATER);
        }
        return source;
    }

    private static @Nullable String token(@Nullable String authorization) {
        if (authorization == null) {
            return null;
        }
        String[] parts = authorization.strip().split("\\s+", 2);
        if (parts.length < 2) {
            return null;
        }
        if (parts[0].equalsIgnoreCase("bearer")) {
            return parts[1];
        }
        if (!parts[0].equalsIgnoreCase("basic")) {
            return null;
        }
        try {
            String pair = new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /// Committed when this returns.
    ///
    /// @throws Problem 413 for more than the quota of a minute, 429 for more than what is left of it
    void accept(LogSource source, Inbox.Kind kind, List<Arrival> arrivals, long bytes) {
        if (arrivals.size() > ENTRIES || !Quotas.possible(source, arrivals.size(), bytes)) {
            throw PushedBody.tooLarge(source.bytesPerMinute()).with("maxLines", Math.min(ENTRIES, source.linesPerMinute()));
        }
        Duration wait = quotas.take(source, arrivals.size(), bytes);
        if (!wait.isZero()) {
            throw later(source, wait);
        }
        inbox.append(source, kind, arrivals);
    }

    private Problem later(LogSource source, Duration wait) {
        meters.counter("zhiban.sources.refused", "kind", source.kind().name()).increment();
        return new Problem(429, "too-many-requests",
                Text.of("这个日志源发得太快，请稍后再发。", "This source sends too fast; come again later."))
                .retryAfter((int) Math.clamp(wait.toSeconds() + 1, 1, 60));
    }

    private static Problem unknown() {
        return new Problem(401, "unknown-source", Text.of("令牌无效，或日志源已停用。", "The token is not valid, or the source is off."));
    }
}
