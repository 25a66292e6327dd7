package dev.zhiban.platform.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A measurement that anybody can repeat: prints its figures beside a baseline of the same run. Named in `META-INF/services`.
public interface Benchmark {

    /// Arguments of the form `name=value`; of several with a name the last.
    static Map<String, String> named(List<String> arguments) {
        return arguments.stream().map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[pair.length - 1], (earlier, later) -> later));
    }

    /// As in `./zhiban bench NAME`.
    String name();

    /// What it measures, in one line.
    String about();

    /// @return true where every figure that the project states was reached
    boolean run(List<String> arguments, PrintWriter out) throws Exception;
}
