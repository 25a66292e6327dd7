package dev.zhiban.assistant.generate;

import java.net.URI;
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
import dev.zhiban.knowledge.Closeness;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.knowledge.Passage;
import dev.zhiban.platform.privacy.Redactor;
import dev.zhiban.platform.text.Lang;

/// The model that is configured, or none: `zhiban.llm.url`, `zhiban.llm.key`, `zhiban.llm.model`.
@Singleton
class Models implements Writer {

    private final @Nullable ModelSettings settings;
    private final @Nullable ModelWriter writer;

    Models(Knowledge knowledge, Tickets tickets, Memory memory, Redactor redactor, Closeness closeness, Clock clock,
            @ConfigProperty(name = "zhiban.llm.url") Optional<String> url,
            @ConfigProperty(name = "zhiban.llm.key") Optional<String> key,
            @ConfigProperty(name = "zhiban.llm.model") Optional<String> model,
            @ConfigProperty(name = "zhiban.llm.deadline", defaultValue = "20S") Duration deadline,
            @ConfigProperty(name = "zhiban.llm.first-token", defaultValue = "6S") Duration firstToken,
            @ConfigProperty(name = "zhiban.llm.output-tokens", defaultValue = "800") int outputTokens,
            @ConfigProperty(name = "zhiban.llm.concurrent", defaultValue = "8") int concurrent,
            @ConfigProperty(name = "zhiban.llm.tokens-per-minute", defaultValue = "20000") int tokensPerMinute,
            @ConfigProperty(name = "zhiban.llm.failures", defaultValue = "5") int failures,
            @ConfigProperty(name = "zhiban.llm.pause", defaultValue = "30S") Duration pause) {
        settings = url.map(String::strip).filter(at -> !at.isEmpty())
                .map(at -> new ModelSettings(URI.create(at), key.orElse(""), model.orElse("default"), deadline, firstToken,
                        outputTokens, concurrent, tokensPerMinute, failures, pause))
                .orElse(null);
        writer = settings == null ? null
                : new ModelWriter(settings, knowledge, new TicketWording(tickets), memory, redactor, closeness, clock);
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
