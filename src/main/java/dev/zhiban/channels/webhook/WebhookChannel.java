package dev.zhiban.channels.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.chat.Channel;
import dev.zhiban.chat.Delivery;
import dev.zhiban.chat.Inbound;
import dev.zhiban.chat.Outbound;
import dev.zhiban.chat.SignedRequest;

/// A system that signs after Standard Webhooks.
///
/// In: `{"type": "message", "data": {"conversation", "sender", "text"}}`, where the sender is a username of ours; the
/// `webhook-id` makes a repetition harmless. Out: the same shape without a sender; the `webhook-id` is the message's key.
@ApplicationScoped
class WebhookChannel implements Channel {

    private static final int LONGEST = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Optional<StandardSignature> signature;
    private final Optional<URI> target;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    WebhookChannel(WebhookConfig config, ObjectMapper mapper, Clock clock) {
        this.signature = config.secretFile().map(WebhookChannel::read).or(config::secret).map(StandardSignature::of);
        this.target = config.url();
        this.mapper = mapper;
        this.clock = clock;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException("zhiban.webhook.secret-file cannot be read: " + file, e);
        }
    }

    @Override
    public String id() {
        return "webhook";
    }

    @Override
    public Inbound receive(SignedRequest request) {
        if (signature.isEmpty()) {
            return new Inbound.Refused("no secret is configured");
        }
        String id = header(request, "webhook-id");
        boolean right = !id.isEmpty() && id.length() <= LONGEST && signature.get().verifies(id,
                header(request, "webhook-timestamp"), header(request, "webhook-signature"), request.body(), clock.instant());
        return right ? said(id, request.body()) : new Inbound.Refused("signature");
    }

    private Inbound said(String id, byte[] body) {
        try {
            JsonNode event = mapper.readTree(new String(body, StandardCharsets.UTF_8));
            JsonNode data = event.path("data");
            String peer = data.path("conversation").asText();
            String sender = data.path("sender").asText();
            String text = data.path("text").asText();
            if (!event.path("type").asText().equals("message") || text.isBlank()) {
                return new Inbound.Ignored("no message");
            }
            if (peer.isEmpty() || sender.isEmpty() || peer.length() > LONGEST || sender.length() > LONGEST) {
                return new Inbound.Ignored("a field is missing or too long");
            }
            return new Inbound.Said(peer, sender, id, text);
        } catch (JsonProcessingException e) {
            return new Inbound.Refused("no JSON");
        }
    }

    @Override
    public Delivery send(Outbound message) {
        if (signature.isEmpty() || target.isEmpty()) {
            return new Delivery.Failed("no secret or no url is configured");
        }
        Instant now = clock.instant();
        try {
            byte[] body = mapper.writeValueAsBytes(Map.of("type", "message", "timestamp", now.toString(),
                    "data", Map.of("conversation", message.peer(), "text", message.text())));
            HttpRequest request = HttpRequest.newBuilder(target.get()).timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .header("webhook-id", message.key())
                    .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                    .header("webhook-signature", signature.get().sign(message.key(), now.getEpochSecond(), body))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
            return delivery(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.TryAgain(AGAIN);
        } catch (IOException e) {
            return new Delivery.TryAgain(AGAIN);
        }
    }

    private static Delivery delivery(int status) {
        if (status / 100 == 2) {
            return new Delivery.Delivered();
        }
        boolean passing = status >= 500 || status == 408 || status == 425 || status == 429;
        return passing ? new Delivery.TryAgain(AGAIN) : new Delivery.Failed("HTTP " + status);
    }

    private static String header(SignedRequest request, String name) {
        List<String> values = request.headers().getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }
}
