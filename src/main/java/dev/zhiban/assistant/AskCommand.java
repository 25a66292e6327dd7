package dev.zhiban.assistant;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.platform.command.Subcommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ask "…"`: one question to the running server, as any client asks it.
@Command(name = "ask", mixinStandardHelpOptions = true, description = "Asks the running server one question.")
public final class AskCommand implements Subcommand {

    private static final Duration WAIT = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "QUESTION", description = "What you want to know.")
    private String question = "";

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Option(names = "--url", paramLabel = "URL", defaultValue = "${env:ZHIBAN_URL:-http://localhost:8080}", description = "The server (default: ${DEFAULT-VALUE}).")
    private String url = "";

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "employee", description = "Who asks (default: ${DEFAULT-VALUE}).")
    private String user = "";

    @Option(names = "--password", paramLabel = "WORD", defaultValue = "${env:ZHIBAN_PASSWORD}", description = "The password (default: ZHIBAN_PASSWORD, else that of the demonstration).")
    private @Nullable String password;

    public AskCommand() {
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            String secret = password == null || password.isEmpty() ? user : password;
            JsonNode session = post(http, "/api/v1/session", null, Map.of("username", user, "password", secret));
            JsonNode answer = post(http, "/api/v1/ask", session.path("token").asText(), Map.of("text", question));
            print(answer);
            return 0;
        } catch (ConnectException e) {
            throw new IOException("no server answers at " + url + "; start one, or name it with --url", e);
        }
    }

    private JsonNode post(HttpClient http, String path, @Nullable String token, Map<String, String> body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.replaceAll("/+$", "") + path)).timeout(WAIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("the server answered " + response.statusCode() + " " + reason(response.body()));
        }
        return JSON.readTree(response.body());
    }

    private static String reason(String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            return problem.path("detail").asText(problem.path("title").asText(""));
        } catch (IOException notJson) {
            return "";
        }
    }

    private void print(JsonNode answer) throws IOException {
        PrintWriter out = spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
            return;
        }
        out.println(answer.path("text").asText());
        if (answer.hasNonNull("notice")) {
            out.println();
            out.println("(" + answer.path("notice").asText() + ")");
        }
        out.println();
        for (JsonNode citation : answer.path("citations")) {
            out.println("[" + citation.path("n").asInt() + "] " + citation.path("title").asText() + "  " + url
                    + citation.path("url").asText());
        }
    }
}
