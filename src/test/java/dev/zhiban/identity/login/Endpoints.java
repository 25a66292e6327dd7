package dev.zhiban.identity.login;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// The endpoints of the running service as its OpenAPI document lists them, and requests to them.
final class Endpoints {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final Map<String, JsonNode> operations = new LinkedHashMap<>();

    Endpoints(String base) throws IOException, InterruptedException {
        this.base = base;
        JsonNode paths = JSON.readTree(send(get("/q/openapi?format=json")).body()).path("paths");
        paths.properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation -> operations.put(operation.getKey().toUpperCase() + " " + path.getKey(),
                        operation.getValue())));
    }

    /// `METHOD /path`, each.
    Set<String> all() {
        return operations.keySet();
    }

    /// Asks with a made-up value for each parameter of the path that is not given.
    HttpResponse<String> ask(Authorisation row, Map<String, String> parameters, String json, @Nullable String token)
            throws IOException, InterruptedException {
        JsonNode operation = Objects.requireNonNull(operations.get(row.endpoint()), row.endpoint());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + filled(row.path(), operation, parameters)))
                .timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        JsonNode content = operation.path("requestBody").path("content");
        if (content.isEmpty()) {
            request.method(row.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            String type = content.fieldNames().next();
            type = type.equals("*/*") ? "application/json" : type;
            request.header("Content-Type", type.startsWith("multipart/") ? type + "; boundary=part" : type);
            request.method(row.method(), HttpRequest.BodyPublishers.ofString(body(type, json)));
        }
        return send(request.build());
    }

    private static String body(String type, String json) {
        if (type.startsWith("multipart/")) {
            return "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.log\"\r\n"
                    + "Content-Type: text/plain\r\n\r\na line\r\n--part--\r\n";
        }
        return type.contains("json") ? json : "a line\n";
    }

    private static String filled(String path, JsonNode operation, Map<String, String> parameters) {
        String filled = path;
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            boolean number = parameter.path("schema").path("type").asText().equals("integer");
            filled = filled.replace("{" + name + "}",
                    parameters.getOrDefault(name, number ? "999999999" : UUID.randomUUID().toString()));
        }
        return filled.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).build();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
