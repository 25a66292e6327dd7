package dev.zhiban.knowledge.article;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.ingest.PlantedText;
import dev.zhiban.knowledge.ingest.Section;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// Articles as JSON. The `ETag` names the edition, and `If-Match` brings it back.
@ApplicationScoped
class ArticleViews {

    /// One line of the list. `state` is that of the shown version, or `archived` or `expired`; `pending` that of a newer version
    /// that is not published yet.
    record Row(String id, int version, String state, @Nullable String pending, String title, String lang, Set<String> audience,
            String owner, LocalDate reviewBy, List<String> tags, int newest, long edition, @Nullable Instant publishAt,
            @Nullable Instant expiresAt, boolean conflict, Instant changedAt) {
    }

    record Paragraph(int n, String heading, String markdown, String html) {
    }

    /// The same in another language; `older` where this one was published after it.
    record Translation(String id, String lang, int version, String title, @Nullable Instant publishedAt, boolean older) {
    }

    /// @param reason   why it was published although answers break
    /// @param warnings kinds of [PlantedText], for editors
    /// @param returned what the reviewer who sent it back wants changed
    /// @param conflict whether it was changed elsewhere as well
    record Whole(String id, int version, String state, boolean current, long edition, int newest, String title, String lang,
            Set<String> audience, String owner, LocalDate reviewBy, List<String> tags, List<String> questions,
            @Nullable String translationOf, String source, Instant createdAt, @Nullable Instant publishedAt,
            @Nullable UUID author, @Nullable UUID reviewer, @Nullable Instant publishAt, @Nullable Instant expiresAt,
            @Nullable String reason, @Nullable String returned, boolean conflict, List<Translation> translations,
            String markdown, List<Paragraph> paragraphs, List<String> warnings) {
    }

    private final Articles articles;

    ArticleViews(Articles articles) {
        this.articles = articles;
    }

    static Row row(Article article, ArticleVersion version, @Nullable ArticleVersion pending) {
        Content content = version.content();
        ArticleVersion newer = pending == null || pending.version() == version.version() ? null : pending;
        return new Row(article.id(), version.version(), article.stage(version), newer == null ? null : newer.state().tag(),
                content.title(), content.lang(), content.audience(), content.owner(), content.reviewBy(), content.tags(),
                article.newest(), article.edition(), (newer == null ? version : newer).review().publishAt(),
                article.expiresAt(), article.conflict() != null, article.changedAt());
    }

    RestResponse<Whole> of(int status, ArticleVersion version, Reader reader) {
        Article article = articles.byId(version.articleId()).orElseThrow(Problem::notFound);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), whole(article, version, reader))
                .header("ETag", "\"" + article.edition() + "\"").header("Cache-Control", "private, no-cache").build();
    }

    private Whole whole(Article article, ArticleVersion version, Reader reader) {
        Content content = version.content();
        ArticleVersion.Review review = version.review();
        List<Section> sections = articles.paragraphs(version.articleId(), version.version());
        List<Paragraph> paragraphs = new ArrayList<>();
        for (int n = 1; n <= sections.size(); n++) {
            Section section = sections.get(n - 1);
            paragraphs.add(new Paragraph(n, section.heading(), section.text(), Markdown.html(section.text())));
        }
        boolean editor = Publishing.isEditor(reader);
        return new Whole(version.articleId(), version.version(), version.state().tag(),
                version.state() == ArticleVersion.State.PUBLISHED, article.edition(),
                editor ? article.newest() : version.version(),
                content.title(), content.lang(), content.audience(), content.owner(), content.reviewBy(), content.tags(),
                content.questions(), content.translationOf(), version.source(), version.createdAt(), version.publishedAt(),
                editor ? version.author() : null, editor ? review.reviewer() : null, review.publishAt(), article.expiresAt(),
                editor ? review.reason() : null, editor ? review.returned() : null,
                editor && article.conflict() != null, translations(version, reader), content.markdown(), paragraphs,
                editor ? PlantedText.in(content.title() + "\n" + content.markdown(), sections) : List.of());
    }

    private List<Translation> translations(ArticleVersion version, Reader reader) {
        return articles.translations(version.articleId(), version.content()).stream()
                .filter(other -> Publishing.isEditor(reader) || reader.mayRead(other.content().audience()))
                .filter(other -> !other.content().lang().equals(version.content().lang()))
                .map(other -> new Translation(other.articleId(), other.content().lang(), other.version(),
                        other.content().title(), other.publishedAt(), isOlder(other, version)))
                .toList();
    }

    private static boolean isOlder(ArticleVersion other, ArticleVersion version) {
        Instant mine = version.publishedAt() == null ? version.createdAt() : version.publishedAt();
        return other.publishedAt() != null && other.publishedAt().isBefore(mine);
    }

    /// The edition of an `If-Match` header; null without one, or where any will do.
    static @Nullable Long edition(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        String plain = ifMatch.strip().replace("W/", "").replace("\"", "");
        return Optional.of(plain).filter(it -> it.matches("\\d{1,18}")).map(Long::valueOf)
                .orElseThrow(() -> Problem.badRequest("wrong-if-match",
                        Text.of("If-Match 应是打开文章时得到的 ETag。", "If-Match is the ETag that came with the article.")));
    }
}
