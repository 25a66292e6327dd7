package dev.zhiban.knowledge.hygiene;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.article.ArticleVersion;
import dev.zhiban.knowledge.article.Articles;
import dev.zhiban.knowledge.ingest.PlantedText;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.web.Problem;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/// Looks through the published articles once a day, or when asked, and keeps what it finds until it no longer holds.
@ApplicationScoped
public class Hygiene {

    private static final Duration WINDOW = Duration.ofDays(90);
    private static final int DAYS_TO_DO_IT = 14;
    private static final int OFTEN = 10;
    private static final int UNHELPFUL = 3;
    private static final int MOST_OUTSIDE = 200;

    /// @param owner of the article; `due` is when it should be put right
    record Item(long id, String kind, String articleId, String title, String other, String detail, String owner,
            Instant foundAt, LocalDate due) {
    }

    private final Sql sql;
    private final Articles articles;
    private final OutsideLinks outside;
    private final Clock clock;

    Hygiene(Sql sql, Articles articles, OutsideLinks outside, Clock clock) {
        this.sql = sql;
        this.articles = articles;
        this.outside = outside;
        this.clock = clock;
    }

    @Scheduled(every = "24h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void daily() {
        run();
    }

    /// Answers how many items are open.
    public int run() {
        List<ArticleVersion> versions = articles.current().stream()
                .filter(version -> version.state() == ArticleVersion.State.PUBLISHED).toList();
        Map<String, PublishedArticle> published = new HashMap<>();
        versions.forEach(version -> articles.published(version.articleId())
                .ifPresent(article -> published.put(article.id(), article)));
        List<ArticleVersion> readable = versions.stream().filter(version -> published.containsKey(version.articleId()))
                .toList();
        List<PublishedArticle> ordered = readable.stream().map(ArticleVersion::articleId).map(published::get)
                .flatMap(Stream::ofNullable).toList();
        List<Finding> found = new ArrayList<>(Likeness.duplicates(ordered));
        found.addAll(Likeness.contradictions(ordered));
        found.addAll(stale(readable));
        found.addAll(brokenLinks(readable, published.keySet()));
        found.addAll(planted(readable));
        found.addAll(use(readable));
        keep(found, readable);
        return open(null, null).size();
    }

    private List<Finding> stale(List<ArticleVersion> versions) {
        LocalDate today = today();
        return versions.stream().filter(version -> version.content().reviewBy().isBefore(today))
                .map(version -> new Finding(Finding.Kind.STALE, version.articleId(), "",
                        version.content().reviewBy().toString()))
                .toList();
    }

    private List<Finding> brokenLinks(List<ArticleVersion> versions, Set<String> known) {
        Set<String> attachments = Set.copyOf(sql.list("select id::text from article_attachment", row -> row.getString(1)));
        List<Finding> found = new ArrayList<>();
        int asked = 0;
        for (ArticleVersion version : versions) {
            for (String link : Links.in(version.content().markdown())) {
                boolean broken = Links.article(link).map(id -> !known.contains(id)).orElse(false)
                        || Links.attachment(link).map(id -> !attachments.contains(id)).orElse(false);
                if (!broken && outside.allowed() && Links.leadsOutside(link) && asked++ < MOST_OUTSIDE) {
                    broken = outside.isBroken(link);
                }
                if (broken) {
                    found.add(new Finding(Finding.Kind.BROKEN_LINK, version.articleId(), link, ""));
                }
            }
        }
        return found;
    }

    private List<Finding> planted(List<ArticleVersion> versions) {
        return versions.stream().flatMap(version -> PlantedText
                .in(version.content().title() + "\n" + version.content().markdown(),
                        articles.paragraphs(version.articleId(), version.version()))
                .stream().map(kind -> new Finding(Finding.Kind.PLANTED_TEXT, version.articleId(), "", kind))).toList();
    }

    private record Used(long shownEver, long shown, long helpful, long notHelpful) {
    }

