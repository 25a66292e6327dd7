package dev.zhiban.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.zhiban.logs.TemplatesBench.Reached;
import dev.zhiban.logs.bench.LabelledLog;

/// The labelled logs are parts of what real programs wrote; `./zhiban bench templates` prints the figures of each.
class TemplatesGroupLinesOfLogsOfManyKindsTest {

    private static final Path LABELLED = Path.of("src/test/resources/logs/labelled");

    @Test
    void messagesAndRawLinesAreGroupedAsTheProgramsMeantThem() throws IOException {
        List<LabelledLog> logs = LabelledLog.in(LABELLED);
        double content = 0;
        double raw = 0;
        for (LabelledLog log : logs) {
            Reached reached = TemplatesBench.reached(log);
            assertThat(reached.content().accuracy()).as(log.name()).isGreaterThan(.80);
            assertThat(reached.raw().accuracy()).as(log.name() + ", raw").isGreaterThan(.75);
            content += reached.content().accuracy() / logs.size();
            raw += reached.raw().accuracy() / logs.size();
        }

        assertThat(logs).hasSizeGreaterThan(5);
        assertThat(content).isGreaterThan(.95);
        assertThat(raw).isGreaterThan(.90);
    }
}
