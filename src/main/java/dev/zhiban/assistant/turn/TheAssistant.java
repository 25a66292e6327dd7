package dev.zhiban.assistant.turn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.zhiban.assistant.Assistant;
import dev.zhiban.assistant.extract.Extract;
import dev.zhiban.assistant.extract.TicketWording;
import dev.zhiban.assistant.generate.Writer;
import dev.zhiban.assistant.memory.Memory;
import dev.zhiban.assistant.route.PolicyWords;
import dev.zhiban.assistant.route.Router;
import dev.zhiban.desk.Tickets;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.logs.LogLines;
import dev.zhiban.logs.Logs;

/// Puts the assistant together; its parts know nothing of any framework.
class TheAssistant {

    @Produces
    @Singleton
    Assistant assistant(Knowledge knowledge, Logs logs, LogLines lines, Tickets tickets, Writer writer, Memory memory,
            @ConfigProperty(name = "zhiban.assistant.confidence", defaultValue = "0.5") double confidence,
            @ConfigProperty(name = "zhiban.assistant.sure", defaultValue = "0.8") double sure,
            @ConfigProperty(name = "zhiban.assistant.close", defaultValue = "0.95") double close,
            @ConfigProperty(name = "zhiban.assistant.policy-words") Optional<String> policyWords) {
        Router router = new Router(PolicyWords.parse(policyWords.map(TheAssistant::file).orElseGet(TheAssistant::builtIn)));
        return new Gathering(new Turns(router, new Extract(knowledge, new Extract.Limits(confidence, sure, close)), writer,
                memory, logs, lines, new TicketWording(tickets)), knowledge);
    }

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException("zhiban.assistant.policy-words cannot be read: " + path, e);
        }
    }

    static String builtIn() {
        try (InputStream in = TheAssistant.class.getResourceAsStream("/assistant/policy-words.txt")) {
            if (in == null) {
                throw new IllegalStateException("assistant/policy-words.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
