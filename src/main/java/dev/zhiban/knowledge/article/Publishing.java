package dev.zhiban.knowledge.article;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.zhiban.identity.AuditTrail;
import dev.zhiban.identity.Reader;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The life of an article: draft, in review, published, archived. Each step is audited in the step's transaction.
@ApplicationScoped
public class Publishing {

    /// Until an editor says otherwise, a proposal is for those who work at the desk.
    private static final Set<String> DESK = Set.of("role:agent");
    private static final int MONTHS_TO_REVIEW = 12;

    private final Articles articles;
    private final AuditTrail audit;
    private final Clock clock;

    Publishing(Articles articles, AuditTrail audit, Clock clock) {
        this.articles = articles;
        this.audit = audit;
        this.clock = clock;
    }

    /// A version that the reader may see: one that is or was published, when both its own audience and, where the article is
    /// still readable, the current one include the reader; editors see drafts too.
    public Optional<ArticleVersion> readable(String id, int version, Reader reader) {
        Optional<ArticleVersion> found = articles.version(id, version);
        if (isEditor(reader)) {
            return found;
        }
        return found.filter(v -> v.state().wasPublished()).filter(v -> reader.mayRead(v.content().audience()))
                .filter(v -> articles.byId(id).map(Article::published).flatMap(now -> articles.version(id, now))
                        .filter(now -> reader.mayRead(now.content().audience())).isPresent());
    }

    static boolean isEditor(Reader reader) {
        return reader.principals().contains("role:editor") || reader.principals().contains("role:admin");
    }

    /// Puts a proposal into review under a new id; answers the id.
    @Transactional
    public String propose(String title, String lang, String markdown, List<String> questions, UUID author, String source) {
        String id = freeId(title);
        LocalDate reviewBy = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusMonths(MONTHS_TO_REVIEW);
        Content content = new Content(title, lang, DESK, "service-desk", reviewBy, List.of(), questions, null, markdown);
        ArticleVersion made = articles.add(id, content, ArticleVersion.State.REVIEW, author, source);
        audit.record(author, "article.proposed", id, Map.of("version", made.version()));
        return id;
    }

    @Transactional
    public ArticleVersion draft(String id, Content content, UUID author) {
        ArticleVersion made = articles.add(id, content, ArticleVersion.State.DRAFT, author, "editor");
        audit.record(author, "article.drafted", id, Map.of("version", made.version()));
        return made;
    }

    @Transactional
    public void submit(String id, int version, UUID actor) {
        expect(id, version, ArticleVersion.State.DRAFT);
        articles.setState(id, version, ArticleVersion.State.REVIEW);
        audit.record(actor, "article.submitted", id, Map.of("version", version));
    }

    /// Also takes a superseded version: that is how one goes back.
    @Transactional
    public void publish(String id, int version, UUID actor) {
        ArticleVersion before = articles.version(id, version).orElseThrow(Problem::notFound);
        if (before.state() == ArticleVersion.State.DRAFT) {
            throw new WrongArticleState(before.state());
        }
        articles.publish(id, version);
        audit.record(actor, "article.published", id, Map.of("version", version, "from", before.state().tag()));
    }

    @Transactional
    public void archive(String id, UUID actor) {
        Article article = articles.byId(id).orElseThrow(Problem::notFound);
        if (!article.archived()) {
            articles.archive(id);
            audit.record(actor, "article.archived", id, Map.of("version", article.newest()));
        }
    }

    private void expect(String id, int version, ArticleVersion.State state) {
        ArticleVersion found = articles.version(id, version).orElseThrow(Problem::notFound);
        if (found.state() != state) {
            throw new WrongArticleState(found.state());
        }
    }

    private String freeId(String title) {
        String slug = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String base = slug.length() < 3 ? "article" : slug.substring(0, Math.min(60, slug.length())).replaceAll("-$", "");
        String tail = UUID.nameUUIDFromBytes((title + clock.instant()).getBytes(StandardCharsets.UTF_8)).toString().substring(0,
                8);
        return base + "-" + tail;
    }

    /// The step is not possible from the state that the version is in.
    static final class WrongArticleState extends Problem {
        WrongArticleState(ArticleVersion.State state) {
            super(409, "wrong-article-state",
                    Text.of("这个版本现在的状态不允许这个操作。", "The state of this version does not allow this."));
            with("state", state.tag());
        }
    }
}
