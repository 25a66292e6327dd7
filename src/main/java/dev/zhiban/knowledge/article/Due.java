package dev.zhiban.knowledge.article;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.zhiban.identity.AuditTrail;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/// What time itself brings: scheduled versions are published, articles end, review dates are announced. The dates are rows,
/// and each is done under the row's lock: a restart loses none, and of several nodes one does it.
@ApplicationScoped
class Due {

    private static final Logger LOG = Logger.getLogger(Due.class);
    private static final int BATCH = 100;

    private final Sql sql;
    private final Publishing publishing;
    private final AuditTrail audit;
    private final Event<ReviewDue> reviewDue;
    private final Clock clock;
    private final int noticeDays;

    /// @param noticeDays how many days before its review date an article is announced
    Due(Sql sql, Publishing publishing, AuditTrail audit, Event<ReviewDue> reviewDue, Clock clock,
            @ConfigProperty(name = "zhiban.knowledge.review-notice-days", defaultValue = "14") int noticeDays) {
        this.sql = sql;
        this.publishing = publishing;
        this.audit = audit;
        this.reviewDue = reviewDue;
        this.clock = clock;
        this.noticeDays = noticeDays;
    }

    private record Version(String article, int version) {
    }

    @Scheduled(every = "${zhiban.knowledge.due-every:5s}", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void steps() {
        attempt("articles", this::stepsNow);
    }

    private void stepsNow() {
        Instant now = clock.instant();
        sql.list("select article_id, version from article_version where publish_at <= ? order by publish_at limit ?",
                row -> new Version(row.getString(1), row.getInt(2)), now, BATCH)
                .forEach(due -> attempt(due.article(), () -> publishing.publishDue(due.article(), due.version())));
        sql.list("select id from article where expires_at <= ? and not archived order by expires_at limit ?",
                row -> row.getString(1), now, BATCH).forEach(id -> attempt(id, () -> publishing.expireDue(id)));
    }

    private static void attempt(String id, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warnf("What is due for %s has to wait: %s", id, e.toString());
        }
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void remind() {
        announce(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /// Announces each review date that is near or past, once; answers what was announced.
    @Transactional
    List<ReviewDue> announce(LocalDate today) {
        List<ReviewDue> due = sql.list("""
                insert into article_reminder (article_id, review_by, announced_at)
                select v.article_id, v.review_by, ?
                from article a join article_version v on v.article_id = a.id and v.version = a.published
                where not a.archived and v.review_by <= ?
                on conflict do nothing
                returning article_id, review_by,
                    (select owner from article_version o join article b on b.id = o.article_id and b.published = o.version
                     where o.article_id = article_reminder.article_id)
                """, row -> new ReviewDue(row.getString(1), row.getString(3), row.getDate(2).toLocalDate()), clock.instant(),
                today.plusDays(noticeDays));
        for (ReviewDue one : due) {
            audit.record(null, "article.review-due", one.articleId(), Map.of("reviewBy", one.reviewBy().toString()));
            reviewDue.fire(one);
        }
        if (!due.isEmpty()) {
            LOG.infof("Articles to be reviewed: %d", due.size());
        }
        return due;
    }
}
