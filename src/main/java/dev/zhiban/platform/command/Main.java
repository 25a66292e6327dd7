package dev.zhiban.platform.command;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.ServiceLoader;

import io.quarkus.runtime.annotations.QuarkusMain;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// The program: reads the command line and runs one command. Only `start` starts the service.
@QuarkusMain
@Command(name = "zhiban", mixinStandardHelpOptions = true, version = "zhiban 0.1.0", description = "Zhiban 值班: chat-first, AI-assisted IT support desk.", footer = {
        "", "Of the launcher ./zhiban also: test (runs the whole suite), dev (runs with live reload)." })
public class Main implements Runnable {

    public static void main(String... args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine line = new CommandLine(new Main());
        for (Subcommand command : ServiceLoader.load(Subcommand.class, Main.class.getClassLoader())) {
            line.addSubcommand(command);
        }
        line.setParameterExceptionHandler(Main::wrongUse);
        line.setExecutionExceptionHandler(Main::failed);
        return line.execute(args.length == 0 ? new String[] { "start" } : args);
    }

    private static int wrongUse(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("zhiban: " + unknownOption(e).orElseGet(() -> firstLine(e)) + " Try: zhiban " + path(e.getCommandLine())
                + "--help");
        return CommandLine.ExitCode.USAGE;
    }

    /// Where an argument is missing too, picocli names only that; the option that nobody knows is the likelier mistake.
    private static Optional<String> unknownOption(ParameterException e) {
        return e.getCommandLine().getUnmatchedArguments().stream().filter(argument -> argument.startsWith("-")).findFirst()
                .map(argument -> "Unknown option: '" + argument + "'.");
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult result) {
        line.getErr().println("zhiban: " + firstLine(e));
        if (System.getenv("ZHIBAN_TRACE") != null) {
            e.printStackTrace(line.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String line = message.lines().findFirst().orElse(message);
        return line.endsWith(".") ? line : line + ".";
    }

    private static String path(CommandLine line) {
        return line.getParent() == null ? "" : line.getCommandName() + " ";
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
