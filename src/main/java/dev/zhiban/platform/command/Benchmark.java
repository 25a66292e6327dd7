package dev.zhiban.platform.command;

import java.io.PrintWriter;
import java.util.List;

/// A measurement that anybody can repeat: prints its figures beside a baseline of the same run. Named in `META-INF/services`.
public interface Benchmark {

    /// As in `./zhiban bench NAME`.
    String name();

    /// What it measures, in one line.
    String about();

    /// @return true where every figure that the project states was reached
    boolean run(List<String> arguments, PrintWriter out) throws Exception;
}
