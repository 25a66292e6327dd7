package dev.zhiban.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import picocli.CommandLine;

class AskCommandSpeaksToTheServerTest {

    private static final String ANSWER = """
            {"answer":"quoted","text":"换手机热点再试。[1]","confidence":0.9,
             "citations":[{"n":1,"articleId":"vpn","version":2,"paragraph":3,"title":"VPN 连不上","quote":"…","url":"/knowledge/vpn/2#p3"}]}""";

    private final List<String> seen = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/session", exchange -> answer(exchange, 200, "{\"token\":\"t1\"}"));
        server.createContext("/api/v1/ask", exchange -> answer(exchange, 200, ANSWER));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theTextAndItsSourcesArePrinted() {
        int exit = run("VPN 连不上", "--url", url());

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("换手机热点再试。[1]", "[1] VPN 连不上  " + url() + "/knowledge/vpn/2#p3");
        assertThat(seen).anyMatch(line -> line.contains("\"username\":\"employee\""))
                .anyMatch(line -> line.contains("Bearer t1") && line.contains("VPN 连不上"));
    }

    @Test
    void jsonIsTheAnswerItself() {
        assertThat(run("VPN 连不上", "--json", "--url", url() + "/")).isZero();
        assertThat(out.toString()).contains("\"paragraph\" : 3");
    }

    @Test
    void noServerIsOneLine() {
        server.stop(0);

        assertThat(run("x", "--url", url())).isEqualTo(1);
        assertThat(err.toString()).contains("no server answers at").doesNotContain("\tat ");
    }

    @Test
    void aRefusalIsSaid() {
        server.removeContext("/api/v1/session");
        server.createContext("/api/v1/session", exchange -> answer(exchange, 401, "{\"detail\":\"wrong name or password\"}"));

        assertThat(run("x", "--url", url(), "--password", "no")).isEqualTo(1);
        assertThat(err.toString()).contains("401 wrong name or password");
    }

    private int run(String... args) {
        return new CommandLine(new AskCommand()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((e, line, result) -> {
                    line.getErr().println("zhiban: " + e.getMessage());
                    return 1;
                }).execute(args);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            seen.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
