package dev.zhiban.platform.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives the service its one redactor.
class Masking {

    /// @param key keeps placeholders the same over restarts and on every node; random per start where it is not set
    @Produces
    @ApplicationScoped
    Redactor redactor(@ConfigProperty(name = "zhiban.privacy.key") Optional<String> key,
            @ConfigProperty(name = "zhiban.privacy.addresses", defaultValue = "KEEP") PatternRedactor.Addresses addresses) {
        return key.<Redactor> map(given -> new PatternRedactor(given.getBytes(StandardCharsets.UTF_8), addresses))
                .orElseGet(() -> PatternRedactor.withRandomKey(addresses));
    }
}
