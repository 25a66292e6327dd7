package dev.zhiban.knowledge.article;

import java.util.List;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The folder of Markdown files and the articles, in both directions.
@Path("/api/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
@RunOnVirtualThread
class ImportResource {

    /// The article as it is here beside what is said elsewhere; `path` is the file or the address.
    record Conflicting(String id, String path, int version, List<SideBySide.Row> rows) {
    }

    /// `keep` is `file` or `article`.
    record Choice(@Nullable String keep) {
    }

    private final FolderImport folder;
    private final FolderExport export;
    private final Articles articles;
    private final List<Elsewhere> elsewhere;
    private final CurrentPerson current;

    ImportResource(FolderImport folder, FolderExport export, Articles articles, @All List<Elsewhere> elsewhere,
            CurrentPerson current) {
        this.folder = folder;
        this.export = export;
        this.articles = articles;
        this.elsewhere = elsewhere;
        this.current = current;
    }

    /// Imports the folder again; answers what happened, each broken file by name and line, each conflict.
    @POST
    @Path("/import")
    public ImportReport importFolder() {
        return folder.run();
    }

    /// Writes what was published here into the folder; files that changed there as well are named and left alone.
    @POST
    @Path("/export")
    public FolderExport.Report exportFolder() {
        return export.write();
    }

    /// All published articles as the folder's files, zipped.
    @GET
    @Path("/export")
    @Produces("application/zip")
    public Response zip() {
        StreamingOutput body = export::zip;
        return Response.ok(body).header("Content-Disposition", "attachment; filename=\"knowledge-base.zip\"")
                .header("Cache-Control", "private, no-store").build();
    }

    /// What is here beside what the file, or the document that was imported again, says.
    @GET
    @Path("/{id}/conflict")
    public Conflicting conflict(@PathParam("id") String id) {
        Article article = articles.byId(id).filter(it -> it.conflict() != null).orElseThrow(Problem::notFound);
        ArticleVersion here = articles.version(id, article.newest()).orElseThrow(Problem::notFound);
        Elsewhere.Said said = elsewhere(id).conflict(id).orElseThrow(Problem::notFound);
        return new Conflicting(id, said.place(), here.version(), SideBySide.of(
                LineDiff.between(FrontMatter.file(id, here.content(), "", Set.of()),
                        FrontMatter.file(id, said.content(), "", Set.of()))));
    }

    /// Ends a conflict. A file that is kept is published at once, a document that is kept becomes a draft.
    @POST
    @Path("/{id}/conflict")
    @Consumes(MediaType.APPLICATION_JSON)
    public void resolve(@PathParam("id") String id, @Nullable Choice choice) {
        String keep = choice == null || choice.keep() == null ? "" : choice.keep();
        if (!keep.equals("file") && !keep.equals("article")) {
            throw Problem.badRequest("keep-what", Text.of("keep 只能是 file 或 article。", "`keep` is file or article."));
        }
        elsewhere(id).settle(id, keep.equals("file"), current.get().id());
    }

    private Elsewhere elsewhere(String id) {
        return elsewhere.stream().filter(place -> place.conflict(id).isPresent()).findFirst().orElseThrow(Problem::notFound);
    }
}
