package dev.zhiban.logs.source.syslog;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.zhiban.logs.intake.Arrival;
import dev.zhiban.logs.intake.Inbox;
import dev.zhiban.logs.intake.LogSource;
import dev.zhiban.logs.intake.Quotas;
import dev.zhiban.logs.source.LogBytes;
import dev.zhiban.platform.persistence.DatabaseTrouble;

import io.micrometer.core.instrument.MeterRegistry;

/// Puts syslog messages into the inbox. Waits while the database is away or a source has sent more than it may, as long as it
/// is told to: that holds a TCP sender back.
@ApplicationScoped
class Keeping {

    private static final Logger LOG = Logger.getLogger(Keeping.class);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Senders senders;
    private final Inbox inbox;
    private final Quotas quotas;
    private final MeterRegistry meters;

    Keeping(Senders senders, Inbox inbox, Quotas quotas, MeterRegistry meters) {
        this.senders = senders;
        this.inbox = inbox;
        this.quotas = quotas;
        this.meters = meters;
    }

    record Message(InetAddress sender, byte[] bytes) {
    }

    /// @param patient whether to wait for room, else what finds none is dropped and counted
    void keep(List<Message> messages, boolean patient) throws InterruptedException {
        while (true) {
            try {
                Map<LogSource, List<Arrival>> sorted = sorted(messages);
                for (Map.Entry<LogSource, List<Arrival>> each : sorted.entrySet()) {
                    keep(each.getKey(), each.getValue(), patient);
                }
                return;
            } catch (RuntimeException e) {
                if (!DatabaseTrouble.isOutage(e)) {
                    LOG.error("Syslog messages could not be kept", e);
                    dropped(messages.size());
                    return;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private Map<LogSource, List<Arrival>> sorted(List<Message> messages) {
        Map<LogSource, List<Arrival>> sorted = new LinkedHashMap<>();
        for (Message message : messages) {
            String text = LogBytes.decode(message.bytes(), 0, message.bytes().length).stripTrailing();
            senders.of(message.sender(), text).ifPresentOrElse(
                    source -> sorted.computeIfAbsent(source, _ -> new ArrayList<>()).add(Arrival.of(text)),
                    () -> meters.counter("zhiban.sources.syslog.unknown").increment());
        }
        return sorted;
    }

    private void keep(LogSource source, List<Arrival> arrivals, boolean patient) throws InterruptedException {
        long bytes = arrivals.stream().mapToLong(arrival -> arrival.text().length()).sum();
        int lines = Math.min(arrivals.size(), source.linesPerMinute());
        while (inbox.full(source)
                || !quotas.take(source, lines, Math.min(bytes, source.bytesPerMinute())).isZero()) {
            if (!patient) {
                dropped(arrivals.size());
                return;
            }
            Thread.sleep(PAUSE);
        }
        inbox.append(source, Inbox.Kind.LINES, arrivals);
    }

    void dropped(int messages) {
        meters.counter("zhiban.sources.syslog.dropped").increment(messages);
    }
}
