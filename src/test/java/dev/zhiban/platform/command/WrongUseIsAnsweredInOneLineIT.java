package dev.zhiban.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine;

class WrongUseIsAnsweredInOneLineIT {

    record Answer(int exit, String out, String err) {
    }

    @TempDir
    Path elsewhere;

    static Stream<String> commands() {
        return Stream.concat(Stream.of("test", "dev"), subcommands().map(CommandLine::getCommandName));
    }

    private static Stream<CommandLine> subcommands() {
        return ServiceLoader.load(Subcommand.class).stream().map(each -> new CommandLine(each.get()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandTakesHelp(String command) throws Exception {
        Answer answer = zhiban(command, "--help");

        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).startsWith("Usage: zhiban " + command);
        assertThat(answer.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aWrongOptionIsNamedWithTheWayToTheRightOnes(String command) throws Exception {
        Answer answer = zhiban(command, "--no-such-option");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err().lines()).singleElement().asString()
                .startsWith("zhiban: ").contains("--no-such-option").endsWith("Try: zhiban " + command + " --help");
    }

    @ParameterizedTest
    @MethodSource("wrongStarts")
    void aWrongValueIsNamed(List<String> arguments) throws Exception {
        Answer answer = zhiban(arguments.toArray(String[]::new));

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err().lines().filter(line -> !line.startsWith("WARNING: "))).singleElement().asString()
                .startsWith("zhiban: ").contains(arguments.getLast());
    }

    static Stream<List<String>> wrongStarts() {
        return Stream.of(List.of("start", "--port", "eighty"), List.of("start", "--port", "65536"),
                List.of("start", "--knowledge", "no/such/folder"), List.of("begin"));
    }

    @Test
    void helpNamesEveryCommand() throws Exception {
        assertThat(zhiban("--help").out()).contains(commands().toList());
    }

    @Test
    void theLauncherKnowsTheOptionsOfCommandsThatUseVectorInstructions() throws IOException {
        String launcher = Files.readString(Path.of("zhiban"));
        assertThat(subcommands().filter(each -> List.of("start", "evaluate", "bench").contains(each.getCommandName()))
                .flatMap(each -> each.getCommandSpec().options().stream())
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(CommandLine.Model.OptionSpec::longestName))
                .allMatch(option -> launcher.contains(" " + option + " |"));
    }

    private Answer zhiban(String... arguments) throws IOException, InterruptedException {
        Path out = elsewhere.resolve("out");
        Path err = elsewhere.resolve("err");
        List<String> command = new ArrayList<>(List.of(Path.of("zhiban").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(elsewhere.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("ZHIBAN_BUILT", "yes");
        int exit = builder.start().waitFor();
        return new Answer(exit, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
