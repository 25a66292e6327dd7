package dev.zhiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.zhiban.assistant.ScriptedModel;
import dev.zhiban.assistant.ScriptedModel.Manner;
import dev.zhiban.platform.command.RunningZhiban;

/// The whole job in a real browser, on the packaged program: an employee asks, opens the sources, uploads a log, is handed to
/// an agent and rates; without a model, with one, and with one that fails. The steps stand in `src/test/browser`.
class TheWholeStoryIT {

    private static final long MINUTES = 20;

    @TempDir
    static Path folder;

    @Test
    void withoutAModel() throws Exception {
        try (RunningZhiban zhiban = RunningZhiban.start(folder.resolve("data"))) {
            passes("story.test.mjs", zhiban, "quoted");
            passes("pages.test.mjs", zhiban, "quoted");
            passes("editing.test.mjs", zhiban, "quoted");
        }
    }

    @Test
    void withAModelThatThenFails() throws Exception {
        try (ScriptedModel model = new ScriptedModel(0, Manner.FAITHFUL);
                RunningZhiban zhiban = RunningZhiban.start(folder.resolve("data"), Map.of(
                        "ZHIBAN_LLM_URL", model.url().toString(),
                        "ZHIBAN_LLM_KEY", "scripted",
                        "ZHIBAN_LLM_MODEL", "scripted"))) {
            passes("story.test.mjs", zhiban, "grounded");

            model.behave(Manner.ANSWERS_500);

            passes("story.test.mjs", zhiban, "quoted");
        }
    }

    @Test
    void thePagesKeepTheirBudgetAndTheirOwnTests() throws Exception {
        String pages = Path.of("target/classes/META-INF/resources").toAbsolutePath().toString();
        passes(Path.of("src/main/webui/test"), List.of("ledger.test.mjs", "markdown.test.mjs", "size.test.mjs"),
                Map.of("PAGES", pages));
    }

    private void passes(String tests, RunningZhiban zhiban, String answers) throws IOException, InterruptedException {
        passes(Path.of("src/test/browser"), List.of(tests),
                Map.of("BASE_URL", "http://localhost:" + zhiban.port(), "ANSWER", answers));
    }

    /// Runs tests with Node; what they said is shown when they fail.
    private void passes(Path place, List<String> tests, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        List<String> command = new ArrayList<>(List.of("node", "--test", "--test-concurrency=1", "--test-reporter=spec"));
        command.addAll(tests);
        ProcessBuilder node = new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true)
                .redirectOutput(said.toFile());
        node.environment().putAll(environment);
        Process running = node.start();
        if (!running.waitFor(MINUTES, TimeUnit.MINUTES)) {
            running.destroyForcibly().waitFor();
        }
        assertThat(running.exitValue()).as("%s %s:\n%s", tests, environment, Files.readString(said)).isZero();
    }
}
