package dev.zhiban.chat.widget;

import java.io.IOException;
import java.io.InputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.Conversations;
import dev.zhiban.chat.Standing;
import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// What changes the owner of a conversation, and its rating.
@Path("/api/v1/conversations/{id}")
@Authenticated
@RunOnVirtualThread
class StepsResource {

    private final Conversations conversations;
    private final CurrentPerson current;
    private final OptionalBody bodies;

    StepsResource(Conversations conversations, CurrentPerson current, OptionalBody bodies) {
        this.conversations = conversations;
        this.current = current;
        this.bodies = bodies;
    }

    /// `to` is `bot` (also where it is left out) or `queue`.
    record Return(@Nullable String to) {
    }

    record Rating(@Nullable Integer score, @Nullable String reason) {
    }

    record Read(long seq) {
    }

    record Vote(@Nullable Boolean helpful) {
    }

    @POST
    @Path("/handoff")
    public Standing handOff(@PathParam("id") String id) {
        return standing(conversations.handOff(current.get(), Ids.of(id)));
    }

    @POST
    @Path("/takeover")
    @RolesAllowed({ Role.Names.AGENT, Role.Names.LEAD })
    public Standing takeOver(@PathParam("id") String id) {
        return standing(conversations.takeOver(current.get(), Ids.of(id)));
    }

    @POST
    @Path("/return")
    @RolesAllowed({ Role.Names.AGENT, Role.Names.LEAD })
    @Consumes(MediaType.WILDCARD)
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Return.class)))
    public Standing giveBack(@PathParam("id") String id, InputStream body) throws IOException {
        Return wanted = bodies.read(body, Return.class, new Return(null));
        String to = wanted.to() == null ? "bot" : wanted.to();
        if (!to.equals("bot") && !to.equals("queue")) {
            throw Problem.badRequest("return-to-whom", Text.of("to 只能是 bot 或 queue。", "`to` is bot or queue."));
        }
        return standing(conversations.giveBack(current.get(), Ids.of(id), to.equals("queue")));
    }

    @POST
    @Path("/close")
    public Standing close(@PathParam("id") String id) {
        return standing(conversations.close(current.get(), Ids.of(id)));
    }

    @POST
    @Path("/rating")
    @Consumes(MediaType.APPLICATION_JSON)
    public void rate(@PathParam("id") String id, @Nullable Rating rating) {
        Rating given = rating == null ? new Rating(null, null) : rating;
        conversations.rate(current.get(), Ids.of(id), given.score() == null ? 0 : given.score(), given.reason());
    }

    /// Whether the passages that this message cites helped.
    @POST
    @Path("/messages/{seq}/vote")
    @Consumes(MediaType.APPLICATION_JSON)
    public void vote(@PathParam("id") String id, @PathParam("seq") long seq, @Nullable Vote vote) {
        if (vote == null || vote.helpful() == null) {
            throw Problem.badRequest("vote-incomplete", Text.of("请写明 helpful。", "Name `helpful`."));
        }
        conversations.vote(current.get(), Ids.of(id), seq, vote.helpful());
    }

    /// How far one has read.
    @POST
    @Path("/read")
    @Consumes(MediaType.APPLICATION_JSON)
    public void read(@PathParam("id") String id, @Nullable Read read) {
        conversations.read(current.get(), Ids.of(id), read == null ? 0 : read.seq());
    }

    /// Ends the answer that is being made.
    @POST
    @Path("/stop")
    public void stop(@PathParam("id") String id) {
        conversations.stop(current.get(), Ids.of(id));
    }

    private Standing standing(Conversation conversation) {
        return conversations.standing(conversation);
    }
}
