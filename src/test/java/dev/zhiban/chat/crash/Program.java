package dev.zhiban.chat.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.platform.FreePort;

/// The packaged program as a process of its own, with its own data directory, to be killed and started again.
final class Program implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final Path knowledge;
    private final Path logs;
    private final int port;
    private final int syslogPort;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private Process process;
    private volatile String token = "";

    /// What came back; status 0 where nothing did.
    record Answer(int status, JsonNode body, boolean retryAfter) {
        boolean ok() {
            return status == 200 || status == 201;
        }
    }

    Program(Path directory) throws IOException {
        data = directory.resolve("data");
        knowledge = Files.createDirectories(directory.resolve("knowledge"));
        logs = Files.createDirectories(directory.resolve("logs"));
        port = FreePort.next();
        syslogPort = FreePort.next();
    }

    /// The folder whose files it may follow.
    Path logs() {
        return logs;
    }

    /// Where it hears syslog over TCP.
    int syslogPort() {
        return syslogPort;
    }

    /// The database that it runs on, after a restart of PostgreSQL perhaps on another port.
    String database() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + postmaster().port() + "/postgres?user=postgres&connectTimeout=2";
    }

    Path knowledge() {
        return knowledge;
    }

    void start() throws IOException {
        Path app = Path.of(System.getProperty("zhiban.app", "target/quarkus-app")).resolve("quarkus-run.jar");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector"));
        command.addAll(List.of("-jar", app.toString(), "start", "--port", Integer.toString(port), "--data", data.toString(),
                "--knowledge", knowledge.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("ZHIBAN_"));
        builder.environment().put("ZHIBAN_KNOWLEDGE_WAIT", "0S");
        builder.environment().put("ZHIBAN_SOURCES_FOLDERS", logs.toString());
        builder.environment().put("ZHIBAN_SOURCES_SYSLOG_TCP", Integer.toString(syslogPort));
        process = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolveSibling("program.log").toFile())).start();
    }

    /// As `kill -9` does.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }

    /// Waits until somebody can sign in, or the session that there is works again.
    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the program ended by itself; see " + data.resolveSibling("program.log"));
            }
            if (token.isEmpty() ? signIn() : call("GET", "/api/v1/session", null).ok()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException("the program is not ready; see " + data.resolveSibling("program.log"));
    }

    private boolean signIn() {
        String found = signIn("employee");
        token = found.isEmpty() ? token : found;
        return !found.isEmpty();
    }

    /// A token of one of the demonstration's people; empty where nobody can sign in now.
    String signIn(String username) {
        return call("", "POST", "/api/v1/session",
                "{\"username\":\"%1$s\",\"password\":\"%1$s\"}".formatted(username)).body().path("token").asText();
    }

    Answer post(String path, Object body) {
        try {
            return call("POST", path, JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    private Answer call(String method, String path, String body) {
        return call(token, method, path, body);
    }

    /// A request with the token of somebody else, or of a log source.
    Answer call(String bearer, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30)).header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), JSON.readTree(response.body()),
                    response.headers().firstValue("Retry-After").isPresent());
        } catch (IOException e) {
            return new Answer(0, JSON.nullNode(), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, JSON.nullNode(), false);
        }
    }

    /// The process and the port of the embedded PostgreSQL, as its own file says.
    record Postmaster(long pid, int port) {
    }

    Postmaster postmaster() throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
        return new Postmaster(Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(3).strip()));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
        http.shutdownNow();
    }
}
