package dev.zhiban.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.zhiban.logs.TemplatesBench.Reached;
import dev.zhiban.logs.bench.LabelledLog;

/// The labelled logs are parts of what real programs wrote, each with the accuracy that must not be lost again; `./zhiban bench templates` prints the figures of each.
class TemplatesGroupLinesOfLogsOfManyKindsTest {

    private static final Path LABELLED = Path.of("src/test/resources/logs/labelled");

    @Test
    void messagesAndRawLinesAreGroupedAsTheProgramsMeantThem() throws IOException {
        List<LabelledLog> logs = LabelledLog.in(LABELLED);
        for (LabelledLog log : logs) {
            Reached reached = TemplatesBench.reached(log);
            assertThat(reached.content().accuracy()).as(log.name()).isGreaterThanOrEqualTo(log.contentFloor());
            assertThat(reached.raw().accuracy()).as(log.name() + ", raw").isGreaterThanOrEqualTo(log.rawFloor());
        }

        assertThat(logs).hasSizeGreaterThan(5);
    }
}
