package dev.zhiban.logs.knownerror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownErrorFilesAreReadOneByOneTest {

    @TempDir
    Path folder;

    @Test
    void aBrokenFileIsNamedWithItsLineAndTheRestIsLoaded() throws IOException {
        write("good.yaml", """
                id: good
                title: {zh: "连接被拒", en: "Connection refused"}
                match:
                  - template: 'Connection to <*> refused'
                  - regex: 'error (809|691)\\b'
                severity: high
                cause: nobody listens
                workaround: start it
                """);
        write("pattern.yaml", "id: pattern\ntitle: t\nmatch: '(unclosed'\ncause: c\nworkaround: w\n");
        write("yaml.yaml", "id: yaml\ntitle: [unclosed\n");
        write("key.yaml", "id: key\ntitle: t\nsevereness: high\nmatch: 'x+y'\ncause: c\nworkaround: w\n");

        KnownErrors known = KnownErrors.load(folder);

        assertThat(known.errors()).extracting(KnownError::id).containsExactly("good");
        assertThat(known.broken()).anySatisfy(text -> assertThat(text).startsWith("pattern.yaml: line 3"))
                .anySatisfy(text -> assertThat(text).startsWith("yaml.yaml: line "))
                .anySatisfy(text -> assertThat(text).startsWith("key.yaml: line 3").contains("severeness"));
        assertThat(known.matches(0, "Connection to 192.0.2.1 refused")).isTrue();
        assertThat(known.candidates("VPN error 720 again")).singleElement()
                .satisfies(candidate -> assertThat(candidate.certain()).isFalse());
        assertThat(known.matches(0, "VPN error 720 again")).isFalse();
        assertThat(known.matches(0, "VPN error 809 again")).isTrue();
    }

    @Test
    void everyExampleOfTheKnowledgeBaseIsFoundBeforeAndAfterTheFirstLook() throws IOException {
        KnownErrors known = KnownErrors.load(Path.of("knowledge-base"));

        assertThat(known.broken()).isEmpty();
        for (int i = 0; i < known.errors().size(); i++) {
            String id = known.errors().get(i).id();
            int error = i;
            for (String example : Examples.of(Path.of("knowledge-base/known-errors"), id)) {
                assertThat(example.lines().anyMatch(line -> known.candidates(line).stream().anyMatch(c -> c.error() == error)
                        && known.matches(error, line))).as("%s: %s", id, example).isTrue();
            }
        }
    }

    @Test
    void everyFileKeepsTheContract() throws IOException {
        KnownErrors known = KnownErrors.load(Path.of("knowledge-base"));
        Set<String> articles = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("knowledge-base/articles"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md")).toList()) {
                Files.readAllLines(file).stream().filter(line -> line.startsWith("id:")).findFirst()
                        .ifPresent(line -> articles.add(line.substring(3).strip()));
            }
        }

        assertThat(known.errors()).hasSizeGreaterThanOrEqualTo(80).allSatisfy(error -> {
            assertThat(Path.of("knowledge-base/known-errors", error.id() + ".yaml")).exists();
            assertThat(error.patterns()).isNotEmpty();
            assertThat(List.of(error.title(), error.cause(), error.workaround())).allSatisfy(text -> {
                assertThat(text.zh()).isNotBlank().matches("(?s).*\\p{IsHan}.*");
                assertThat(text.en()).isNotBlank().doesNotMatch("(?s).*\\p{IsHan}.*");
            });
            if (error.article() != null) {
                assertThat(articles).contains(error.article());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", ".*", "\\\\S", "[a-z]", "INFO|x", "a|", "(x+x+)+y{2000}{2000}", "((a{100}){100}){100}b",
            "(unclosed",
            "(?<=back)look", "\\\\1" })
    void aHostilePatternIsRefused(String pattern) throws IOException {
        write("hostile.yaml", "id: hostile\ntitle: t\nmatch: [{regex: \"%s\"}]\ncause: c\nworkaround: w\n".formatted(pattern));

        KnownErrors known = KnownErrors.load(folder);

        assertThat(known.errors()).isEmpty();
        assertThat(known.broken()).singleElement().satisfies(why -> assertThat(why).startsWith("hostile.yaml: line "));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
