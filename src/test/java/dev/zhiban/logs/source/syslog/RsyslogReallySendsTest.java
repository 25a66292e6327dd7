package dev.zhiban.logs.source.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.zhiban.logs.intake.Sources;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;
import dev.zhiban.platform.persistence.Sql;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/// Debian's rsyslogd follows three files and forwards them: TCP with counted octets (RFC 5424), TCP by lines (RFC 3164), UDP.
@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class RsyslogReallySendsTest {

    private static final Path RSYSLOGD = Path.of("/usr/sbin/rsyslogd");
    private static final int LINES = 500;

    @Inject
    SyslogReceiver receiver;
    @Inject
    Sql sql;
    @TempDir
    Path folder;

    @Test
    void everyLineArrivesOverEachTransport() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(RSYSLOGD), "rsyslogd is not installed");
        String run = UUID.randomUUID().toString().substring(0, 6);
        Sources octets = source("octets-" + run);
        Sources lines = source("lines-" + run);
        Sources datagrams = source("udp-" + run);
        Path config = Files.writeString(folder.resolve("rsyslog.conf"), """
                global(workDirectory="%1$s")
                module(load="imfile" PollingInterval="1")
                input(type="imfile" File="%1$s/octets.log" Tag="octets-%2$s:" Severity="error" ruleset="octets")
                input(type="imfile" File="%1$s/lines.log" Tag="lines-%2$s:" ruleset="lines")
                input(type="imfile" File="%1$s/udp.log" Tag="udp-%2$s:" ruleset="udp")
                ruleset(name="octets") { action(type="omfwd" target="127.0.0.1" port="%3$d" protocol="tcp"
                  TCP_Framing="octet-counted" template="RSYSLOG_SyslogProtocol23Format") }
                ruleset(name="lines") { action(type="omfwd" target="127.0.0.1" port="%3$d" protocol="tcp"
                  template="RSYSLOG_TraditionalForwardFormat") }
                ruleset(name="udp") { action(type="omfwd" target="127.0.0.1" port="%4$d" protocol="udp"
                  template="RSYSLOG_SyslogProtocol23Format") }
                """.formatted(folder, run, receiver.tcpPort(), receiver.udpPort()));
        for (String file : new String[] { "octets", "lines", "udp" }) {
            Files.writeString(folder.resolve(file + ".log"), "");
        }
        Process rsyslog = new ProcessBuilder(RSYSLOGD.toString(), "-n", "-f", config.toString(), "-i",
                folder.resolve("pid").toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile()).start();
        try {
            for (String file : new String[] { "octets", "lines", "udp" }) {
                String text = IntStream.range(0, LINES).mapToObj(i -> "支付 request " + i + " failed: timeout\n")
                        .collect(Collectors.joining());
                Files.writeString(folder.resolve(file + ".log"), text, StandardOpenOption.APPEND);
            }

            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                assertThat(octets.lines()).isEqualTo(LINES);
                assertThat(lines.lines()).isEqualTo(LINES);
                assertThat(datagrams.lines()).isEqualTo(LINES);
            });
            assertThat(templates(octets)).isEqualTo("ERROR 支付 request <NUM> failed: timeout");
            assertThat(templates(lines)).endsWith(" 支付 request <NUM> failed: timeout");
            assertThat(templates(datagrams)).endsWith(" 支付 request <NUM> failed: timeout");
        } finally {
            rsyslog.destroy();
            if (!rsyslog.waitFor(20, TimeUnit.SECONDS)) {
                rsyslog.destroyForcibly();
            }
        }
    }

    private static Sources source(String program) {
        return Sources.add("SYSLOG", Map.of("sender", "127.0.0.0/8", "program", program));
    }

    private String templates(Sources source) {
        return String.join("; ", sql.list("select level || ' ' || text as one from log_templates where source = ?::uuid",
                row -> row.getString("one"), source.id()));
    }
}
