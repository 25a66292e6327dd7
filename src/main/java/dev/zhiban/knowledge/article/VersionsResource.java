package dev.zhiban.knowledge.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Reader;
import dev.zhiban.platform.web.Problem;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// What an article said before, and what changed.
@Path("/api/v1/articles/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
class VersionsResource {

    record VersionRow(int version, String state, String title, String source, Instant createdAt,
            @Nullable Instant publishedAt) {
    }

    record DiffLine(String kind, String text) {
    }

    /// A field of the front matter that is not the same.
    record Field(String field, String before, String after) {
    }

    /// `lines` one below the other, `rows` side by side.
    record Diff(int from, int to, List<Field> fields, List<DiffLine> lines, List<SideBySide.Row> rows) {
    }

    private final Articles articles;
    private final Publishing publishing;
    private final ArticleViews views;
    private final CurrentPerson current;

    VersionsResource(Articles articles, Publishing publishing, ArticleViews views, CurrentPerson current) {
        this.articles = articles;
        this.publishing = publishing;
        this.views = views;
        this.current = current;
    }

    @GET
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
    @Path("/{version}")
    public RestResponse<ArticleViews.Whole> version(@PathParam("id") String id, @PathParam("version") int version) {
        return views.of(200, readable(id, version), current.get().reader());
    }

    /// Against the version before it, or against the one that is asked for.
    @GET
    @Path("/{version}/diff")
    public Diff diff(@PathParam("id") String id, @PathParam("version") int version,
            @QueryParam("against") @Nullable Integer against) {
        int before = against == null ? version - 1 : against;
        Content now = readable(id, version).content();
        Content old = before == 0 ? null : readable(id, before).content();
        List<LineDiff.Line> lines = LineDiff.between(old == null ? "" : old.markdown(), now.markdown());
        return new Diff(before, version, fields(old, now),
                lines.stream().map(line -> new DiffLine(line.kind().tag(), line.text())).toList(), SideBySide.of(lines));
    }

    private static List<Field> fields(@Nullable Content old, Content now) {
        List<Field> all = new ArrayList<>();
        all.add(new Field("title", old == null ? "" : old.title(), now.title()));
        all.add(new Field("lang", old == null ? "" : old.lang(), now.lang()));
        all.add(new Field("audience", old == null ? "" : String.join(", ", old.audience()), String.join(", ", now.audience())));
        all.add(new Field("owner", old == null ? "" : old.owner(), now.owner()));
        all.add(new Field("review-by", old == null ? "" : old.reviewBy().toString(), now.reviewBy().toString()));
        all.add(new Field("tags", old == null ? "" : String.join(", ", old.tags()), String.join(", ", now.tags())));
        all.add(new Field("questions", old == null ? "" : String.join("\n", old.questions()),
                String.join("\n", now.questions())));
        all.add(new Field("translation-of", old == null ? "" : Objects.requireNonNullElse(old.translationOf(), ""),
                Objects.requireNonNullElse(now.translationOf(), "")));
        all.removeIf(field -> field.before().equals(field.after()));
        return all;
    }

    private ArticleVersion readable(String id, int version) {
        return publishing.readable(id, version, current.get().reader()).orElseThrow(Problem::notFound);
    }
}
