package dev.zhiban.logs;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.platform.command.Subcommand;
import dev.zhiban.platform.privacy.PatternRedactor;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.time.TheClock;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Explains a log file with no server and no database.
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Explain a log: any format, any size, plain or gzip; needs no server.")
public class LogsCommand implements Subcommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "The log, or - for standard input.")
    String file = "-";

    @ArgGroup
    @Nullable
    Output output;

    static class Output {
        @Option(names = "--json", description = "Print the explanation as JSON.")
        boolean json;

        @Option(names = "--templates", description = "Print for every line the id of its record's template.")
        boolean templates;
    }

    @Option(names = "--knowledge", paramLabel = "DIR", description = "Knowledge base whose known errors are looked for.")
    @Nullable
    Path knowledge;

    @Option(names = "--lang", paramLabel = "zh|en", description = "Language of the report; else that of LANG.")
    @Nullable
    String lang;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        KnownErrors known = known();
        StreamingLogs logs = new StreamingLogs(PatternRedactor.withRandomKey(PatternRedactor.Addresses.KEEP), known,
                TheClock.ofTheSystem());
        try (InputStream in = input()) {
            if (output != null && output.templates) {
                templates(logs, in);
            } else {
                show(logs.explain(in, ExplainOptions.DEFAULT));
            }
        }
        return 0;
    }

    private KnownErrors known() {
        Path folder = knowledge;
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ParameterException(here().commandLine(), "There is no folder '" + folder + "'.");
        }
        if (folder == null) {
            folder = Path.of(System.getProperty("zhiban.home", "."), "knowledge-base");
        }
        KnownErrors known = KnownErrors.load(folder);
        known.broken().forEach(broken -> here().commandLine().getErr().println("zhiban: known error left out: " + broken));
        return known;
    }

    private InputStream input() throws IOException {
        if (file.equals("-")) {
            return System.in;
        }
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            throw new ParameterException(here().commandLine(), "There is no file '" + file + "'.");
        }
        if (Files.isDirectory(path) || !Files.isReadable(path)) {
            throw new ParameterException(here().commandLine(),
                    "'" + file + "' is " + (Files.isDirectory(path) ? "a folder." : "not readable."));
        }
        return Files.newInputStream(path);
    }

    private void show(Explanation explanation) throws IOException {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        if (output != null && output.json) {
            out.println(new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(explanation));
        } else {
            new PlainReport(explanation, language()).print(out);
        }
        out.flush();
    }

    private Lang language() {
        if (lang != null && !lang.equals("zh") && !lang.equals("en")) {
            throw new ParameterException(here().commandLine(), "--lang must be zh or en.");
        }
        String environment = Objects.requireNonNullElse(System.getenv("LC_ALL"),
                Objects.requireNonNullElse(System.getenv("LANG"), ""));
        return Lang.ofTag(lang != null ? lang : environment, Lang.EN);
    }

    /// The shapes of all lines wait in a file (four bytes a line) until it is known which of them are one template.
    private static void templates(StreamingLogs logs, InputStream in) throws IOException {
        Path spool = Files.createTempFile("zhiban-templates", ".tmp");
        try {
            int[] templateOfShape;
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spool), 1 << 16))) {
                templateOfShape = logs.read(in, ExplainOptions.DEFAULT, shape -> write(out, shape)).templateOfShape();
            }
            try (DataInputStream shapes = new DataInputStream(new BufferedInputStream(Files.newInputStream(spool), 1 << 16));
                    PrintStream out = new PrintStream(new BufferedOutputStream(System.out, 1 << 16), false,
                            StandardCharsets.UTF_8)) {
                print(shapes, templateOfShape, out);
            }
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    private static void write(DataOutputStream out, int shape) {
        try {
            out.writeInt(shape);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(DataInputStream shapes, int[] templateOfShape, PrintStream out) throws IOException {
        while (true) {
            int shape;
            try {
                shape = shapes.readInt();
            } catch (EOFException end) {
                return;
            }
            out.print(templateOfShape[shape]);
            out.print('\n');
        }
    }

    private CommandSpec here() {
        return Objects.requireNonNull(spec);
    }
}
