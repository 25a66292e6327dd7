package dev.zhiban.chat.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;

import dev.zhiban.chat.crash.Program.Answer;

/// People who send uniquely numbered messages as fast as they are acknowledged. Most try again until they are; one in twenty
/// gives up at the first failure and never learns what became of the message.
final class Writers {

    private static final int AT_ONCE = 8;
    private static final int IN_ONE_CONVERSATION = 40;

    private final Program program;
    private final Random random;
    private final Map<String, Long> acknowledged = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private final Set<String> sent = new HashSet<>();
    private final Set<String> conversations = new HashSet<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final AtomicInteger withoutRetryAfter = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    Writers(Program program, long seed) {
        this.program = program;
        this.random = new Random(seed);
    }

    /// What the final reading of every ledger gives.
    record Verdict(int ok, int lost, int recovered, int unexpected, int questions, int answeredOnce) {
    }

    void start() {
        for (int i = 0; i < AT_ONCE; i++) {
            int writer = i;
            long seed = random.nextLong();
            threads.add(Thread.ofPlatform().name("writer-" + i).start(() -> write(writer, new Random(seed))));
        }
    }

    void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    synchronized int acknowledged() {
        return acknowledged.size();
    }

    synchronized Map<Integer, Integer> statuses() {
        return Map.copyOf(statuses);
    }

    int withoutRetryAfter() {
        return withoutRetryAfter.get();
    }

    private void write(int writer, Random dice) {
        String conversation = "";
        for (int n = 0; !stopping; n++) {
            if (n % IN_ONE_CONVERSATION == 0) {
                conversation = open(writer + "/" + n);
            }
            String id = "w" + writer + "-" + n;
            send(conversation, id, dice.nextInt(20) == 0);
        }
    }

    private String open(String key) {
        while (true) {
            Answer answer = program.post("/api/v1/conversations", Map.of("key", key, "lang", "zh"));
            count(answer);
            if (answer.ok()) {
                String id = answer.body().path("id").asText();
                synchronized (this) {
                    conversations.add(id);
                }
                return id;
            }
            pause();
        }
    }

    private void send(String conversation, String id, boolean givesUp) {
        synchronized (this) {
            sent.add(id);
        }
        while (true) {
            Answer answer = program.post("/api/v1/conversations/" + conversation + "/messages",
                    Map.of("clientId", id, "text", text(id)));
            count(answer);
            synchronized (this) {
                if (answer.ok()) {
                    acknowledged.put(id, answer.body().path("seq").asLong());
                    return;
                }
                if (givesUp || stopping) {
                    unknown.add(id);
                    return;
                }
            }
            pause();
        }
    }

    /// Small talk, which the bot always answers by itself: a question that it cannot answer would end in a hand-over.
    private static String text(String id) {
        return "你好" + "！".repeat(1 + Math.floorMod(id.hashCode(), 9));
    }

    private void count(Answer answer) {
        synchronized (this) {
            statuses.merge(answer.status(), 1, Integer::sum);
        }
        if (answer.status() == 503 && !answer.retryAfter()) {
            withoutRetryAfter.incrementAndGet();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until the bot owes nothing any more, or nothing changes for a long time.
    Verdict verdict() {
        int before = -1;
        long changed = System.nanoTime();
        while (true) {
            Tally tally = new Tally();
            conversations.forEach(tally::add);
            if (tally.answers() != before) {
                before = tally.answers();
                changed = System.nanoTime();
            }
            if (tally.owed() == 0 || System.nanoTime() - changed > TimeUnit.SECONDS.toNanos(30)) {
                return tally.verdict();
            }
            pause();
        }
    }

    /// Everything that the ledgers hold.
    private final class Tally {
        private final Map<String, List<Long>> present = new HashMap<>();
        private int wrong;
        private int questions;
        private int answeredOnce;
        private int answers;

        void add(String conversation) {
            Map<Long, Integer> replies = new HashMap<>();
            List<Long> asked = new ArrayList<>();
            long seq = 0;
            for (JsonNode message : ledger(conversation)) {
                wrong += message.path("seq").asLong() == ++seq ? 0 : 1;
                switch (message.path("from").asText()) {
                    case "EMPLOYEE" -> {
                        String id = message.path("clientId").asText();
                        wrong += message.path("text").asText().equals(text(id)) && sent.contains(id) ? 0 : 1;
                        present.computeIfAbsent(id, any -> new ArrayList<>()).add(seq);
                        asked.add(seq);
                    }
                    case "BOT" -> {
                        replies.merge(message.path("reply").asLong(), 1, Integer::sum);
                        answers++;
                    }
                    default -> wrong++;
                }
            }
            questions += asked.size();
            answeredOnce += (int) asked.stream().filter(one -> replies.getOrDefault(one, 0) == 1).count();
        }

        private List<JsonNode> ledger(String conversation) {
            List<JsonNode> all = new ArrayList<>();
            boolean more = true;
            while (more) {
                Answer page = program.get("/api/v1/conversations/" + conversation + "/messages?after=" + all.size());
                if (!page.ok()) {
                    pause();
                    continue;
                }
                page.body().path("messages").forEach(all::add);
                more = page.body().path("more").asBoolean();
            }
            return all;
        }

        int answers() {
            return answers;
        }

        int owed() {
            return questions - answeredOnce;
        }

        Verdict verdict() {
            int ok = 0;
            int lost = 0;
            int unexpected = wrong;
            for (Map.Entry<String, Long> one : acknowledged.entrySet()) {
                List<Long> seqs = present.getOrDefault(one.getKey(), List.of());
                ok += seqs.equals(List.of(one.getValue())) ? 1 : 0;
                lost += seqs.isEmpty() ? 1 : 0;
                unexpected += seqs.isEmpty() || seqs.equals(List.of(one.getValue())) ? 0 : 1;
            }
            int recovered = (int) unknown.stream().filter(present::containsKey).count();
            unexpected += (int) unknown.stream().filter(id -> present.getOrDefault(id, List.of()).size() > 1).count();
            return new Verdict(ok, lost, recovered, unexpected, questions, answeredOnce);
        }
    }
}
