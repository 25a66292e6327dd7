package dev.zhiban.logs;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.platform.command.Benchmark;
import dev.zhiban.platform.privacy.PatternRedactor;
import dev.zhiban.platform.time.TheClock;

/// Lines a second and heap of the analysis, end to end with findings, beside the plainest loop that reads lines and counts
/// one word of each (`readLine`, `split`, a `HashMap`) over the same text on the same core. Takes a file, or makes its
/// own text: twelve kinds of lines with values that change.
public class LogsBench implements Benchmark {

    private static final int LINES = 200_000;
    private static final int REPEATS = 5;
    private static final int ROUNDS = 3;
    private static final double RATIO = 1.0;

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public String about() {
        return "lines a second of the log analysis, beside readLine + split + HashMap; argument: a log file";
    }

    @Override
    public boolean run(List<String> arguments, PrintWriter out) throws IOException {
        Text text = arguments.isEmpty() ? new Made(made()) : new OfFile(Path.of(arguments.getFirst()));
        double best = 0;
        double plain = 0;
        long heap = 0;
        for (int round = 0; round < ROUNDS; round++) {
            plain = Math.max(plain, baseline(text));
            long start = System.nanoTime();
            Explanation explanation = logs().explain(text.open(), ExplainOptions.DEFAULT);
            best = Math.max(best, explanation.lines() * 1e9 / (System.nanoTime() - start));
            heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            out.printf("round %d: %,d lines, %,d templates%n", round + 1, explanation.lines(),
                    explanation.templates().size() + explanation.moreTemplates());
        }
        out.printf("analysis            %,12.0f lines/s   heap in use %,d MB%n", best, heap >> 20);
        out.printf("readLine+split+map  %,12.0f lines/s%n", plain);
        out.printf("ratio               %12.2f   (stated: at least %.1f)%n", best / plain, RATIO);
        return best >= RATIO * plain;
    }

    private static StreamingLogs logs() {
        return new StreamingLogs(PatternRedactor.withRandomKey(PatternRedactor.Addresses.KEEP), KnownErrors.NONE,
                TheClock.ofTheSystem());
    }

    private static double baseline(Text text) throws IOException {
        long start = System.nanoTime();
        long lines = 0;
        Map<String, Integer> counts = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(text.open(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] words = line.split(" ");
                counts.merge(words.length + words[words.length / 2], 1, Integer::sum);
                lines++;
            }
        }
        return lines * 1e9 / (System.nanoTime() - start);
    }

    private interface Text {
        InputStream open() throws IOException;
    }

    private record OfFile(Path file) implements Text {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }

    private record Made(byte[] bytes) implements Text {
        @Override
        public InputStream open() {
            return new SequenceInputStream(Collections.enumeration(
                    Collections.nCopies(REPEATS, bytes).stream().map(java.io.ByteArrayInputStream::new).toList()));
        }
    }

    private static final String[] KINDS = {
            "2026-11-20 %02d:%02d:%02d.%03d INFO  [http-nio-8080-exec-%d] com.example.shop.OrderService - Order %d accepted in %d ms%n",
            "2026-11-20 %02d:%02d:%02d.%03d DEBUG [worker-%d] com.example.shop.Cache - Cache hit key=%x size=%d%n",
            "2026-11-20 %02d:%02d:%02d,%03d WARN  [pool-%d] c.e.stock.Stock: Stock of item %d is low, %d left%n",
            "Nov 20 %02d:%02d:%02d host-%d sshd[%d]: Accepted publickey for deploy from 192.0.2.7 port %d ssh2 id %d%n",
            "192.0.2.44 - - [20/Nov/2026:%02d:%02d:%02d +0800] \"GET /api/v1/orders/%d%d HTTP/1.1\" 200 %d \"-\" \"curl/%d\"%n",
            "{\"ts\":\"2026-11-20T%02d:%02d:%02d.%03dZ\",\"level\":\"info\",\"msg\":\"job done\",\"job\":%d,\"ms\":%d,\"left\":%d}%n",
            "time=2026-11-20T%02d:%02d:%02d.%03dZ level=info msg=\"request\" status=%d duration=%dms bytes=%d%n",
            "I1120 %02d:%02d:%02d.%03d000 %d kubelet.go:%d] \"SyncLoop (PLEG)\" pod=\"default/web-%d\"%n",
            "2026-11-20T%02d:%02d:%02d.%03dZ stdout F GET /healthz %d in %d us from 198.51.100.%d%n",
            "[2026-11-20T%02d:%02d:%02d.%03d+0800][info][gc] GC(%d) Pause Young (Normal) %dM->%dM%n",
            "2026/11/20 %02d:%02d:%02d [notice] %d#%d: *%d signal %d (SIGCHLD) received%n",
            "2026-11-20 %02d:%02d:%02d.%03d UTC [%d] LOG:  checkpoint complete: wrote %d buffers in %d s%n" };

    private static byte[] made() {
        Random random = new Random(7);
        ByteArrayOutputStream out = new ByteArrayOutputStream(LINES * 130);
        for (int i = 0; i < LINES; i++) {
            String line = KINDS[random.nextInt(KINDS.length)].formatted(i / 10_000 % 24, i / 200 % 60, i / 4 % 60,
                    random.nextInt(1000), random.nextInt(200), random.nextInt(1_000_000), random.nextInt(250));
            out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
