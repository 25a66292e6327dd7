package dev.zhiban.logs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.zhiban.logs.bench.Drain;
import dev.zhiban.logs.bench.Grouping;
import dev.zhiban.logs.bench.LabelledLog;
import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.platform.command.Benchmark;
import dev.zhiban.platform.privacy.PatternRedactor;
import dev.zhiban.platform.time.TheClock;

/// Accuracy of the templates on labelled logs, of messages alone and of raw lines, beside a plain Drain on the same lines.
public class TemplatesBench implements Benchmark {

    /// What was reached on one log: of messages and of raw lines.
    record Reached(Grouping content, Grouping raw) {
    }

    @Override
    public String name() {
        return "templates";
    }

    @Override
    public String about() {
        return "grouping accuracy on labelled logs, beside a plain Drain; argument: a folder of NAME.log and NAME.templates";
    }

    @Override
    public boolean run(List<String> arguments, PrintWriter out) throws IOException {
        Path folder = arguments.isEmpty() ? Path.of(System.getProperty("zhiban.home", "."), "src/test/resources/logs/labelled")
                : Path.of(arguments.getFirst());
        if (!Files.isDirectory(folder)) {
            out.println("There is no folder " + folder + ".");
            return false;
        }
        out.printf("%-14s %6s %6s   %-13s %-13s   %-13s %-13s%n", "log", "lines", "events", "messages", "raw lines",
                "Drain, mess.",
                "Drain, raw");
        List<Reached> ours = new ArrayList<>();
        List<Reached> drains = new ArrayList<>();
        int reached = 0;
        for (LabelledLog log : LabelledLog.in(folder)) {
            ours.add(reached(log));
            reached += ours.getLast().content.accuracy() >= log.contentFloor()
                    && ours.getLast().raw.accuracy() >= log.rawFloor() ? 1 : 0;
            drains.add(drain(log));
            out.printf("%-14s %6d %6d   %s   %s%n", log.name(), log.raw().size(), log.events().stream().distinct().count(),
                    row(ours.getLast()), row(drains.getLast()));
        }
        Reached mean = mean(ours);
        out.printf("%-14s %13s   %s   %s   (grouping accuracy, F1 of groups)%n", "mean", "", row(mean), row(mean(drains)));
        return reached == ours.size();
    }

    static Reached reached(LabelledLog log) throws IOException {
        return new Reached(Grouping.of(log.events(), templates(log.messages())),
                Grouping.of(log.rawEvents(), templates(log.raw())));
    }

    /// The template of each line.
    static List<Integer> templates(List<String> lines) throws IOException {
        InputStream in = new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        List<Integer> shapes = new ArrayList<>();
        int[] templates = new StreamingLogs(PatternRedactor.withRandomKey(PatternRedactor.Addresses.KEEP), KnownErrors.NONE,
                TheClock.ofTheSystem()).read(in, ExplainOptions.DEFAULT, shapes::add).templateOfShape();
        return shapes.stream().map(shape -> templates[shape]).toList();
    }

    private static Reached drain(LabelledLog log) {
        Drain messages = new Drain(false);
        Drain raw = new Drain(false);
        return new Reached(Grouping.of(log.events(), log.messages().stream().map(messages::add).toList()),
                Grouping.of(log.rawEvents(), log.raw().stream().map(raw::add).toList()));
    }

    private static Reached mean(List<Reached> all) {
        return new Reached(average(all.stream().map(Reached::content).toList()),
                average(all.stream().map(Reached::raw).toList()));
    }

    private static Grouping average(List<Grouping> all) {
        return new Grouping(all.stream().mapToDouble(Grouping::accuracy).average().orElse(0),
                all.stream().mapToDouble(Grouping::f1).average().orElse(0));
    }

    private static String row(Reached reached) {
        return "%.3f / %.3f   %.3f / %.3f".formatted(reached.content.accuracy(), reached.content.f1(), reached.raw.accuracy(),
                reached.raw.f1());
    }
}
