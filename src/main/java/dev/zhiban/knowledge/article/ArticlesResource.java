package dev.zhiban.knowledge.article;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Reader;
import dev.zhiban.identity.Role;
import dev.zhiban.knowledge.ingest.Section;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Page;
import dev.zhiban.platform.web.Problem;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The articles and their life. Everybody reads what is published for them; editors and admins see drafts and change states.
@Path("/api/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
class ArticlesResource {

    /// One line of the list. `state` is that of the shown version, or `archived`.
    record Row(String id, int version, String state, String title, String lang, Set<String> audience, String owner,
            LocalDate reviewBy, List<String> tags, int newest, Instant changedAt) {
    }

    record Paragraph(int n, String heading, String markdown, String html) {
    }

    record Whole(String id, int version, String state, boolean current, String title, String lang, Set<String> audience,
            String owner, LocalDate reviewBy, List<String> tags, List<String> questions, @Nullable String translationOf,
            String source, Instant createdAt, @Nullable Instant publishedAt, List<Paragraph> paragraphs) {
    }

    record VersionRow(int version, String state, String title, String source, Instant createdAt,
            @Nullable Instant publishedAt) {
    }

    record DiffLine(String kind, String text) {
    }

    record Diff(int from, int to, List<DiffLine> lines) {
    }

    private final Articles articles;
    private final Publishing publishing;
    private final FolderImport folder;
    private final CurrentPerson current;

    ArticlesResource(Articles articles, Publishing publishing, FolderImport folder, CurrentPerson current) {
        this.articles = articles;
        this.publishing = publishing;
        this.folder = folder;
        this.current = current;
    }

    @GET
    public Page<Row> list(@QueryParam("state") @Nullable String state, @QueryParam("lang") @Nullable String lang,
            @QueryParam("page") @DefaultValue("0") int page, @QueryParam("size") @DefaultValue("50") int size) {
        Reader reader = current.get().reader();
        Map<String, Article> known = new HashMap<>();
        articles.all().forEach(article -> known.put(article.id(), article));
        List<Row> rows = new ArrayList<>();
        for (ArticleVersion version : articles.current()) {
            Article article = known.get(version.articleId());
            if (article != null && maySee(article, version, reader)) {
                rows.add(row(article, version));
            }
        }
        rows.removeIf(row -> state != null && !row.state().equals(state) || lang != null && !row.lang().equals(lang));
        int from = Math.min(rows.size(), Page.offset(page, size));
        return new Page<>(rows.subList(from, Math.min(rows.size(), from + Page.limit(size))), rows.size());
    }

    private static boolean maySee(Article article, ArticleVersion version, Reader reader) {
        return Publishing.isEditor(reader) || article.isReadable() && reader.mayRead(version.content().audience());
    }

    private static Row row(Article article, ArticleVersion version) {
        Content content = version.content();
        return new Row(article.id(), version.version(), article.archived() ? "archived" : version.state().tag(),
                content.title(), content.lang(), content.audience(), content.owner(), content.reviewBy(), content.tags(),
                article.newest(), article.changedAt());
    }

    @GET
    @Path("/{id}")
    public Whole get(@PathParam("id") String id) {
        Article article = articles.byId(id).orElseThrow(Problem::notFound);
        int shown = article.published() == null ? article.newest() : article.published();
        ArticleVersion version = articles.version(id, shown).orElseThrow(Problem::notFound);
        if (!maySee(article, version, current.get().reader())) {
            throw Problem.notFound();
        }
        return whole(version);
    }

    @GET
    @Path("/{id}/versions")
    public List<VersionRow> versions(@PathParam("id") String id) {
        Reader reader = current.get().reader();
        List<VersionRow> rows = articles.versions(id).stream()
                .filter(version -> publishing.readable(id, version.version(), reader).isPresent())
                .map(v -> new VersionRow(v.version(), v.state().tag(), v.content().title(), v.source(), v.createdAt(),
                        v.publishedAt()))
                .toList();
        if (rows.isEmpty()) {
            throw Problem.notFound();
        }
        return rows;
    }

    @GET
    @Path("/{id}/versions/{version}")
    public Whole version(@PathParam("id") String id, @PathParam("version") int version) {
        return whole(readable(id, version));
    }

    /// Against the version before it, or against the one that is asked for.
    @GET
    @Path("/{id}/versions/{version}/diff")
    public Diff diff(@PathParam("id") String id, @PathParam("version") int version,
            @QueryParam("against") @Nullable Integer against) {
        int before = against == null ? version - 1 : against;
        String old = before == 0 ? "" : readable(id, before).content().markdown();
        String now = readable(id, version).content().markdown();
        return new Diff(before, version, LineDiff.between(old, now).stream()
                .map(line -> new DiffLine(line.kind().tag(), line.text())).toList());
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
    public Whole create(ArticleDraft draft) {
        String id = draft.newId();
        Content content = draft.content();
        if (articles.byId(id).isPresent()) {
            throw new Problem(409, "article-exists", Text.of("已经有这个 id 的文章。", "There is an article with this id."));
        }
        return whole(publishing.draft(id, content, current.get().id()));
    }

    @POST
    @Path("/{id}/versions")
    @ResponseStatus(201)
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
    public Whole change(@PathParam("id") String id, ArticleDraft draft) {
        if (articles.byId(id).isEmpty()) {
            throw Problem.notFound();
        }
        return whole(publishing.draft(id, draft.content(), current.get().id()));
    }

    @POST
    @Path("/{id}/versions/{version}/submit")
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
    public Whole submit(@PathParam("id") String id, @PathParam("version") int version) {
        publishing.submit(id, version, current.get().id());
        return whole(readable(id, version));
    }

    @POST
    @Path("/{id}/versions/{version}/publish")
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
    public Whole publish(@PathParam("id") String id, @PathParam("version") int version) {
        publishing.publish(id, version, current.get().id());
        return whole(readable(id, version));
    }

    @POST
    @Path("/{id}/archive")
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
    public Whole archive(@PathParam("id") String id) {
        publishing.archive(id, current.get().id());
        return get(id);
    }

    /// Imports the folder again; answers what happened, each broken file by name and line.
    @POST
    @Path("/import")
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
    public ImportReport importFolder() {
        return folder.run();
    }

    private ArticleVersion readable(String id, int version) {
        return publishing.readable(id, version, current.get().reader()).orElseThrow(Problem::notFound);
    }

    private Whole whole(ArticleVersion version) {
        Content content = version.content();
        List<Section> sections = articles.paragraphs(version.articleId(), version.version());
        List<Paragraph> paragraphs = new ArrayList<>();
        for (int n = 1; n <= sections.size(); n++) {
            Section section = sections.get(n - 1);
            paragraphs.add(new Paragraph(n, section.heading(), section.text(), Markdown.html(section.text())));
        }
        return new Whole(version.articleId(), version.version(), version.state().tag(),
                version.state() == ArticleVersion.State.PUBLISHED, content.title(), content.lang(), content.audience(),
                content.owner(), content.reviewBy(), content.tags(), content.questions(), content.translationOf(),
                version.source(), version.createdAt(), version.publishedAt(), paragraphs);
    }
}
