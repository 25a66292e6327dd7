package dev.zhiban.platform.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs one benchmark, or lists them.
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measure, beside a baseline of the same run. Without a name: list the benchmarks.")
public class BenchCommand implements Subcommand {

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The benchmark.")
    @Nullable
    String name;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "What the benchmark takes.")
    List<String> arguments = List.of();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandSpec here = Objects.requireNonNull(spec);
        PrintWriter out = here.commandLine().getOut();
        for (Benchmark benchmark : ServiceLoader.load(Benchmark.class, BenchCommand.class.getClassLoader())) {
            if (name == null) {
                out.printf("%-12s %s%n", benchmark.name(), benchmark.about());
            } else if (benchmark.name().equals(name)) {
                boolean reached = benchmark.run(arguments, out);
                out.flush();
                return reached ? 0 : 1;
            }
        }
        if (name != null) {
            throw new ParameterException(here.commandLine(),
                    "There is no benchmark '" + name + "'; 'zhiban bench' lists them.");
        }
        return 0;
    }
}
