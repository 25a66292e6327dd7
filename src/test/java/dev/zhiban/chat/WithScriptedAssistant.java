package dev.zhiban.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import dev.zhiban.platform.FreePort;

import io.quarkus.test.junit.QuarkusTestProfile;

/// The service with a bot that does what the test says. All tests of the chat share it: it starts once.
public class WithScriptedAssistant implements QuarkusTestProfile {

    /// Of the example in the specification.
    public static final String WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("zhiban.webhook.secret", WEBHOOK_SECRET, "zhiban.webhook.url",
                "http://127.0.0.1:" + FreePort.next() + "/",
                "zhiban.knowledge.dir", noKnowledge());
    }

    private static String noKnowledge() {
        try {
            return Files.createDirectories(Path.of("target", "no-knowledge")).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(ScriptedAssistant.class);
    }
}
