package dev.zhiban.knowledge.article;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.platform.events.Outbox;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/// Tells owners by mail which reviews are due: one digest an owner and day at most, when something has come up since the last one
/// or a week has gone by. The digest is a row of the outbox in the transaction that notes it: a restart loses none, and of
/// several nodes one writes it. Without a mail server nothing happens.
@ApplicationScoped
class ReviewMails {

    private static final int AGAIN_AFTER_DAYS = 7;

    private final Sql sql;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;
    private final boolean on;
    private final Optional<String> domain;
    private final String pages;

    /// @param host   of the mail server; absent: no mail is written
    /// @param domain of owners that are named without one; absent: only owners named by a whole address get mail
    /// @param pages  where people open the console
    ReviewMails(Sql sql, Outbox outbox, ObjectMapper json, Clock clock,
            @ConfigProperty(name = "zhiban.mail.host") Optional<String> host,
            @ConfigProperty(name = "zhiban.mail.domain") Optional<String> domain,
            @ConfigProperty(name = "zhiban.mail.link") Optional<String> pages) {
        this.sql = sql;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
        this.on = host.isPresent();
        this.domain = domain;
        this.pages = pages.map(link -> link.replaceAll("/+$", "")).orElse("");
    }

    @Scheduled(every = "${zhiban.mail.every:1h}", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    void hourly() {
        if (on) {
            write(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        }
    }

    private record Row(String owner, ReviewDigest.Item item, @Nullable LocalDate mailedOn) {
    }

    /// Writes what is to be sent today; answers to whom.
    @Transactional
    List<String> write(LocalDate today) {
        Map<String, List<Row>> byAddress = new TreeMap<>();
        for (Row row : due()) {
            address(row.owner()).ifPresent(address -> byAddress.computeIfAbsent(address, any -> new ArrayList<>()).add(row));
        }
        List<String> told = new ArrayList<>();
        byAddress.forEach((address, rows) -> {
            if (isTime(rows, today)) {
                ReviewDigest digest = ReviewDigest.of(rows.stream().map(Row::item).toList(), today, pages);
                outbox.add(SendMail.TOPIC, "review/" + address + "/" + today,
                        written(new SendMail.Mail(address, digest.subject(), digest.text())));
                rows.forEach(row -> sql.run("update article_reminder set mailed_on = ? where article_id = ? and review_by = ?",
                        today, row.item().articleId(), row.item().reviewBy()));
                told.add(address);
            }
        });
        return told;
    }

    /// Locked, so that another node waits and then sees what this one has done.
    private List<Row> due() {
        return sql.list("""
                select v.owner, v.article_id, v.title, v.lang, v.review_by, r.mailed_on
                from article_reminder r join article a on a.id = r.article_id
                join article_version v on v.article_id = a.id and v.version = a.published and v.review_by = r.review_by
                where not a.archived order by v.review_by, v.article_id for update of r""", row -> {
            Date mailed = row.getDate(6);
            return new Row(row.getString(1), new ReviewDigest.Item(row.getString(2), row.getString(3), row.getString(4),
                    row.getDate(5).toLocalDate()), mailed == null ? null : mailed.toLocalDate());
        });
    }

    private static boolean isTime(List<Row> rows, LocalDate today) {
        boolean toldToday = rows.stream().anyMatch(row -> today.equals(row.mailedOn()));
        return !toldToday && rows.stream().map(Row::mailedOn)
                .anyMatch(last -> last == null || !last.isAfter(today.minusDays(AGAIN_AFTER_DAYS)));
    }

    private Optional<String> address(String owner) {
        return Optional.of(owner.strip()).map(it -> it.contains("@") ? it : domain.map(at -> it + "@" + at).orElse(""))
                .filter(it -> it.length() <= 254
                        && it.matches("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*"));
    }

    private String written(SendMail.Mail mail) {
        try {
            return json.writeValueAsString(mail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
