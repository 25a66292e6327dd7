package dev.zhiban.knowledge.article;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.AuditTrail;
import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.article.ArticleVersion.State;
import dev.zhiban.knowledge.article.Lifecycle.Step;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The life of an article: draft, in review, published, expired or archived. Each step locks the article, checks the edition
/// that the editor saw, and is audited in its own transaction.
@ApplicationScoped
public class Publishing {

    /// Until an editor says otherwise, a proposal is for those who work at the desk.
    private static final Set<String> DESK = Set.of("role:agent");
    private static final int MONTHS_TO_REVIEW = 12;

    private static final Duration FARTHEST = Duration.ofDays(730);

    private final Articles articles;
    private final AuditTrail audit;
    private final Clock clock;
    private final boolean fourEyes;

    /// @param fourEyes whether nobody publishes what they wrote
    Publishing(Articles articles, AuditTrail audit, Clock clock,
            @ConfigProperty(name = "zhiban.knowledge.four-eyes", defaultValue = "true") boolean fourEyes) {
        this.articles = articles;
        this.audit = audit;
        this.clock = clock;
        this.fourEyes = fourEyes;
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

    /// Whether somebody may change articles, and so sees drafts.
    public static boolean isEditor(Reader reader) {
        return reader.principals().contains("role:editor") || reader.principals().contains("role:admin");
    }

    /// Puts a proposal into review under a new id; answers the id.
    @Transactional
    public String propose(String title, String lang, String markdown, List<String> questions, UUID author, String source) {
        String id = freeId(title);
        LocalDate reviewBy = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusMonths(MONTHS_TO_REVIEW);
        Content content = new Content(title, lang, DESK, "service-desk", reviewBy, List.of(), questions, null, markdown);
        return propose(id, content, author, source).articleId();
    }

    /// Puts a proposal into review: a new article, or a change of the one with this id.
    @Transactional
    public ArticleVersion propose(String id, Content content, UUID author, String source) {
        ArticleVersion made = articles.add(id, content, State.REVIEW, author, source);
        audit.record(author, "article.proposed", id, Map.of("version", made.version()));
        return made;
    }

    /// A new version of the article, which is created where it is not there.
    @Transactional
    public ArticleVersion draft(String id, Content content, Editor editor) {
        return draft(id, content, editor, "editor");
    }

    /// @param source the document that it was made of, or `editor`
    @Transactional
    public ArticleVersion draft(String id, Content content, Editor editor, String source) {
        articles.lock(id).ifPresent(article -> expectUnchanged(article, editor));
        ArticleVersion made = articles.add(id, content, State.DRAFT, editor.person(), source);
        audit.record(editor.person(), "article.drafted", id, Map.of("version", made.version()));
        return made;
    }

    /// Other content for a draft.
    @Transactional
    public ArticleVersion edit(String id, int version, Content content, Editor editor) {
        take(id, version, Step.EDIT, editor);
        audit.record(editor.person(), "article.edited", id, Map.of("version", version));
        return articles.rewrite(id, version, content, editor.person());
    }

    @Transactional
    public void submit(String id, int version, Editor editor) {
        take(id, version, Step.SUBMIT, editor);
        articles.setState(id, version, State.REVIEW);
        articles.returned(id, version, null);
        audit.record(editor.person(), "article.submitted", id, Map.of("version", version));
    }

    /// From review back to its author, with what should change.
    @Transactional
    public void sendBack(String id, int version, String why, Editor reviewer) {
        take(id, version, Step.SEND_BACK, reviewer);
        articles.setState(id, version, State.DRAFT);
        articles.returned(id, version, why);
        audit.record(reviewer.person(), "article.sent-back", id, Map.of("version", version));
    }

    /// The version, where this editor may publish it now.
    @Transactional
    public ArticleVersion reviewable(String id, int version, Editor reviewer) {
        ArticleVersion found = take(id, version, Step.PUBLISH, reviewer);
        expectAnother(found, reviewer);
        return found;
    }

    /// @param reason why it is published although answers break; null where none does
    @Transactional
    public void publish(String id, int version, @Nullable String reason, Editor reviewer) {
        ArticleVersion before = take(id, version, Step.PUBLISH, reviewer);
        expectAnother(before, reviewer);
        publishNow(before, reason, reviewer.person());
    }

    private void publishNow(ArticleVersion version, @Nullable String reason, UUID reviewer) {
        articles.reviewed(version.articleId(), version.version(), reviewer, reason);
        articles.publish(version.articleId(), version.version());
        audit.record(reviewer, "article.published", version.articleId(),
                Map.of("version", version.version(), "from", version.state().tag(), "reason", reason != null));
    }

    /// To be asked before anything that takes long.
    void expectFuture(Instant at) {
        if (!at.isAfter(clock.instant()) || at.isAfter(clock.instant().plus(FARTHEST))) {
            throw Problem.badRequest("time-is-past",
                    Text.of("时间应在将来，最远两年。", "The time should be in the future, within two years."));
        }
    }

    /// Publishes by itself at that time, or soon where it is past; no time takes that back.
    @Transactional
    public void schedule(String id, int version, @Nullable Instant at, @Nullable String reason, Editor reviewer) {
        ArticleVersion before = take(id, version, Step.SCHEDULE, reviewer);
        expectAnother(before, reviewer);
        articles.schedule(id, version, at, reviewer.person(), reason);
        audit.record(reviewer.person(), at == null ? "article.unscheduled" : "article.scheduled", id,
                Map.of("version", version));
    }

    /// What became due; nobody is asked again. Not done where the version left review meanwhile.
    @Transactional
    void publishDue(String id, int version) {
        articles.lock(id);
        Instant now = clock.instant();
        articles.version(id, version).filter(v -> v.state() == State.REVIEW).filter(v -> v.review().scheduledBy() != null)
                .filter(v -> v.review().publishAt() != null && !now.isBefore(v.review().publishAt()))
                .ifPresent(v -> publishNow(v, v.review().reason(), Objects.requireNonNull(v.review().scheduledBy())));
    }

    /// The version, where it was published before and may be again.
    @Transactional
    public ArticleVersion returnable(String id, int version, Editor editor) {
        return take(id, version, Step.ROLL_BACK, editor);
    }

    /// Publishes what an earlier version said, as a new version.
    ///
    /// @param reason why it is published although answers break; null where none does
    @Transactional
    public ArticleVersion rollBack(String id, int version, @Nullable String reason, Editor editor) {
        ArticleVersion earlier = take(id, version, Step.ROLL_BACK, editor);
        ArticleVersion copy = articles.add(id, earlier.content(), State.REVIEW, editor.person(), "version " + version);
        articles.reviewed(id, copy.version(), editor.person(), reason);
        articles.publish(id, copy.version());
        audit.record(editor.person(), "article.rolled-back", id,
                Map.of("version", copy.version(), "to", version, "reason", reason != null));
        return articles.version(id, copy.version()).orElseThrow();
    }

    @Transactional
    public void archive(String id, Editor editor) {
        Article article = locked(id, editor);
        if (!article.archived()) {
            articles.archive(id, false);
            audit.record(editor.person(), "article.archived", id, Map.of("version", article.newest()));
        }
    }

    /// Back from the archive, as it was published last.
    @Transactional
    public void restore(String id, Editor editor) {
        Article article = locked(id, editor);
        if (!article.archived() || article.published() == null) {
            throw new Problem(409, "wrong-article-state", Text.of("这篇文章没有归档，或从未发布。",
                    "The article is not archived, or was never published."));
        }
        articles.publish(id, article.published());
        audit.record(editor.person(), "article.restored", id, Map.of("version", article.published()));
    }

    /// When the article ends by itself; null: never.
    @Transactional
    public void expireAt(String id, @Nullable Instant at, Editor editor) {
        if (at != null) {
            expectFuture(at);
        }
        Article article = locked(id, editor);
        articles.expireAt(id, at);
        audit.record(editor.person(), "article.expiry-set", id, Map.of("version", article.newest()));
    }

    @Transactional
    void expireDue(String id) {
        Instant now = clock.instant();
        articles.lock(id).filter(a -> !a.archived()).filter(a -> a.expiresAt() != null && !now.isBefore(a.expiresAt()))
                .ifPresent(article -> {
                    articles.archive(id, true);
                    audit.record(null, "article.expired", id, Map.of("version", article.newest()));
                });
    }

    private ArticleVersion take(String id, int version, Step step, Editor editor) {
        locked(id, editor);
        ArticleVersion found = articles.version(id, version).orElseThrow(Problem::notFound);
        if (Lifecycle.after(found.state(), step).isEmpty()) {
            throw new WrongArticleState(found.state(), step);
        }
        return found;
    }

    private Article locked(String id, Editor editor) {
        Article article = articles.lock(id).orElseThrow(Problem::notFound);
        expectUnchanged(article, editor);
        return article;
    }

    private static void expectUnchanged(Article article, Editor editor) {
        if (editor.saw() != null && editor.saw() != article.edition()) {
            throw new ArticleHasChanged(article);
        }
    }

    private void expectAnother(ArticleVersion version, Editor reviewer) {
        if (fourEyes && version.review().editors().contains(reviewer.person())) {
            throw new Problem(409, "reviewer-is-author",
                    Text.of("您写过这个版本，请由另一位编辑审核发布。", "You wrote on this version: another editor reviews and publishes it."));
        }
    }

    /// An id that no article has, made of the title's Latin words.
    public String freeId(String title) {
        String slug = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String base = slug.length() < 3 ? "article" : slug.substring(0, Math.min(60, slug.length())).replaceAll("-$", "");
        String tail = UUID.nameUUIDFromBytes((title + clock.instant()).getBytes(StandardCharsets.UTF_8)).toString().substring(0,
                8);
        return base + "-" + tail;
    }

    /// The step is not possible from the state that the version is in.
    static final class WrongArticleState extends Problem {
        WrongArticleState(State state, Step step) {
            super(409, "wrong-article-state",
                    Text.of("这个版本现在的状态不允许这个操作。", "The state of this version does not allow this."));
            with("state", state.tag());
            with("step", step.tag());
        }
    }

    /// Somebody else changed the article after the editor saw it.
    static final class ArticleHasChanged extends Problem {
        ArticleHasChanged(Article article) {
            super(412, "article-has-changed", Text.of("您打开之后，这篇文章已被别人修改。请看过最新内容再保存。",
                    "Somebody changed the article after you opened it. Look at it again before you save."));
            with("edition", article.edition());
            with("newest", article.newest());
            with("archived", article.archived());
            with("changedAt", article.changedAt().toString());
        }
    }
}
