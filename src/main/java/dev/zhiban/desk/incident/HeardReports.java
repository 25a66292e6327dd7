package dev.zhiban.desk.incident;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Reports;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.TicketOpened;
import dev.zhiban.logs.AnomalyDetected;
import dev.zhiban.platform.persistence.DatabaseTrouble;
import dev.zhiban.platform.privacy.Redactor;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Keeps reports, and has them looked at soon after one came or something unusual was noticed, else twice a minute: what a
/// crash cut off is looked at again.
@ApplicationScoped
class HeardReports implements Reports {

    private static final Logger LOG = Logger.getLogger(HeardReports.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int LOOK_SECONDS = 30;
    private static final int PAUSE_MILLIS = 500;
    private static final int LONGEST = 1_000;

    private final Incidents incidents;
    private final Suspecting suspecting;
    private final Redactor redactor;
    private final Clock clock;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean stopping;
    private @Nullable Thread thread;

    HeardReports(Incidents incidents, Suspecting suspecting, Redactor redactor, Clock clock) {
        this.incidents = incidents;
        this.suspecting = suspecting;
        this.redactor = redactor;
        this.clock = clock;
    }

    @Override
    public void heard(Report report) {
        String text = report.text().replace("\0", " ").strip();
        if (text.isEmpty() || !Wording.trouble(text)) {
            return;
        }
        String masked = redactor.redact(text.substring(0, Math.min(text.length(), LONGEST))).text();
        List<String> articles = report.articles().stream().limit(5).toList();
        QuarkusTransaction.requiringNew().run(() -> incidents.add(report.person(), report.origin().kind(), report.origin().id(),
                report.at(), masked, articles));
        bell.release();
    }

    /// Whoever asked for a person at once has said in the title what it is about.
    void opened(@Observes(during = TransactionPhase.AFTER_SUCCESS) TicketOpened event) {
        Ticket ticket = event.ticket();
        if (!ticket.origin().kind().equals(Deciding.ORIGIN)) {
            Thread.ofVirtual().name("report").start(() -> {
                try {
                    heard(new Report(ticket.requester(), ticket.origin(), ticket.openedAt(), ticket.title(), List.of()));
                } catch (RuntimeException e) {
                    LOG.debugf("Ticket %s was not kept as a report: %s", ticket.number(), e.getMessage());
                }
            });
        }
    }

    void noticed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AnomalyDetected event) {
        bell.release();
    }

    void start(@Observes @Priority(5000) StartupEvent event) {
        thread = Thread.ofVirtual().name("incidents").start(this::work);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void work() {
        try {
            while (!stopping) {
                bell.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS);
                Thread.sleep(PAUSE_MILLIS);
                bell.drainPermits();
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            suspecting.look();
        } catch (RuntimeException e) {
            if (!stopping && !DatabaseTrouble.isOutage(e)) {
                LOG.error("Reports and logs could not be looked at together; it is tried again", e);
            }
        }
    }

    @Scheduled(every = "24h", delayed = "20m")
    @RunOnVirtualThread
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> incidents.forget(clock.instant().minus(KEPT)));
    }
}
