package dev.zhiban.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One trace of each kind stands in `traces.txt`, written for this test.
class TracesOfEveryLanguageBelongToTheirRecordTest {

    private static final Map<String, String> TRACES = Arrays
            .stream(dev.zhiban.assistant.Talk.resource("/logs/traces.txt").split("(?m)^== "))
            .filter(part -> !part.isBlank())
            .collect(Collectors.toMap(part -> part.lines().findFirst().orElseThrow(),
                    part -> part.substring(part.indexOf('\n') + 1)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "java|java.io.IOException|IllegalStateException|com.example.Net.send",
            "java-suppressed|java.io.IOException|IllegalStateException|com.example.Net.send",
            "python|psycopg2.OperationalError|psycopg2.OperationalError|/srv/shop/orders.py",
            "python-chained|KeyError|shop.rates.RateMissing|/srv/shop/rates.py",
            "go|panic|panic|/srv/shop/stock/shelf.go:41", "go-recovered|panic|panic|/srv/shop/stock/shelf.go:41",
            "dotnet|System.TimeoutException|System.InvalidOperationException|Shop.Net.Ask",
            "dotnet-unhandled|System.TimeoutException|System.InvalidOperationException|Shop.Net.Ask",
            "node|TypeError|TypeError|/srv/shop/orders.js:41", "node-cause|TypeError|Error|/srv/shop/basket.js:12",
            "ruby|KeyError|KeyError|/srv/shop/app.rb:12", "php|PDOException|RuntimeException|/srv/shop/db.php",
            "native|SIGSEGV|SIGSEGV|parse_order", "asan|AddressSanitizer|AddressSanitizer|/srv/shop/stock.cc:41" })
    void theInnermostCauseAndTheFirstOwnFrameAreNamed(String language, String cause, String thrown, String own) {
        Explanation explanation = Explaining.explain(TRACES.get(language));

        assertThat(explanation.records()).isEqualTo(1);
        assertThat(explanation.findings()).first().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("exception");
            assertThat(finding.text().en()).contains("Exception " + cause, thrown, own).doesNotContain("once, first in line 2");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "java", "java-suppressed", "python", "python-chained", "go", "go-recovered", "dotnet", "node",
            "ruby",
            "php" })
    void afterALineWithAHeader(String language) {
        String log = Explaining.quiet(0, 50) + Explaining.line(50, "ERROR", "Request failed") + TRACES.get(language)
                + Explaining.quiet(51, 100);

        assertThat(Explaining.explain(log).records()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = { "java", "python", "go", "dotnet", "node", "ruby", "php" })
    void betweenHarmlessLinesItIsARecordOfItsOwn(String language) {
        String log = Explaining.quiet(0, 50) + TRACES.get(language) + Explaining.quiet(50, 100);

        Explanation explanation = Explaining.explain(log);

        assertThat(explanation.records()).isEqualTo(101);
        assertThat(explanation.findings().getFirst().kind()).isEqualTo("exception");
    }
}
