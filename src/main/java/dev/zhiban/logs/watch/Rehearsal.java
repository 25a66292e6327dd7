package dev.zhiban.logs.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.zhiban.logs.Anomaly;
import dev.zhiban.logs.RehearsedSource;
import dev.zhiban.logs.intake.Arrival;
import dev.zhiban.logs.knownerror.KnownErrors;

/// The watch of one source without a database: what it would warn of. Silence is not listened for.
public final class Rehearsal {

    private final RehearsedSource source;
    private final SourceWatch watch;
    private final List<Anomaly> raised = new ArrayList<>();

    public Rehearsal(RehearsedSource source, Clock clock, Duration learning) {
        this.source = source;
        this.watch = new SourceWatch(new SourceBaseline(), ZoneOffset.UTC, clock, KnownErrors.NONE, UnaryOperator.identity(),
                learning);
    }

    /// Reads lines that came at this time; gives what is new among the warnings.
    public List<Anomaly> read(List<String> lines, Instant now) {
        long at = now.toEpochMilli();
        List<Anomaly> fresh = new ArrayList<>();
        for (Noted noted : watch.read(lines.stream().map(line -> new Arrival(at, line)).toList(), at)) {
            if (noted.goesOn()) {
                continue;
            }
            long hour = raised.stream().filter(one -> one.raisedAt().isAfter(now.minus(Duration.ofHours(1)))).count();
            if (hour < StoredAnomalies.HOURLY) {
                Anomaly anomaly = anomaly(noted, now);
                raised.add(anomaly);
                fresh.add(anomaly);
            }
        }
        return fresh;
    }

    private Anomaly anomaly(Noted noted, Instant now) {
        return new Anomaly(source.id().getLeastSignificantBits() + raised.size(), source.id(), source.service(),
                source.service(), source.words(), noted.kind(), noted.title(), noted.article(),
                Instant.ofEpochMilli(noted.firstAt()), Instant.ofEpochMilli(noted.lastAt()), now, null, noted.count(),
                noted.evidence(), 0);
    }
}
