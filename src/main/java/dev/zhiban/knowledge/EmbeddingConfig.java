package dev.zhiban.knowledge;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// An embedding model elsewhere, of OpenAI's protocol, instead of the built-in ones; none by default.
@ConfigMapping(prefix = "zhiban.embedding")
interface EmbeddingConfig {

    /// Up to and with `/v1`.
    Optional<URI> url();

    Optional<String> key();

    @WithDefault("default")
    String model();

    /// Length of the vectors that is asked for, of a model that can shorten them.
    OptionalInt dimensions();

    /// What the model wants before a question, and before a passage.
    Optional<String> questionPrefix();

    Optional<String> passagePrefix();

    /// Of one question: somebody waits.
    @WithDefault("3S")
    Duration deadline();
}
