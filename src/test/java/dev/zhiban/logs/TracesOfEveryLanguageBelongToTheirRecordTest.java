package dev.zhiban.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracesOfEveryLanguageBelongToTheirRecordTest {

    private static final String PYTHON = """
            Traceback (most recent call last):
              File "/usr/lib/python3.11/site-packages/flask/app.py", line 10, in wsgi
                return run()
              File "/srv/shop/orders.py", line 41, in save
                db.insert(order)
            psycopg2.OperationalError: server closed the connection
            """;
    private static final String GO = """
            panic: runtime error: index out of range [5] with length 3

            goroutine 1 [running]:
            main.pick(...)
            \t/srv/shop/main.go:12
            main.main()
            \t/srv/shop/main.go:8 +0x1d
            """;
    private static final String NODE = """
            TypeError: Cannot read properties of undefined (reading 'id')
                at Orders.save (/srv/shop/orders.js:41:13)
                at process.processTicksAndRejections (node:internal/process/task_queues:95:5)
            """;
    private static final String DOTNET = """
            Unhandled exception. System.InvalidOperationException: Sequence contains no elements
               at System.Linq.ThrowHelper.ThrowNoElementsException()
               at Shop.Orders.Save(Order order) in /srv/shop/Orders.cs:line 41
            """;
    private static final String JAVA = """
            Exception in thread "main" java.lang.IllegalStateException: no stock
            \tat com.example.Shop.main(Shop.java:5)
            Caused by: java.io.IOException: broken pipe
            \tat com.example.Net.send(Net.java:9)
            \t... 1 more
            """;

    @ParameterizedTest
    @CsvSource({ "PYTHON,psycopg2.OperationalError,orders.py", "GO,panic,main.go:12", "NODE,TypeError,orders.js:41",
            "DOTNET,Unhandled exception,Orders.cs", "JAVA,java.io.IOException,Net.java:9" })
    void alone(String language, String cause, String frame) {
        Explanation explanation = Explaining.explain(text(language));

        assertThat(explanation.records()).isEqualTo(1);
        assertThat(explanation.findings()).first().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("exception");
            assertThat(finding.text().en()).contains(cause, frame);
        });
    }

    @ParameterizedTest
    @CsvSource({ "PYTHON", "GO", "NODE", "DOTNET", "JAVA" })
    void afterALineWithAHeader(String language) {
        String log = Explaining.quiet(0, 50) + Explaining.line(50, "ERROR", "Request failed") + text(language)
                + Explaining.quiet(51, 100);

        assertThat(Explaining.explain(log).records()).isEqualTo(100);
    }

    private static String text(String language) {
        return switch (language) {
            case "PYTHON" -> PYTHON;
            case "GO" -> GO;
            case "NODE" -> NODE;
            case "DOTNET" -> DOTNET;
            default -> JAVA;
        };
    }
}
