package dev.zhiban.knowledge.golden;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Role;
import dev.zhiban.knowledge.article.ArticleVersion;
import dev.zhiban.knowledge.article.Articles;
import dev.zhiban.knowledge.ingest.Section;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// The golden questions of an article, and what a publication would change in the answers.
@Path("/api/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
@RunOnVirtualThread
class GoldenResource {

    private static final int MOST = 50;
    private static final int LONGEST = 500;

    /// `paragraph` counts in the newest version; its heading is what is kept.
    record Wanted(@Nullable String question, @Nullable String heading, @Nullable Integer paragraph) {
    }

    record Started(UUID id) {
    }

    private final GoldenQuestions questions;
    private final Replays replays;
    private final Articles articles;
    private final CurrentPerson current;

    GoldenResource(GoldenQuestions questions, Replays replays, Articles articles, CurrentPerson current) {
        this.questions = questions;
        this.replays = replays;
        this.articles = articles;
        this.current = current;
    }

    @GET
    @Path("/{id}/golden")
    public List<GoldenQuestions.Golden> golden(@PathParam("id") String id) {
        if (articles.byId(id).isEmpty()) {
            throw Problem.notFound();
        }
        return questions.of(id);
    }

    /// Replaces the list: at most 50 questions of at most 500 characters.
    @PUT
    @Path("/{id}/golden")
    public List<GoldenQuestions.Golden> replace(@PathParam("id") String id, @Nullable List<Wanted> wanted) {
        List<Wanted> given = wanted == null ? List.of() : wanted;
        if (given.size() > MOST) {
            throw wrong();
        }
        int newest = articles.byId(id).orElseThrow(Problem::notFound).newest();
        List<Section> sections = articles.paragraphs(id, newest);
        questions.replace(id, given.stream().map(one -> golden(one, sections)).distinct().toList(), current.get().id());
        return questions.of(id);
    }

    private static GoldenQuestions.Golden golden(@Nullable Wanted wanted, List<Section> sections) {
        if (wanted == null || wanted.question() == null || wanted.question().isBlank() || wanted.question().length() > LONGEST
                || wanted.question().indexOf('\0') >= 0) {
            throw wrong();
        }
        String heading = wanted.heading();
        if (wanted.paragraph() != null) {
            if (wanted.paragraph() < 1 || wanted.paragraph() > sections.size()) {
                throw wrong();
            }
            heading = sections.get(wanted.paragraph() - 1).heading();
        }
        String known = heading;
        if (known != null && sections.stream().noneMatch(section -> section.heading().equals(known))) {
            throw wrong();
        }
        return new GoldenQuestions.Golden(wanted.question().strip(), heading);
    }

    private static Problem wrong() {
        return Problem.badRequest("wrong-golden-question",
                Text.of("最多 50 个问题，每个最多 500 个字符；标题或段落应是最新版里有的。",
                        "At most 50 questions of 500 characters; a heading or paragraph should be one of the newest version."));
    }

    /// Asks all questions again as if this version were published; answers where to look how far that is.
    @POST
    @Path("/{id}/versions/{version}/replay")
    @ResponseStatus(202)
    public Started replay(@PathParam("id") String id, @PathParam("version") int version) {
        ArticleVersion candidate = articles.version(id, version).orElseThrow(Problem::notFound);
        return new Started(replays.start(candidate, current.get().id()));
    }

    @GET
    @Path("/replays/{replay}")
    public Replays.Status status(@PathParam("replay") String replay) {
        try {
            return replays.status(UUID.fromString(replay)).orElseThrow(Problem::notFound);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
