package dev.zhiban.knowledge.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Reader;
import dev.zhiban.identity.Role;
import dev.zhiban.knowledge.article.ArticleViews.Row;
import dev.zhiban.knowledge.article.ArticleViews.Whole;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Page;
import dev.zhiban.platform.web.Problem;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The articles. Everybody reads what is published for them; editors and admins see drafts and write.
@Path("/api/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
class ArticlesResource {

    private final Articles articles;
    private final Publishing publishing;
    private final ArticleViews views;
    private final CurrentPerson current;
    private final java.nio.file.Path folder;

    ArticlesResource(Articles articles, Publishing publishing, ArticleViews views, CurrentPerson current,
            @ConfigProperty(name = "zhiban.knowledge.dir", defaultValue = "knowledge-base") String folder) {
        this.folder = java.nio.file.Path.of(folder);
        this.articles = articles;
        this.publishing = publishing;
        this.views = views;
        this.current = current;
    }

    /// `state` also matches the state of a newer version that is not published yet; `scheduled` and `conflict` are states, too.
    @GET
    public Page<Row> list(@QueryParam("state") @Nullable String state, @QueryParam("lang") @Nullable String lang,
            @QueryParam("tag") @Nullable String tag, @QueryParam("owner") @Nullable String owner,
            @QueryParam("q") @Nullable String q, @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("size") @DefaultValue("50") int size) {
        Reader reader = current.get().reader();
        boolean editor = Publishing.isEditor(reader);
        Map<String, Article> known = new HashMap<>();
        articles.all().forEach(article -> known.put(article.id(), article));
        Map<String, ArticleVersion> pending = new HashMap<>();
        if (editor) {
            articles.pending().forEach(version -> pending.put(version.articleId(), version));
        }
        List<Row> rows = new ArrayList<>();
        for (ArticleVersion version : articles.current()) {
            Article article = known.get(version.articleId());
            if (article != null && maySee(article, version, reader)) {
                rows.add(ArticleViews.row(article, version, pending.get(article.id())));
            }
        }
        rows.removeIf(row -> state != null && !isIn(state, row) || lang != null && !row.lang().equals(lang)
                || tag != null && !row.tags().contains(tag) || owner != null && !row.owner().equals(owner)
                || q != null && !says(row, q));
        int from = Math.min(rows.size(), Page.offset(page, size));
        return new Page<>(rows.subList(from, Math.min(rows.size(), from + Page.limit(size))), rows.size());
    }

    private static boolean isIn(String state, Row row) {
        return row.state().equals(state) || state.equals(row.pending())
                || state.equals("scheduled") && row.publishAt() != null || state.equals("conflict") && row.conflict();
    }

    private static boolean says(Row row, String q) {
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        return row.title().toLowerCase(Locale.ROOT).contains(wanted) || row.id().contains(wanted);
    }

    private static boolean maySee(Article article, ArticleVersion version, Reader reader) {
        return Publishing.isEditor(reader) || article.isReadable() && reader.mayRead(version.content().audience());
    }

    @GET
    @Path("/{id}")
    public RestResponse<Whole> get(@PathParam("id") String id) {
        Article article = articles.byId(id).orElseThrow(Problem::notFound);
        int shown = article.published() == null ? article.newest() : article.published();
        ArticleVersion version = articles.version(id, shown).orElseThrow(Problem::notFound);
        Reader reader = current.get().reader();
        if (!maySee(article, version, reader)) {
            throw Problem.notFound();
        }
        return views.of(200, version, reader);
    }

    /// Starting texts for a new article of each kind.
    @GET
    @Path("/templates")
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
    public List<Templates.Template> templates(@QueryParam("lang") @Nullable String lang) {
        return Templates.all().stream().filter(template -> lang == null || template.lang().equals(lang)).toList();
    }

    @POST
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
    public RestResponse<Whole> create(@Nullable ArticleDraft draft) {
        ArticleDraft given = ArticleDraft.needed(draft);
        String id = given.newId();
        Content content = given.content(inherited(id));
        if (articles.byId(id).isPresent()) {
            throw new Problem(409, "article-exists", Text.of("已经有这个 id 的文章。", "There is an article with this id."));
        }
        return seen(201, publishing.draft(id, content, Editor.of(current.get().id())));
    }

    /// A new version, as a draft. With `If-Match`, only if nobody changed the article meanwhile (else 412 with its state).
    @POST
    @Path("/{id}/versions")
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
    public RestResponse<Whole> change(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ArticleDraft draft) {
        if (articles.byId(id).isEmpty()) {
            throw Problem.notFound();
        }
        Editor editor = new Editor(current.get().id(), ArticleViews.edition(ifMatch));
        return seen(201, publishing.draft(id, ArticleDraft.needed(draft).content(inherited(id)), editor));
    }

    /// Other content for a draft; `If-Match` is needed (428 without it), so that nobody's words are lost.
    @PUT
    @Path("/{id}/versions/{version}")
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
    public RestResponse<Whole> edit(@PathParam("id") String id, @PathParam("version") int version,
            @HeaderParam("If-Match") @Parameter(required = false) @Nullable String ifMatch, @Nullable ArticleDraft draft) {
        if (ifMatch == null) {
            throw new Problem(428, "if-match-needed", Text.of("请在 If-Match 中带上打开文章时得到的 ETag。",
                    "Send the ETag that came with the article as If-Match."));
        }
        Content content = ArticleDraft.needed(draft).content(inherited(id));
        return seen(200, publishing.edit(id, version, content, new Editor(current.get().id(), ArticleViews.edition(ifMatch))));
    }

    /// The audience of the folder that its file is in, or would be in.
    private Set<String> inherited(String id) {
        return ArticleFolder.inherited(folder,
                articles.byId(id).map(Article::path).orElse("articles/" + id + ".md"));
    }

    private RestResponse<Whole> seen(int status, ArticleVersion version) {
        return views.of(status, version, current.get().reader());
    }
}
