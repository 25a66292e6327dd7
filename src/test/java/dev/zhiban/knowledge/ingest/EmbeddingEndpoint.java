package dev.zhiban.knowledge.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// An embedding endpoint of OpenAI's protocol: what shares words, is near. Misbehaves on demand.
/// `main PORT` runs it by hand.
final class EmbeddingEndpoint implements AutoCloseable {

    enum Manner {
        WORKS,
        ANSWERS_400,
        ANSWERS_401,
        ANSWERS_429,
        ANSWERS_500,
        HANGS,
        MALFORMED,
        EMPTY,
        ONE_TOO_FEW,
        ZEROS,
        CUT
    }

    /// An input longer than this is refused with 400.
    static final int LONGEST = 1_500;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();
    volatile Manner manner = Manner.WORKS;
    /// Another one is another model.
    volatile int seed = 1;
    volatile int dimensions = 256;

    EmbeddingEndpoint(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/embeddings", this::embed);
        server.start();
    }

    public static void main(String... args) throws InterruptedException {
        try (EmbeddingEndpoint endpoint = new EmbeddingEndpoint(Integer.parseInt(args[0]))) {
            System.out.println(endpoint.url());
            endpoint.closing.await();
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    List<String> inputs() {
        List<String> all = new ArrayList<>();
        requests.forEach(request -> request.path("input").forEach(text -> all.add(text.asText())));
        return all;
    }

    private void embed(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            requests.add(request);
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            switch (manner) {
                case WORKS -> works(exchange, request, request.path("input").size(), seed);
                case ANSWERS_400 -> answer(exchange, 400, "{\"error\":{\"message\":\"no such model\"}}");
                case ANSWERS_401 -> answer(exchange, 401, "{\"error\":{\"message\":\"no\"}}");
                case ANSWERS_429 -> answer(exchange, 429, "{\"error\":{\"message\":\"slowly\"}}");
                case ANSWERS_500 -> answer(exchange, 500, "{\"error\":{\"message\":\"broken\"}}");
                case HANGS -> hang();
                case MALFORMED -> answer(exchange, 200, "{\"data\":[{\"embedding\":[0.1,");
                case EMPTY -> answer(exchange, 200, "");
                case ONE_TOO_FEW -> works(exchange, request, request.path("input").size() - 1, seed);
                case ZEROS -> works(exchange, request, request.path("input").size(), 0);
                case CUT -> exchange.sendResponseHeaders(200, 10_000);
            }
        }
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void works(HttpExchange exchange, JsonNode request, int count, int of) throws IOException {
        for (JsonNode text : request.path("input")) {
            if (text.asText().length() > LONGEST) {
                answer(exchange, 400, "{\"error\":{\"message\":\"input is longer than the model's context\"}}");
                return;
            }
        }
        int length = request.path("dimensions").asInt(dimensions);
        List<Object> data = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            data.add(java.util.Map.of("object", "embedding", "index", i, "embedding",
                    vector(request.path("input").get(i).asText(), of, length)));
        }
        answer(exchange, 200, JSON.writeValueAsString(java.util.Map.of("object", "list", "model", "near", "data", data, "usage",
                java.util.Map.of("prompt_tokens", 1, "total_tokens", 1))));
    }

    private static float[] vector(String text, int seed, int length) {
        float[] sum = new float[length];
        for (String word : words(text)) {
            Random random = new Random(31L * seed + word.hashCode());
            for (int i = 0; i < length && seed != 0; i++) {
                sum[i] += (float) random.nextGaussian();
            }
        }
        return sum;
    }

    /// "卡纸" and "jam" are one word to this model.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(java.util.Locale.ROOT).replace("卡纸", " jam ").split("[^\\p{L}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words.isEmpty() ? List.of("nothing") : words;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
