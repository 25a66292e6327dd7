package dev.zhiban.platform.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/// Lets every setting come from a file: `ZHIBAN_LLM_KEY_FILE=/run/secrets/key` sets `zhiban.llm.key`, as containers hand
/// secrets over. A file that is named and cannot be read stops the start; an empty name is none, as compose files pass it on.
public final class SecretFiles implements ConfigSource {

    private static final String PREFIX = "ZHIBAN_";
    private static final String SUFFIX = "_FILE";
    private static final int ABOVE_ENVIRONMENT = 310;

    private final Map<String, String> values;

    public SecretFiles() {
        this(System.getenv());
    }

    SecretFiles(Map<String, String> environment) {
        Map<String, String> read = new HashMap<>();
        environment.keySet().stream().filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .forEach(name -> content(environment, name).ifPresent(content -> read.put(setting(name), content)));
        values = Map.copyOf(read);
    }

    private static String setting(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /// What the file holds that `<name>_FILE` names, if it names one.
    ///
    /// @throws UncheckedIOException where it cannot be read
    public static Optional<String> content(Map<String, String> environment, String name) {
        String file = environment.getOrDefault(name + SUFFIX, "");
        if (file.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(Path.of(file)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(name + SUFFIX + " names a file that cannot be read: " + file, e);
        }
    }

    @Override
    public int getOrdinal() {
        return ABOVE_ENVIRONMENT;
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return values.get(name);
    }

    @Override
    public String getName() {
        return "secrets from files";
    }
}
