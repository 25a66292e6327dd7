package dev.zhiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/// No container engine runs where the tests run: what can be seen in the files alone is checked here.
class ComposeFileIsCompleteTest {

    private static final Path COMPOSE = Path.of("docker-compose.yml");
    private static final Path IMAGE = Path.of("src/main/docker/Dockerfile");
    /// Compose specification: the keys that are used here, spelt as it spells them.
    private static final Set<String> TOP_KEYS = Set.of("name", "services", "volumes", "networks", "secrets", "configs");
    private static final Set<String> SERVICE_KEYS = Set.of("build", "image", "restart", "depends_on", "environment", "ports",
            "volumes", "healthcheck", "read_only", "tmpfs", "cap_drop", "security_opt", "profiles", "entrypoint", "command",
            "secrets", "user", "networks", "deploy");
    private static final Set<String> HEALTH_KEYS = Set.of("test", "interval", "timeout", "retries", "start_period");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)([^}]*)}");

    private static String text;
    private static JsonNode compose;
    private static String image;

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(COMPOSE);
        compose = new YAMLMapper().readTree(text);
        image = Files.readString(IMAGE);
    }

    @Test
    void hasOnlyKeysOfTheSpecification() {
        assertThat(names(compose)).isSubsetOf(TOP_KEYS);
        compose.get("services").forEach(service -> {
            assertThat(names(service)).isSubsetOf(SERVICE_KEYS);
            assertThat(names(service.path("healthcheck"))).isSubsetOf(HEALTH_KEYS);
        });
    }

    @Test
    void everyServiceThatStaysHasAHealthCheckThatOthersWaitFor() {
        compose.get("services").properties().forEach(each -> {
            boolean ends = each.getValue().path("restart").asText().equals("no");
            assertThat(ends || each.getValue().has("healthcheck")).as(each.getKey()).isTrue();
            each.getValue().path("depends_on").properties().forEach(needed -> {
                assertThat(needed.getValue().path("condition").asText()).isEqualTo("service_healthy");
                assertThat(compose.at("/services/" + needed.getKey() + "/healthcheck").isObject()).isTrue();
            });
        });
    }

    @Test
    void theImageAndTheServiceAskTheSameHealthQuestion() {
        String asked = compose.at("/services/zhiban/healthcheck/test").toString().replace("[\"CMD\",", "").replaceAll("]$", "");
        assertThat(image.replace("\", \"", "\",\"")).contains(asked);
        assertThat(asked).contains("/q/health/ready");
    }

    @Test
    void everyImageIsPinnedByATag() {
        Stream<String> services = compose.get("services").valueStream().map(service -> service.path("image").asText());
        Stream<String> stages = image.lines().filter(line -> line.startsWith("FROM ")).map(line -> line.split(" ")[1]);
        assertThat(Stream.concat(services, stages)).allMatch(name -> name.matches("[a-z/-]+:[a-z0-9][a-z0-9.-]*"))
                .noneMatch(name -> name.endsWith(":latest"));
    }

    @Test
    void everyFileThatIsNamedIsThere() {
        assertThat(Path.of(compose.at("/services/zhiban/build/context").asText())
                .resolve(compose.at("/services/zhiban/build/dockerfile").asText())).isRegularFile();
        compose.get("services").forEach(service -> service.path("volumes").forEach(volume -> {
            String source = volume.asText().split(":")[0];
            assertThat(source.startsWith("./") ? Files.isDirectory(Path.of(source)) : compose.get("volumes").has(source))
                    .as(source).isTrue();
        }));
    }

    @Test
    void everyFileThatIsCopiedIntoTheImageIsThereAndNotIgnored() throws IOException {
        List<String> sent = Files.readAllLines(Path.of(IMAGE + ".dockerignore"));
        List<String> copied = image.lines().filter(line -> line.startsWith("COPY ") && !line.contains("--from"))
                .flatMap(line -> Stream.of(line.split(" ")).skip(1).limit(line.split(" ").length - 2)).toList();
        assertThat(copied).isNotEmpty().allSatisfy(name -> {
            assertThat(Path.of(name)).exists();
            assertThat(sent).contains("!" + name);
        });
    }

    @Test
    void everyVariableIsExplainedInTheFirstLines() {
        String comment = text.lines().takeWhile(line -> line.startsWith("#")).collect(Collectors.joining("\n"));
        assertThat(variables()).allMatch(name -> comment.contains("#   " + name + " "));
    }

    @Test
    void everySettingOfTheServiceIsOneThatTheProgramReads() throws IOException {
        String program = sources();
        Set<String> inImage = Pattern.compile("\\b(ZHIBAN_[A-Z_]+)=").matcher(image).results().map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(inImage).isNotEmpty().allMatch(name -> isRead(program, name));
        assertThat(names(compose.at("/services/zhiban/environment"))).isNotEmpty().allMatch(name -> isRead(program, name));
        assertThat(variables()).allMatch(name -> isRead(program, name));
    }

    @Test
    void noSecretHasADefault() {
        assertThat(VARIABLE.matcher(text).results()
                .filter(match -> match.group(1).endsWith("PASSWORD") || match.group(1).endsWith("KEY"))
                .map(match -> match.group(2)))
                .isNotEmpty()
                .allMatch(rest -> rest.equals(":-") || rest.startsWith(":?"));
        assertThat(text).contains("${ZHIBAN_DATABASE_PASSWORD:?").doesNotContain("${ZHIBAN_DATABASE_PASSWORD:-");
        assertThat(image).doesNotContain("PASSWORD", "_KEY");
    }

    private static Set<String> variables() {
        return VARIABLE.matcher(text).results().map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    /// As a name in the environment, or as the setting that the name stands for (MicroProfile Config, environment variables).
    private static boolean isRead(String program, String name) {
        String setting = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "[.-]");
        return program.contains('"' + name + '"') || Pattern.compile("[\"{\n]" + setting + "[\":}=]").matcher(program).find();
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder(Files.readString(Path.of("src/main/resources/application.properties")));
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                all.append('\n').append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
