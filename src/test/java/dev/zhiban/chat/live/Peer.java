package dev.zhiban.chat.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

import org.awaitility.Awaitility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// A client of the sub-protocol, as a browser is one; keeps what it was sent.
final class Peer implements WebSocket.Listener, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> frames = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;

    private Peer(URI address, Map<String, String> headers) {
        WebSocket.Builder builder = client.newWebSocketBuilder().subprotocols("zhiban.v1");
        headers.forEach(builder::header);
        socket = builder.buildAsync(address, this).join();
    }

    static Peer at(URI base, Map<String, String> headers) {
        return new Peer(URI.create("ws://" + base.getAuthority() + "/api/v1/chat"), headers);
    }

    static Peer signedIn(URI base, String token) {
        Peer peer = at(base, Map.of());
        peer.send(Map.of("type", "auth", "token", token));
        return peer;
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    Peer hello(String conversation, long after) {
        return send(Map.of("type", "hello", "conversation", conversation, "after", after));
    }

    Peer send(Map<String, ?> frame) {
        try {
            return sendText(JSON.writeValueAsString(frame));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Peer sendText(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    synchronized List<JsonNode> frames(String type) {
        return frames.stream().filter(frame -> frame.path("type").asText().equals(type)).toList();
    }

    synchronized List<String> types() {
        return frames.stream().map(frame -> frame.path("type").asText()).toList();
    }

    JsonNode await(String type, Predicate<JsonNode> which) {
        return Awaitility.await().atMost(Duration.ofSeconds(60))
                .until(() -> frames(type).stream().filter(which).findFirst(), found -> found.isPresent()).orElseThrow();
    }

    JsonNode await(String type) {
        return await(type, frame -> true);
    }

    int closeCode() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> closed.getNow(null), code -> code != null);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try {
                JsonNode frame = JSON.readTree(part.toString());
                synchronized (this) {
                    frames.add(frame);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
