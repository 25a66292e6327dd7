package dev.zhiban.knowledge.missed;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.Citation;
import dev.zhiban.platform.persistence.Sql;

/// Which passages were shown, and whether exactly these helped. Nothing here changes what comes first.
@ApplicationScoped
public class Uses {

    /// What people said of one passage of one version.
    public record Tally(int version, int paragraph, long shown, long helpful, long notHelpful) {
    }

    private final Sql sql;
    private final Clock clock;

    Uses(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public void shown(List<Citation> citations, @Nullable UUID conversation) {
        Instant now = clock.instant();
        for (Citation citation : citations) {
            sql.update("insert into article_use (article_id, version, paragraph, conversation, at) values (?, ?, ?, ?, ?)",
                    citation.articleId(), citation.version(), citation.paragraph(), conversation, now);
        }
    }

    /// One vote a person and passage; the last one counts.
    public void vote(String article, int version, int paragraph, UUID person, boolean helpful) {
        sql.update("""
                insert into article_vote (article_id, version, paragraph, person, helpful, at) values (?, ?, ?, ?, ?, ?)
                on conflict (article_id, version, paragraph, person)
                do update set helpful = excluded.helpful, at = excluded.at""", article, version, paragraph, person, helpful,
                clock.instant());
    }

    /// Each passage that was shown or voted on, the newest version first.
    public List<Tally> of(String article) {
        return sql.list("""
                select version, paragraph, sum(shown) as shown, sum(helpful) as helpful, sum(unhelpful) as unhelpful from (
                    select version, paragraph, 1 as shown, 0 as helpful, 0 as unhelpful from article_use where article_id = ?
                    union all
                    select version, paragraph, 0, case when helpful then 1 else 0 end, case when helpful then 0 else 1 end
                    from article_vote where article_id = ?) u
                group by version, paragraph order by version desc, paragraph""", row -> new Tally(row.getInt("version"),
                row.getInt("paragraph"), row.getLong("shown"), row.getLong("helpful"), row.getLong("unhelpful")), article,
                article);
    }
}
