package dev.zhiban.knowledge.missed;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;
import dev.zhiban.knowledge.article.Articles;
import dev.zhiban.knowledge.article.Publishing;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Helpful or not, for exactly the passage and version that was shown.
@Path("/api/v1/articles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
class VotesResource {

    record Vote(@Nullable Integer paragraph, @Nullable Boolean helpful) {
    }

    private final Uses uses;
    private final Articles articles;
    private final Publishing publishing;
    private final CurrentPerson current;

    VotesResource(Uses uses, Articles articles, Publishing publishing, CurrentPerson current) {
        this.uses = uses;
        this.articles = articles;
        this.publishing = publishing;
        this.current = current;
    }

    @POST
    @Path("/versions/{version}/votes")
    public void vote(@PathParam("id") String id, @PathParam("version") int version, @Nullable Vote vote) {
        if (vote == null || vote.paragraph() == null || vote.helpful() == null) {
            throw Problem.badRequest("vote-incomplete", Text.of("请写明 paragraph 和 helpful。", "Name `paragraph` and `helpful`."));
        }
        Person person = current.get();
        if (publishing.readable(id, version, person.reader()).isEmpty()
                || articles.paragraph(id, version, vote.paragraph()).isEmpty()) {
            throw Problem.notFound();
        }
        uses.vote(id, version, vote.paragraph(), person.id(), vote.helpful());
    }

    /// How often each passage was shown, and what people said of it.
    @GET
    @Path("/votes")
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.LEAD, Role.Names.ADMIN })
    public List<Uses.Tally> votes(@PathParam("id") String id) {
        if (articles.byId(id).isEmpty()) {
            throw Problem.notFound();
        }
        return uses.of(id);
    }
}
