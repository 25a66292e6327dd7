package dev.zhiban.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesWithoutAHeaderTest {

    private static final String REQUEST = "127.0.0.1 - - [22/Nov/2026:15:47:07 +0000] \"GET /item/%d HTTP/1.1\" 200 12\n";

    @Test
    void standAloneWhereHeadersAreRareThoughTheFirstLineHasOne() {
        StringBuilder log = new StringBuilder("WARNING: This is a development server\n");
        for (int i = 0; i < 40; i++) {
            log.append("Looking for jobs to run\nAdded job ").append(i).append(" to the store\n");
        }

        assertThat(Explaining.explain(log.toString()).records()).isEqualTo(81);
    }

    @Test
    void standAloneBetweenRequests() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            log.append(REQUEST.formatted(i)).append("Crawled page ").append(i).append('\n').append("Stored page ").append(i)
                    .append('\n');
        }

        assertThat(Explaining.explain(log.toString()).records()).isEqualTo(90);
    }

    @Test
    void standAloneAmongMessagesOfWhichFewCarryATime() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            log.append("link ").append(i).append(" is up\n").append("scan took ").append(i).append(" ms\n");
            log.append(i % 20 == 0 ? Explaining.line(i, "INFO", "Checked for updates").repeat(4) : "");
        }

        assertThat(Explaining.explain(log.toString()).records()).isEqualTo(880);
    }

    @Test
    void goOnWithTheRecordBeforeThemWhereHeadersAreUsual() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            log.append(Explaining.line(i, "INFO", "Asked for:")).append("select name\nfrom orders\n");
        }

        assertThat(Explaining.explain(log.toString()).records()).isEqualTo(30);
    }

    @Test
    void ofAFewLinesGoOnWithTheFirst() {
        String log = Explaining.line(0, "ERROR", "The order was refused") + "reason: too dear\nsee the list of prices\n";

        assertThat(Explaining.explain(log).records()).isEqualTo(1);
    }
}
