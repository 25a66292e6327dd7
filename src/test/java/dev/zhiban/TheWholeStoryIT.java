package dev.zhiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final long MINUTES = 10;

    @TempDir
    Path folder;

    @Test
    void withoutAModel() throws Exception {
        try (RunningZhiban zhiban = RunningZhiban.start(folder.resolve("data"))) {
            passes("story.test.mjs", zhiban, "quoted");
            passes("pages.test.mjs", zhiban, "quoted");
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

    /// Runs one file of browser tests; what it said is shown when it fails.
    private void passes(String tests, RunningZhiban zhiban, String answers) throws IOException, InterruptedException {
        Path said = folder.resolve(answers + "-" + tests + ".txt");
        ProcessBuilder node = new ProcessBuilder("node", "--test", "--test-reporter=spec", tests)
                .directory(Path.of("src/test/browser").toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        node.environment().put("BASE_URL", "http://localhost:" + zhiban.port());
        node.environment().put("ANSWER", answers);
        Process running = node.start();
        if (!running.waitFor(MINUTES, TimeUnit.MINUTES)) {
            running.destroyForcibly().waitFor();
        }
        assertThat(running.exitValue()).as("%s with %s answers:\n%s", tests, answers, Files.readString(said)).isZero();
    }
}
