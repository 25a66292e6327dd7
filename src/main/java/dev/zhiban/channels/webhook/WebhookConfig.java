package dev.zhiban.channels.webhook;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/// The generic signed webhook. Without a secret every call is refused and nothing is sent.
@ConfigMapping(prefix = "zhiban.webhook")
interface WebhookConfig {

    /// One or more `whsec_…`, separated by commas; the first signs what we send.
    Optional<String> secret();

    /// A file that holds the secret.
    Optional<String> secretFile();

    /// Where our messages go.
    Optional<URI> url();
}
