package dev.zhiban.knowledge.evaluate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.platform.command.Subcommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Measures retrieval with no server and no database. Results go to the standard output, progress to the error output.
@Command(name = "evaluate", mixinStandardHelpOptions = true, description = "Measure retrieval on a folder in BEIR form, or the answers of a knowledge base.")
public final class EvaluateCommand implements Subcommand {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Folder with corpus.jsonl, queries.jsonl and qrels/test.tsv.")
    @Nullable
    Path set;

    @Option(names = "--knowledge", paramLabel = "DIR", description = "Knowledge base with evaluation/questions.yaml: right article first, refusals.")
    @Nullable
    Path knowledge;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Option(names = "--without-gold", description = "Ask each question again with its own passages removed: can the confidence tell?")
    boolean withoutGold;

    @Option(names = "--words-only", description = "Answer without vectors, as until they are built after a first start.")
    boolean wordsOnly;

    @Option(names = "--across", description = "With --knowledge: ask in one language a base that holds the other only.")
    boolean across;

    @Option(names = "--follow-ups", description = "With --knowledge: ask what people say right after another question.")
    boolean followUps;

    @Option(names = "--vectors", paramLabel = "FILE", description = "Keep vectors here for the next run.")
    @Nullable
    Path vectors;

    @Override
    public Integer call() throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (set != null && knowledge == null) {
            EvaluateSet.Result result = new EvaluateSet(vectors, System.err).run(BeirSet.read(set), withoutGold);
            out.println(json ? new ObjectMapper().writeValueAsString(result.json()) : result.table());
            return 0;
        }
        if (knowledge != null && set == null && across) {
            EvaluateAcross.Result result = new EvaluateAcross(vectors, System.err).run(knowledge);
            out.println(json ? new ObjectMapper().writeValueAsString(result.json()) : result.table());
            return result.holds() ? 0 : 1;
        }
        if (knowledge != null && set == null && followUps) {
            EvaluateFollowUps.Result result = new EvaluateFollowUps(vectors, wordsOnly, System.err).run(knowledge);
            out.println(json ? new ObjectMapper().writeValueAsString(result.json()) : result.table());
            return result.holds() ? 0 : 1;
        }
        if (knowledge != null && set == null) {
            EvaluateAnswers.Result result = new EvaluateAnswers(vectors, wordsOnly, System.err).run(knowledge);
            out.println(json ? new ObjectMapper().writeValueAsString(result.json()) : result.table());
            return result.holds() ? 0 : 1;
        }
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
                "Give one folder: evaluate DIR, or evaluate --knowledge DIR");
    }
}
