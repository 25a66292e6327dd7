package dev.zhiban.channels;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.logging.Logger;

import dev.zhiban.chat.Channel;
import dev.zhiban.chat.Conversations;
import dev.zhiban.chat.Inbound;
import dev.zhiban.chat.SignedRequest;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Where platforms call us. The raw bytes go to the channel, which verifies before it parses; what was said is kept, and then
/// the call is answered: nobody waits here for the bot.
@Path("/hooks/{channel}")
@PermitAll
@RunOnVirtualThread
class WebhookResource {

    private static final Logger LOG = Logger.getLogger(WebhookResource.class);
    private static final int MOST = 1 << 18;

    private final List<Channel> channels;
    private final Conversations conversations;

    WebhookResource(@All List<Channel> channels, Conversations conversations) {
        this.channels = channels;
        this.conversations = conversations;
    }

    @GET
    public Response check(@PathParam("channel") String channel, @Context HttpHeaders headers, @Context UriInfo address) {
        return answer(channel, new SignedRequest("GET", headers(headers), address.getQueryParameters(), new byte[0]));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response receive(@PathParam("channel") String channel, @Context HttpHeaders headers, @Context UriInfo address,
            InputStream content) throws IOException {
        byte[] body = content.readNBytes(MOST + 1);
        if (body.length > MOST) {
            throw new Problem(413, "too-large", Text.of("内容太大。", "The content is too large.")).with("max", MOST);
        }
        return answer(channel, new SignedRequest("POST", headers(headers), address.getQueryParameters(), body));
    }

    private Response answer(String id, SignedRequest request) {
        Channel channel = channels.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(Problem::notFound);
        return switch (channel.receive(request)) {
            case Inbound.Said said -> kept(id, said);
            case Inbound.Handshake handshake -> Response.ok(handshake.body(), handshake.contentType()).build();
            case Inbound.Ignored ignored -> Response.ok().build();
            case Inbound.Refused refused -> throw refused(id, refused);
        };
    }

    private static Problem refused(String id, Inbound.Refused refused) {
        LOG.infof("Refused a call for channel %s: %s", id, refused.reason());
        return new Problem(401, "not-from-the-platform", Text.of("签名无效。", "The signature is not valid."));
    }

    private Response kept(String id, Inbound.Said said) {
        Conversations.Heard heard = conversations.hear(id, said);
        if (heard == Conversations.Heard.SENDER_UNKNOWN) {
            LOG.infof("Channel %s: the sender of a message is nobody that we know", id);
        }
        return Response
                .ok(Map.of("status", heard.name().toLowerCase(Locale.ROOT).replace('_', '-')), MediaType.APPLICATION_JSON)
                .build();
    }

    private static Map<String, List<String>> headers(HttpHeaders headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.getRequestHeaders().forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return all;
    }
}
