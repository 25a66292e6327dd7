package dev.zhiban.chat.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import dev.zhiban.chat.crash.Program.Answer;
import dev.zhiban.chat.crash.Program.Postmaster;
import dev.zhiban.chat.crash.Writers.Verdict;

/// What the program acknowledged survives its death at any moment, and the death of its database: each message is there once
/// under the number that was given, and each question is answered once.
class NothingAcknowledgedIsLostIT {

    private static final int KILLS = Integer.getInteger("zhiban.crash.kills", 20);
    private static final int MESSAGES = Integer.getInteger("zhiban.crash.messages", 4_000);
    private static final int POSTMASTER_KILLS = 5;
    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private final long seed = Long.getLong("zhiban.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    void killedAtAnyMoment() throws Exception {
        try (Program program = program()) {
            Writers writers = new Writers(program, seed);
            LogSenders logs = new LogSenders(program);
            writers.start();
            logs.start();
            int kills = 0;
            while (kills < KILLS || writers.acknowledged() < MESSAGES) {
                TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(kills < KILLS ? 1_600 : 200));
                if (kills < KILLS) {
                    program.kill();
                    kills++;
                    program.start();
                    program.awaitReady();
                }
            }
            writers.stop();
            logs.stop();
            Verdict verdict = writers.verdict();
            System.out.printf("NothingAcknowledgedIsLostIT: seed %d, %d kills of the program: %s%n", seed, kills, verdict);
            check(verdict);
            check(logs.verdict());
            assertThat(verdict.ok()).isGreaterThanOrEqualTo(MESSAGES);
        }
    }

    @Test
    void theDatabaseKilledAtAnyMoment() throws Exception {
        try (Program program = program()) {
            Writers writers = new Writers(program, seed);
            LogSenders logs = new LogSenders(program);
            writers.start();
            logs.start();
            List<Long> millis = new ArrayList<>();
            for (int kill = 0; kill < POSTMASTER_KILLS; kill++) {
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1_000));
                millis.add(killPostmaster(program));
            }
            writers.stop();
            logs.stop();
            Verdict verdict = writers.verdict();
            System.out
                    .printf("NothingAcknowledgedIsLostIT: seed %d, %d kills of the postmaster: %s, answering again after %s ms,"
                            + " statuses %s%n", seed, POSTMASTER_KILLS, verdict, millis, writers.statuses());
            check(verdict);
            LogSenders.Verdict sent = logs.verdict();
            check(sent);
            assertThat(sent.syslogConnections()).as("an outage of the database cuts no connection").isOne();
            assertThat(logs.statuses()).isSubsetOf(Set.of(204, 503));
            assertThat(logs.withoutRetryAfter()).isZero();
            assertThat(Collections.max(millis)).isLessThan(BACK_WITHIN.toMillis());
            assertThat(writers.statuses().keySet()).isSubsetOf(Set.of(200, 201, 503));
            assertThat(writers.withoutRetryAfter()).isZero();
        }
    }

    private static void check(Verdict verdict) {
        assertThat(verdict.lost()).as("acknowledged and lost").isZero();
        assertThat(verdict.unexpected()).as("twice, changed, or never sent").isZero();
        assertThat(verdict.answeredOnce()).as("answered exactly once").isEqualTo(verdict.questions());
    }

    /// Syslog has no acknowledgement: a message may be lost with the process that read it, and no other.
    private static void check(LogSenders.Verdict verdict) {
        System.out.printf("NothingAcknowledgedIsLostIT: live logs: %s%n", verdict);
        assertThat(verdict.acknowledged()).isPositive();
        assertThat(verdict.lost()).as("pushed lines that were acknowledged and lost").isZero();
        assertThat(verdict.twice()).as("pushed lines that were kept twice").isZero();
        assertThat(verdict.tailed()).as("lines of the followed file, each once and in order").isTrue();
        assertThat(verdict.syslogInOrder()).as("of each connection what was sent up to some message, each once").isTrue();
        assertThat(verdict.lastSyslogWhole()).as("all of the connection that nobody killed").isTrue();
        assertThat(verdict.read()).as("kept lines that were read, each once").isEqualTo(verdict.kept());
    }

    private Program program() throws IOException, InterruptedException {
        Program program = new Program(directory);
        program.start();
        program.awaitReady();
        return program;
    }

    /// How long after PostgreSQL is back the program answers again.
    private static long killPostmaster(Program program) throws Exception {
        Postmaster postmaster = program.postmaster();
        ProcessHandle process = ProcessHandle.of(postmaster.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
        while (!accepts(program)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        long back = System.nanoTime();
        Answer answer = program.post("/api/v1/conversations", Map.of());
        while (!answer.ok()) {
            assertThat(System.nanoTime() - back).isLessThan(TimeUnit.SECONDS.toNanos(60));
            TimeUnit.MILLISECONDS.sleep(20);
            answer = program.post("/api/v1/conversations", Map.of());
        }
        return Duration.ofNanos(System.nanoTime() - back).toMillis();
    }

    private static boolean accepts(Program program) throws IOException {
        String url;
        try {
            url = program.database();
        } catch (IOException | RuntimeException startingAgain) {
            return false;
        }
        try (Connection connection = DriverManager.getConnection(url)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
