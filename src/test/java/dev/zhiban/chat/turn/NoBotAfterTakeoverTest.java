package dev.zhiban.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.zhiban.assistant.Question.From;
import dev.zhiban.chat.Conversation;
import dev.zhiban.chat.Conversations;
import dev.zhiban.chat.Message;
import dev.zhiban.chat.Owner;
import dev.zhiban.chat.ScriptedAssistant;
import dev.zhiban.chat.WithScriptedAssistant;
import dev.zhiban.chat.store.Ledger;
import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.web.Problem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/// Whatever the order in which the bot answers and people take over, give back and close: from a takeover on the bot is
/// silent until the conversation is given back, and nothing that anybody said is lost. The orders are random; the seed is
/// printed, and `-Dzhiban.seed=N` repeats it as far as threads can be repeated.
@QuarkusTest
@TestProfile(WithScriptedAssistant.class)
@WithTestResource(EmbeddedDatabaseForTests.class)
class NoBotAfterTakeoverTest {

    private static final int INTERLEAVINGS = 2_000;
    private static final int AT_ONCE = 4;

    @Inject
    Conversations conversations;

    @Inject
    Ledger ledger;

    @Inject
    People people;

    @Inject
    Sql sql;

    @Inject
    ScriptedAssistant assistant;

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger discarded = new AtomicInteger();

    @AfterEach
    void asBefore() {
        assistant.repeatQuestions();
    }

    @Test
    void theBotIsSilentFromTheTakeoverOn() throws Exception {
        long seed = Long.getLong("zhiban.seed", new Random().nextLong());
        System.out.println("NoBotAfterTakeoverTest: seed " + seed);
        Random pauses = new Random(seed);
        assistant.follow((question, progress) -> {
            pause(pauses);
            return ScriptedAssistant.echo(question, progress);
        });
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < INTERLEAVINGS; i++) {
                long one = seed + i;
                runs.add(pool.submit(() -> interleave(new Random(one), one)));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }
        System.out.printf("NoBotAfterTakeoverTest: %d interleavings, %d answers given, %d discarded%n", INTERLEAVINGS,
                answered.get(), discarded.get());
        assertThat(answered).hasPositiveValue();
        assertThat(discarded).hasPositiveValue();
    }

    /// An employee asks three times while an agent takes over, gives back, takes over again and perhaps closes.
    private void interleave(Random random, long seed) {
        Person employee = person("employee");
        Person agent = person("agent");
        UUID id = conversations.open(employee, null, Lang.ZH).conversation().id();
        int questions = 1 + random.nextInt(3);
        List<Runnable> steps = steps(random, id, agent, employee);
        Set<Long> kept = new HashSet<>();
        try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
            CyclicBarrier together = new CyclicBarrier(2);
            Random first = new Random(random.nextLong());
            Random second = new Random(random.nextLong());
            Future<?> asking = two.submit(() -> {
                together.await();
                for (int i = 0; i < questions; i++) {
                    pause(first);
                    int n = i;
                    allowed(() -> kept.add(conversations.post(employee, id, "q" + n, "question " + n).seq()));
                }
                return null;
            });
            Future<?> taking = two.submit(() -> {
                together.await();
                LockSupport.parkNanos(second.nextInt(60_000) * 1_000L);
                for (Runnable step : steps) {
                    pause(second);
                    allowed(step);
                }
                return null;
            });
            asking.get();
            taking.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("seed " + seed, e);
        }
        settled(id);
        check(id, kept, seed);
    }

    private List<Runnable> steps(Random random, UUID id, Person agent, Person employee) {
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> conversations.takeOver(agent, id));
        if (random.nextBoolean()) {
            steps.add(() -> conversations.post(agent, id, "a", "an agent speaks"));
        }
        if (random.nextBoolean()) {
            boolean toQueue = random.nextInt(4) == 0;
            steps.add(() -> conversations.giveBack(agent, id, toQueue));
            if (random.nextBoolean()) {
                steps.add(() -> conversations.takeOver(agent, id));
            }
        }
        if (random.nextInt(3) == 0) {
            steps.add(() -> conversations.close(random.nextBoolean() ? agent : employee, id));
        }
        return steps;
    }

    private void settled(UUID id) {
        Awaitility.await().pollInterval(Duration.ofMillis(2)).atMost(Duration.ofSeconds(30)).until(() -> !sql.exists(
                "select 1 from turns where conversation = ? and state in ('WAITING', 'CLAIMED')", id));
    }

    private void check(UUID id, Set<Long> kept, long seed) {
        List<Message> messages = ledger.after(id, 0, 1_000);
        boolean taken = false;
        Set<Long> replies = new HashSet<>();
        Set<Long> asked = new HashSet<>();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            assertThat(message.seq()).as("gapless, seed %d", seed).isEqualTo(i + 1L);
            if (message.from() == From.SYSTEM) {
                taken = message.by() != null || taken && !message.text().equals(Says.RETURNED_TO_BOT.zh())
                        && !message.text().equals(Says.RETURNED_TO_BOT.en());
            }
            if (message.from() == From.BOT) {
                assertThat(taken).as("bot after takeover, seed %d: %s", seed, messages).isFalse();
                assertThat(replies.add(message.reply())).as("answered once, seed %d", seed).isTrue();
                assertThat(asked).contains(message.reply());
            }
            if (message.from() == From.EMPLOYEE) {
                asked.add(message.seq());
            }
        }
        assertThat(asked).as("nothing lost, seed %d", seed).isEqualTo(kept);
        counted(id, replies);
    }

    /// Each turn is done and answered, or discarded and not.
    private void counted(UUID id, Set<Long> replies) {
        Set<Long> done = new HashSet<>(sql.list("select seq from turns where conversation = ? and state = 'DONE'",
                row -> row.getLong(1), id));
        assertThat(done).isEqualTo(replies);
        int dropped = sql.list("select seq from turns where conversation = ? and state = 'DISCARDED'", row -> 1, id).size();
        Conversation end = ledger.find(id).orElseThrow();
        assertThat(end.owner() != Owner.BOT || end.epoch() > 1 || dropped == 0).isTrue();
        answered.addAndGet(replies.size());
        discarded.addAndGet(dropped);
    }

    private Person person(String name) {
        return people.byUsername(name).orElseThrow();
    }

    /// A step that comes at the wrong moment is refused with a problem, and that is right.
    private static void allowed(Runnable step) {
        try {
            step.run();
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(409);
        }
    }

    private static void pause(Random random) {
        int micros;
        synchronized (random) {
            micros = random.nextInt(4) == 0 ? 0 : random.nextInt(6_000);
        }
        LockSupport.parkNanos(micros * 1_000L);
    }
}