    private List<Finding> use(List<ArticleVersion> versions) {
        Instant from = clock.instant().minus(WINDOW);
        Map<String, Used> used = used(from);
        List<Finding> found = new ArrayList<>();
        for (ArticleVersion version : versions) {
            Used of = used.getOrDefault(version.articleId(), new Used(0, 0, 0, 0));
            Instant since = Optional.ofNullable(version.publishedAt()).orElse(version.createdAt());
            if (of.shownEver() == 0 && since.isBefore(from)) {
                found.add(new Finding(Finding.Kind.NEVER_USED, version.articleId(), "", ""));
            }
            if (of.shown() >= OFTEN && of.notHelpful() >= UNHELPFUL && of.notHelpful() >= of.helpful()) {
                found.add(new Finding(Finding.Kind.NOT_HELPFUL, version.articleId(), "", ""));
            }
        }
        return found;
    }

    /// By article: whether any version was shown, and what was said of the published one. What was said of a text that was
    /// rewritten since is over.
    private Map<String, Used> used(Instant from) {
        Map<String, Used> used = new HashMap<>();
        sql.list("""
                select u.article_id, count(*) filter (where shown) as shown_ever,
                    count(*) filter (where shown and u.version = a.published) as shown,
                    count(*) filter (where helpful and u.version = a.published) as yes,
                    count(*) filter (where not helpful and u.version = a.published) as no
                from (
                    select article_id, version, true as shown, null::boolean as helpful from article_use where at > ?
                    union all
                    select article_id, version, false, helpful from article_vote where at > ?) u
                join article a on a.id = u.article_id group by u.article_id""", row -> used.put(row.getString("article_id"),
                new Used(row.getLong("shown_ever"), row.getLong("shown"), row.getLong("yes"), row.getLong("no"))), from, from);
        return used;
    }

    private void keep(List<Finding> found, List<ArticleVersion> versions) {
        Map<String, String> owners = versions.stream()
                .collect(Collectors.toMap(ArticleVersion::articleId, version -> version.content().owner()));
        Instant now = clock.instant();
        found.forEach(finding -> sql.update("""
                insert into hygiene_item (kind, article_id, other, detail, owner, found_at, due_on) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (kind, article_id, other, detail) do update set gone_at = null, owner = excluded.owner,
                    due_on = case when hygiene_item.gone_at is null then hygiene_item.due_on else excluded.due_on end""",
                finding.kind().tag(), finding.articleId(), finding.other(), finding.detail(),
                owners.getOrDefault(finding.articleId(), ""), now, today().plusDays(DAYS_TO_DO_IT)));
        Set<Finding> still = Set.copyOf(found);
        sql.list("select id, kind, article_id, other, detail from hygiene_item where gone_at is null",
                row -> new Gone(row.getLong("id"), row.getString("kind"), row.getString("article_id"), row.getString("other"),
                        row.getString("detail")))
                .stream().filter(item -> still.stream().noneMatch(item::is))
                .forEach(item -> sql.update("update hygiene_item set gone_at = ? where id = ?", now, item.id()));
    }

    private record Gone(long id, String kind, String article, String other, String detail) {
        boolean is(Finding finding) {
            return finding.kind().tag().equals(kind) && finding.articleId().equals(article) && finding.other().equals(other)
                    && finding.detail().equals(detail);
        }
    }

    /// What is to be done, the earliest due first.
    List<Item> open(@Nullable String kind, @Nullable String owner) {
        return sql.list("""
                select h.*, coalesce((select title from article a join article_version v on v.article_id = a.id
                    and v.version = a.published where a.id = h.article_id), '') as title
                from hygiene_item h where gone_at is null and dismissed_by is null
                    and (?::text is null or kind = ?) and (?::text is null or owner = ?)
                order by due_on, kind, article_id, other, id limit 2000""",
                row -> new Item(row.getLong("id"), row.getString("kind"), row.getString("article_id"), row.getString("title"),
                        row.getString("other"), row.getString("detail"), row.getString("owner"), Sql.instant(row, "found_at"),
                        row.getObject("due_on", LocalDate.class)),
                kind, kind, owner, owner);
    }

    @Transactional
    void dismiss(long id, String why, UUID person) {
        if (sql.update("update hygiene_item set dismissed_by = ?, dismissed_why = ? where id = ? and dismissed_by is null",
                person,
                why, id) == 0) {
            throw Problem.notFound();
        }
    }

    @Transactional
    void putOff(long id, LocalDate due) {
        if (sql.update("update hygiene_item set due_on = ? where id = ?", due, id) == 0) {
            throw Problem.notFound();
        }
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
