package dev.zhiban.logs.format;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// All header shapes, in the order in which they are tried: the narrow ones before the wide ones. Envelopes (syslog, Docker,
/// containerd) are opened: the header inside adds what the outer one does not say. Not thread-safe: one for each log.
public final class LogFormats {

    private static final int DEPTH = 3;

    private final List<LogFormat> formats;
    private final Timestamps times;

    public LogFormats(ZoneId zone, Clock clock) {
        times = new Timestamps(zone, clock);
        formats = List.of(
                new Json(times),
                new ContainerRuntime(times),
                new Syslog5424(times),
                new Logcat(times),
                new Klog(times),
                new AccessLog(times),
                new GcLog(times),
                new ClassicGcLog(times),
                new WindowsEvents(times),
                new DotNet(times),
                new Zap(times),
                new WebServerError(times),
                new Celery(times),
                new PythonLogging(times),
                new PostgreSql(times),
                new MySql(times),
                new Logback(times),
                new Syslog3164(times),
                new Logfmt(times),
                new Stamped(times),
                new Levelled());
    }

    public List<LogFormat> all() {
        return formats;
    }

    /// The reader of the timestamps that the formats find, of the same zone and clock.
    public Timestamps times() {
        return times;
    }

    /// What the header of the line says, envelopes opened; empty when no shape fits.
    public Optional<LogLine> parse(Line line) {
        return parse(line, DEPTH);
    }

    private Optional<LogLine> parse(Line line, int depth) {
        for (LogFormat format : formats) {
            Optional<LogLine> found = format.parse(line);
            if (found.isPresent()) {
                LogLine outer = found.get();
                return Optional.of(outer.envelope() && depth > 0 ? opened(line, outer, depth) : outer);
            }
        }
        return Optional.empty();
    }

    private LogLine opened(Line line, LogLine outer, int depth) {
        Optional<LogLine> inside = parse(outer.message(), depth - 1);
        if (inside.isEmpty()) {
            return outer;
        }
        LogLine inner = inside.get();
        int timeAt = outer.timeAt();
        if (timeAt < 0 && inner.timeAt() >= 0 && outer.message().bytes() == line.bytes()) {
            timeAt = outer.message().from() - line.from() + inner.timeAt();
        }
        return new LogLine(outer.format(), timeAt, inner.level() == Level.NONE ? outer.level() : inner.level(),
                inner.logger().isEmpty() ? outer.logger() : inner.logger(), inner.message(), inner.envelope());
    }
}
