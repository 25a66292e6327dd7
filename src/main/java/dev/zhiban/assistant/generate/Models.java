package dev.zhiban.assistant.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import dev.zhiban.assistant.Progress;
import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.extract.TicketWording;
import dev.zhiban.assistant.memory.Memory;
import dev.zhiban.desk.Tickets;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.knowledge.Passage;
import dev.zhiban.platform.privacy.Redactor;
import dev.zhiban.platform.text.Lang;

/// The model that is configured, or none: `zhiban.llm.url`, `zhiban.llm.key`, `zhiban.llm.model`, each also as `…-file`.
@Singleton
class Models implements Writer {

    private final @Nullable ModelSettings settings;
    private final @Nullable ModelWriter writer;

    Models(Knowledge knowledge, Tickets tickets, Memory memory, Redactor redactor, Clock clock,
            @ConfigProperty(name = "zhiban.llm.url") Optional<String> url,
            @ConfigProperty(name = "zhiban.llm.url-file") Optional<String> urlFile,
            @ConfigProperty(name = "zhiban.llm.key") Optional<String> key,
            @ConfigProperty(name = "zhiban.llm.key-file") Optional<String> keyFile,
            @ConfigProperty(name = "zhiban.llm.model") Optional<String> model,
            @ConfigProperty(name = "zhiban.llm.model-file") Optional<String> modelFile,
            @ConfigProperty(name = "zhiban.llm.deadline", defaultValue = "20S") Duration deadline,
            @ConfigProperty(name = "zhiban.llm.first-token", defaultValue = "6S") Duration firstToken,
            @ConfigProperty(name = "zhiban.llm.output-tokens", defaultValue = "800") int outputTokens,
            @ConfigProperty(name = "zhiban.llm.concurrent", defaultValue = "8") int concurrent,
            @ConfigProperty(name = "zhiban.llm.tokens-per-minute", defaultValue = "20000") int tokensPerMinute,
            @ConfigProperty(name = "zhiban.llm.failures", defaultValue = "5") int failures,
            @ConfigProperty(name = "zhiban.llm.pause", defaultValue = "30S") Duration pause) {
        Optional<String> endpoint = given(url, urlFile);
        settings = endpoint.map(at -> new ModelSettings(URI.create(at.strip()), given(key, keyFile).orElse(""),
                given(model, modelFile).orElse("default"), deadline, firstToken, outputTokens, concurrent, tokensPerMinute,
                failures, pause)).orElse(null);
        writer = settings == null ? null
                : new ModelWriter(settings, knowledge, new TicketWording(tickets), memory, redactor, clock);
    }

    private static Optional<String> given(Optional<String> value, Optional<String> file) {
        return value.filter(it -> !it.isBlank()).or(() -> file.filter(it -> !it.isBlank()).map(Models::read));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the secret could not be read from its file", e);
        }
    }

    @Override
    public Written write(Question question, String asked, Lang lang, List<Passage> passages, Progress progress) {
        return writer == null ? new Written.NoModel() : writer.write(question, asked, lang, passages, progress);
    }

    Optional<ModelSettings> settings() {
        return Optional.ofNullable(settings);
    }

    String breaker() {
        return writer == null ? "none" : writer.breaker();
    }

    @PreDestroy
    void close() {
        if (writer != null) {
            writer.close();
        }
    }
}
