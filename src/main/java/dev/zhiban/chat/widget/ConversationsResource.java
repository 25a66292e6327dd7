package dev.zhiban.chat.widget;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.Conversations;
import dev.zhiban.chat.Message;
import dev.zhiban.chat.Owner;
import dev.zhiban.chat.Page;
import dev.zhiban.chat.Posted;
import dev.zhiban.chat.Standing;
import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Conversations: opening, reading and writing them.
@Path("/api/v1/conversations")
@Authenticated
@RunOnVirtualThread
class ConversationsResource {

    private final Conversations conversations;
    private final CurrentPerson current;
    private final People people;
    private final OptionalBody bodies;

    ConversationsResource(Conversations conversations, CurrentPerson current, People people, OptionalBody bodies) {
        this.conversations = conversations;
        this.current = current;
        this.people = people;
        this.bodies = bodies;
    }

    /// Both may be left out. The same `key` again gives the same conversation.
    record Opening(@Nullable String key, @Nullable String lang) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(UUID id, String channel, Who person, @JsonUnwrapped Standing standing, String lang, long lastSeq,
            Instant createdAt, Instant touchedAt) {
    }

    record Who(UUID id, String name) {
    }

    record Line(UUID id, String channel, Who person, Owner owner, long epoch, @Nullable String ticket, String lang,
            long lastSeq,
            Instant createdAt, Instant touchedAt) {
    }

    record Lines(List<Line> conversations) {
    }

    record NewMessage(@Nullable String clientId, @Nullable String text) {
    }

    record Messages(Owner owner, long epoch, boolean more, List<Message> messages) {
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Opening.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = View.class)))
    public Response open(InputStream body, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language)
            throws IOException {
        Opening opening = bodies.read(body, Opening.class, new Opening(null, null));
        Conversations.Opened opened = conversations.open(current.get(), opening.key(),
                Lang.ofTag(opening.lang() == null ? language : opening.lang(), Lang.ZH));
        return Response.status(opened.fresh() ? 201 : 200).entity(view(opened.conversation())).build();
    }

    /// `view=desk`: what waits for a person and what one holds (the default for the people of the desk); `view=mine`: one's own.
    @GET
    public Lines list(@QueryParam("view") @Nullable String view) {
        Person person = current.get();
        boolean desk = view == null ? person.worksAtDesk() : view.equals("desk");
        List<Conversation> found = desk ? conversations.atDesk(person) : conversations.ofPerson(person);
        return new Lines(found.stream().map(this::line).toList());
    }

    @GET
    @Path("/{id}")
    public View see(@PathParam("id") String id) {
        return view(conversations.see(current.get(), Ids.of(id)));
    }

    @POST
    @Path("/{id}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Posted.class)))
    public Response post(@PathParam("id") String id, @Nullable NewMessage message) {
        if (message == null || message.clientId() == null || message.text() == null) {
            throw Problem.badRequest("message-incomplete",
                    Text.of("消息需要 clientId 和 text。", "A message needs a clientId and a text."));
        }
        Posted posted = conversations.post(current.get(), Ids.of(id), message.clientId(), message.text());
        return Response.status(posted.fresh() ? 201 : 200).entity(posted).build();
    }

    /// What came after a message; waits up to `wait` seconds (60 at most) while there is nothing.
    @GET
    @Path("/{id}/messages")
    public Messages read(@PathParam("id") String id, @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("wait") @DefaultValue("0") double wait) {
        long millis = (long) (Math.clamp(wait, 0, 60) * 1000);
        Page page = conversations.read(current.get(), Ids.of(id), after, Duration.ofMillis(millis));
        return new Messages(page.conversation().owner(), page.conversation().epoch(), page.more(), page.messages());
    }

    private View view(Conversation conversation) {
        return new View(conversation.id(), conversation.channel(), who(conversation), conversations.standing(conversation),
                conversation.lang().tag(), conversation.lastSeq(), conversation.createdAt(), conversation.touchedAt());
    }

    private Line line(Conversation conversation) {
        return new Line(conversation.id(), conversation.channel(), who(conversation), conversation.owner(),
                conversation.epoch(), conversation.ticket(), conversation.lang().tag(), conversation.lastSeq(),
                conversation.createdAt(), conversation.touchedAt());
    }

    private Who who(Conversation conversation) {
        return new Who(conversation.person(), people.byId(conversation.person()).map(Person::name).orElse(""));
    }
}
