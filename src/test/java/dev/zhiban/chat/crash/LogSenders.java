package dev.zhiban.chat.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.zhiban.chat.crash.Program.Answer;
import dev.zhiban.logs.intake.KeptLines;

/// Three log sources that send uniquely numbered lines whatever happens to the program: one pushes and sends nothing twice, one
/// speaks syslog over TCP and connects again when it is cut off, one is a file that grows.
final class LogSenders {

    private static final int TOGETHER = 20;
    private static final long SETTLE_SECONDS = 60;

    private final Program program;
    private final Map<String, JsonNode> sources = new HashMap<>();
    private final Set<Integer> acknowledged = new HashSet<>();
    private final Set<Integer> statuses = new ConcurrentSkipListSet<>();
    private final AtomicInteger withoutRetryAfter = new AtomicInteger();
    private final List<Integer> syslogSent = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;
    private String admin = "";
    private int tailed;

    /// @param twice pushed lines that are there more than once
    /// @param syslogInOrder whether of each connection all messages up to some number are there, each once
    /// @param lastSyslogWhole whether that is all of the connection that was open at the end
    /// @param kept lines that were committed, of all sources, and `read` those that were counted
    record Verdict(int acknowledged, int lost, int twice, int syslogConnections, boolean syslogInOrder, boolean lastSyslogWhole,
            boolean tailed, long kept, long read) {
    }

    LogSenders(Program program) {
        this.program = program;
    }

    void start() throws IOException, SQLException {
        KeptLines.remember(program.database());
        admin = program.signIn("admin");
        source("PUSH", Map.of());
        source("SYSLOG", Map.of("program", "crash"));
        source("TAIL", Map.of("path", file().toString()));
        threads.add(Thread.ofPlatform().name("push").start(this::push));
        threads.add(Thread.ofPlatform().name("syslog").start(this::syslog));
        threads.add(Thread.ofPlatform().name("tailed").start(this::tailed));
    }

    void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    Set<Integer> statuses() {
        return statuses;
    }

    int withoutRetryAfter() {
        return withoutRetryAfter.get();
    }

    private Path file() {
        return program.logs().resolve("tailed.log");
    }

    private void source(String kind, Map<String, String> more) throws IOException {
        Map<String, Object> wanted = new HashMap<>(more);
        wanted.putAll(Map.of("name", kind, "kind", kind, "service", "crash", "linesPerMinute", 10_000_000, "bytesPerMinute",
                1_000_000_000));
        Answer made = program.call(admin, "POST", "/api/v1/log-sources", Program.JSON.writeValueAsString(wanted));
        if (!made.ok()) {
            throw new IllegalStateException("no source: " + made);
        }
        sources.put(kind, made.body());
    }

    private String id(String kind) {
        return sources.get(kind).path("id").asText();
    }

    private void push() {
        String token = sources.get("PUSH").path("token").asText();
        for (int request = 0; !stopping; request++) {
            int number = request;
            String values = IntStream.range(0, TOGETHER).mapToObj(i -> "[\"%d000000\",\"INFO push %d line %d\"]"
                    .formatted(System.currentTimeMillis(), number, i)).collect(Collectors.joining(","));
            Answer answer = program.call(token, "POST", "/loki/api/v1/push",
                    "{\"streams\":[{\"stream\":{},\"values\":[" + values + "]}]}");
            if (answer.status() == 204) {
                acknowledged.add(request);
            } else if (answer.status() != 0 && !answer.retryAfter()) {
                withoutRetryAfter.incrementAndGet();
            }
            statuses.add(answer.status());
            pause(20);
        }
    }

    private void syslog() {
        while (!stopping) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), program.syslogPort());
                    OutputStream out = socket.getOutputStream()) {
                syslogSent.add(0);
                for (int message = 0; !stopping; message++) {
                    out.write("<13>Nov 22 12:00:00 host crash: connection %d message %d\n"
                            .formatted(syslogSent.size() - 1, message).getBytes(StandardCharsets.UTF_8));
                    syslogSent.set(syslogSent.size() - 1, message + 1);
                    pause(2);
                }
            } catch (IOException cutOff) {
                pause(50);
            }
        }
    }

    private void tailed() {
        while (!stopping) {
            try {
                Files.writeString(file(), "INFO tail line %d%n".formatted(tailed), StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            tailed++;
            pause(5);
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until everything that was sent is read, or nothing more comes for a long time.
    Verdict verdict() throws IOException, SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(SETTLE_SECONDS).toNanos();
        Verdict verdict = now();
        while (System.nanoTime() < end
                && !(verdict.tailed() && verdict.lastSyslogWhole() && verdict.read() == verdict.kept())) {
            pause(200);
            verdict = now();
        }
        return verdict;
    }

    private Verdict now() throws IOException, SQLException {
        List<String> pushed = KeptLines.of(program.database(), id("PUSH"));
        List<String> heard = KeptLines.of(program.database(), id("SYSLOG"));
        List<String> followed = KeptLines.of(program.database(), id("TAIL"));
        Set<String> distinct = new HashSet<>(pushed);
        int lost = (int) acknowledged.stream().flatMap(request -> IntStream.range(0, TOGETHER)
                .mapToObj(i -> "INFO push %d line %d".formatted(request, i))).filter(line -> !distinct.contains(line)).count();
        Map<Integer, List<Integer>> ofConnection = new TreeMap<>();
        for (String line : heard) {
            String[] words = line.split(" ");
            ofConnection.computeIfAbsent(Integer.valueOf(words[words.length - 3]), _ -> new ArrayList<>())
                    .add(Integer.valueOf(words[words.length - 1]));
        }
        boolean inOrder = ofConnection.values().stream()
                .allMatch(numbers -> numbers.equals(IntStream.range(0, numbers.size()).boxed().toList()));
        int last = syslogSent.size() - 1;
        return new Verdict(acknowledged.size() * TOGETHER, lost, pushed.size() - distinct.size(), syslogSent.size(), inOrder,
                ofConnection.getOrDefault(last, List.of()).size() == syslogSent.get(last),
                followed.equals(IntStream.range(0, tailed).mapToObj(i -> "INFO tail line " + i).toList()),
                (long) pushed.size() + heard.size() + followed.size(), read());
    }

    private long read() {
        long read = 0;
        for (JsonNode source : program.call(admin, "GET", "/api/v1/log-sources", null).body()) {
            read += source.path("lines").asLong();
        }
        return read;
    }
}
