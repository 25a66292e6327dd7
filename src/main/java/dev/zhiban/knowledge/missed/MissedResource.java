package dev.zhiban.knowledge.missed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

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
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Page;
import dev.zhiban.platform.web.Problem;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// What people asked in vain, and the way from there to a better article.
@Path("/api/v1/knowledge/missed")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MissedResource {

    private static final int SAMPLES = 5;

    /// @param people        how many it costs
    /// @param why           how often for which reason
    /// @param conversations where it was asked; only for those who may see conversations
    /// @param answered      whether an agent solved one of them: then a draft begins with that answer
    /// @param similar       an article that may only lack this
    record Row(long id, String question, String lang, int people, int times, Instant last, Map<String, Long> why,
            List<String> questions, Set<UUID> conversations, boolean answered, SimilarArticles.@Nullable Similar similar) {
    }

    /// @param into  article that gets the answer as a change; null: a new one
    /// @param asNew a new article even where a similar one is there
    record Wanted(@Nullable String into, boolean asNew) {
    }

    record Drafted(String articleId, int version) {
    }

    record Why(@Nullable String why) {
    }

    private final MissedQuestions missed;
    private final SimilarArticles similar;
    private final DraftFromMissed drafts;
    private final CurrentPerson current;

    MissedResource(MissedQuestions missed, SimilarArticles similar, DraftFromMissed drafts, CurrentPerson current) {
        this.missed = missed;
        this.similar = similar;
        this.drafts = drafts;
        this.current = current;
    }

    @GET
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.LEAD, Role.Names.ADMIN })
    public Page<Row> list(@QueryParam("page") @DefaultValue("0") int page, @QueryParam("size") @DefaultValue("20") int size) {
        List<MissedQuestions.Cluster> clusters = missed.clusters();
        int from = Math.min(clusters.size(), Page.offset(page, size));
        Person viewer = current.get();
        return new Page<>(clusters.subList(from, Math.min(clusters.size(), from + Page.limit(size))).stream()
                .map(cluster -> row(cluster, viewer)).toList(), clusters.size());
    }

    private Row row(MissedQuestions.Cluster cluster, Person viewer) {
        Map<String, Long> why = cluster.questions().stream()
                .collect(Collectors.groupingBy(MissedQuestions.Kept::why, TreeMap::new, Collectors.counting()));
        return new Row(cluster.first().id(), cluster.first().question(), cluster.first().lang().tag(), cluster.people(),
                cluster.questions().size(), cluster.last(), why, cluster.texts(SAMPLES),
                seesConversations(viewer) ? cluster.conversations() : Set.of(),
                missed.solution(cluster.conversations()).isPresent(),
                similar.to(cluster.first().question(), viewer.reader()).orElse(null));
    }

    /// As in the chat: the desk, admins and auditors.
    private static boolean seesConversations(Person viewer) {
        return viewer.worksAtDesk() || viewer.is(Role.ADMIN) || viewer.is(Role.AUDITOR);
    }

    /// A draft that begins with the agent's answer. Where a similar article is there already, 409 names it: say `into` for a
    /// change of it, or `asNew`.
    @POST
    @Path("/{id}/draft")
    @ResponseStatus(201)
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
    public Drafted draft(@PathParam("id") long id, @Nullable Wanted wanted) {
        Wanted how = wanted == null ? new Wanted(null, false) : wanted;
        MissedQuestions.Cluster cluster = missed.cluster(id).orElseThrow(Problem::notFound);
        return drafts.of(cluster, how.into(), how.asNew(), current.get());
    }

    /// Nothing for the knowledge base.
    @POST
    @Path("/{id}/dismiss")
    @RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
    public void dismiss(@PathParam("id") long id, @Nullable Why why) {
        String given = why == null || why.why() == null ? "" : why.why().strip();
        if (given.isEmpty() || given.length() > 500) {
            throw Problem.badRequest("why-missing", Text.of("请写明原因（最多 500 字）。", "Say why, in at most 500 characters."));
        }
        missed.close(missed.cluster(id).orElseThrow(Problem::notFound), null, given, current.get().id());
    }
}
