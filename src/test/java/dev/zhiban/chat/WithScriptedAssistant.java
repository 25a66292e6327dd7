package dev.zhiban.chat;

import java.util.Set;

import io.quarkus.test.junit.QuarkusTestProfile;

/// The service with a bot that does what the test says. All tests of the chat share it: it starts once.
public class WithScriptedAssistant implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(ScriptedAssistant.class);
    }
}
