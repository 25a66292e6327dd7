package dev.zhiban.logs.source.syslog;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

    private interface Step<T> {
        T take();
    }

    /// Each message once, also where the database goes away in the midst of it: those of all sources are one transaction.
    ///
    /// @param patient whether to wait for room, else what finds none is dropped and counted
    void keep(List<Message> messages, boolean patient) throws InterruptedException {
        try {
            Map<LogSource, List<Arrival>> admitted = new LinkedHashMap<>();
            for (Map.Entry<LogSource, List<Arrival>> each : persistently(() -> sorted(messages)).entrySet()) {
                if (admitted(each.getKey(), each.getValue(), patient)) {
                    admitted.put(each.getKey(), each.getValue());
                }
            }
            if (!admitted.isEmpty()) {
                UUID receipt = UUID.randomUUID();
                persistently(() -> inbox.appendOnce(receipt, admitted));
            }
        } catch (RuntimeException e) {
            LOG.error("Syslog messages could not be kept", e);
            dropped(messages.size());
        }
    }

    private static <T> T persistently(Step<T> step) throws InterruptedException {
        while (true) {
            try {
                return step.take();
            } catch (RuntimeException e) {
                if (!DatabaseTrouble.isOutage(e)) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private Map<LogSource, List<Arrival>> sorted(List<Message> messages) {
        Map<LogSource, List<Arrival>> sorted = new LinkedHashMap<>();
        int unknown = 0;
        for (Message message : messages) {
            String text = LogBytes.decode(message.bytes(), 0, message.bytes().length).stripTrailing();
            Optional<LogSource> source = senders.of(message.sender(), text);
            source.ifPresent(one -> sorted.computeIfAbsent(one, _ -> new ArrayList<>()).add(Arrival.of(text)));
            unknown += source.isEmpty() ? 1 : 0;
        }
        meters.counter("zhiban.sources.syslog.unknown").increment(unknown);
        return sorted;
    }

    private boolean admitted(LogSource source, List<Arrival> arrivals, boolean patient) throws InterruptedException {
        long bytes = arrivals.stream().mapToLong(arrival -> arrival.text().length()).sum();
        int lines = Math.min(arrivals.size(), source.linesPerMinute());
        while (persistently(() -> inbox.full(source))
                || !quotas.take(source, lines, Math.min(bytes, source.bytesPerMinute())).isZero()) {
            if (!patient) {
                dropped(arrivals.size());
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    void dropped(int messages) {
        meters.counter("zhiban.sources.syslog.dropped").increment(messages);
    }
}
