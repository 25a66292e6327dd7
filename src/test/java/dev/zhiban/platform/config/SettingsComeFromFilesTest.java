package dev.zhiban.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsComeFromFilesTest {

    @TempDir
    Path directory;

    @Test
    void aNamedFileSetsTheSettingWithoutTheSuffix() throws Exception {
        Path file = Files.writeString(directory.resolve("key"), "s3cret\n");

        SecretFiles secrets = new SecretFiles(Map.of("ZHIBAN_LLM_KEY_FILE", file.toString(), "HOME_FILE", "/x"));

        assertThat(secrets.getValue("zhiban.llm.key")).isEqualTo("s3cret");
        assertThat(secrets.getPropertyNames()).containsExactly("zhiban.llm.key");
    }

    @Test
    void anEmptyNameIsNone() {
        assertThat(new SecretFiles(Map.of("ZHIBAN_LLM_KEY_FILE", "")).getPropertyNames()).isEmpty();
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> new SecretFiles(Map.of("ZHIBAN_LLM_KEY_FILE", "/nowhere/key")))
                .hasMessageContaining("ZHIBAN_LLM_KEY_FILE").hasMessageContaining("/nowhere/key");
    }
}
