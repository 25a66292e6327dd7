package dev.zhiban.logs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was noticed in the live sources.
public interface Anomalies {

    Optional<Anomaly> byId(long id);

    /// Those that were seen at or after this time, oldest first, at most 1,000.
    List<Anomaly> since(Instant from);
}
