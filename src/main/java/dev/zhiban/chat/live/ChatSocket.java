package dev.zhiban.chat.live;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.chat.Conversations;
import dev.zhiban.identity.SessionEnded;
import dev.zhiban.identity.Sessions;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.HandshakeRequest;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/// The address of the sub-protocol. Whoever connects signs in with the first frame (`auth` with a `token` or a one-time
/// `ticket`), or comes from our own pages with the session's cookie.
///
/// Everything here runs on the event loop and hands over at once.
@WebSocket(path = "/api/v1/chat")
@PermitAll
class ChatSocket {

    /// As the identity feature sets it.
    private static final String COOKIE = "zhiban_session=";
    private static final int CONNECTIONS = 10_000;
    private static final CloseReason FULL = new CloseReason(1013, "try-again-later");
    private static final CloseReason UNREADABLE = new CloseReason(1003, "unreadable");

    private final Map<String, LiveClient> clients = new ConcurrentHashMap<>();
    private final ObjectMapper mapper;
    private final Conversations conversations;
    private final Sessions sessions;
    private final Following following;

    ChatSocket(ObjectMapper mapper, Conversations conversations, Sessions sessions, Following following) {
        this.mapper = mapper;
        this.conversations = conversations;
        this.sessions = sessions;
        this.following = following;
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        if (clients.size() >= CONNECTIONS) {
            return connection.close(FULL);
        }
        LiveClient client = new LiveClient(new Line(connection, mapper), mapper, conversations, sessions, following);
        clients.put(connection.id(), client);
        client.start(cookie(connection.handshakeRequest()));
        return Uni.createFrom().voidItem();
    }

    @OnTextMessage
    Uni<Void> text(String text, WebSocketConnection connection) {
        client(connection).ifPresent(client -> client.heard(text));
        return Uni.createFrom().voidItem();
    }

    @OnPongMessage
    Uni<Void> pong(Buffer data, WebSocketConnection connection) {
        client(connection).ifPresent(LiveClient::heardPong);
        return Uni.createFrom().voidItem();
    }

    @OnClose
    Uni<Void> closed(WebSocketConnection connection) {
        LiveClient client = clients.remove(connection.id());
        if (client != null) {
            client.end();
        }
        return Uni.createFrom().voidItem();
    }

    /// A frame that is too large, or no text; or the client is gone.
    @OnError
    Uni<Void> failed(Throwable error, WebSocketConnection connection) {
        return connection.isOpen() ? connection.close(UNREADABLE) : Uni.createFrom().voidItem();
    }

    void ended(@Observes SessionEnded event) {
        clients.values().stream().filter(client -> client.isOf(event.session())).forEach(LiveClient::signOut);
    }

    private Optional<LiveClient> client(WebSocketConnection connection) {
        return Optional.ofNullable(clients.get(connection.id()));
    }

    /// Cookies count only where the page is ours: a browser sends them from any page.
    private static Optional<String> cookie(HandshakeRequest request) {
        String cookies = request.header("Cookie");
        if (cookies == null || !sameOrigin(request.header("Origin"), request.header("Host"))) {
            return Optional.empty();
        }
        for (String cookie : cookies.split(";")) {
            if (cookie.strip().startsWith(COOKIE)) {
                return Optional.of(cookie.strip().substring(COOKIE.length()));
            }
        }
        return Optional.empty();
    }

    static boolean sameOrigin(@Nullable String origin, @Nullable String host) {
        if (origin == null || host == null) {
            return false;
        }
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
