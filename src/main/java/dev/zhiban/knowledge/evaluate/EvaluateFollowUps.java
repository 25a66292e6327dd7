package dev.zhiban.knowledge.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.Before;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.HybridRetriever;
import dev.zhiban.knowledge.retrieve.Retrieval;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Synonyms;

/// Asks a knowledge base what people say right after another question: a detail of it, another matter, or what no article
/// answers. Baselines: the words alone, and always together with the question before.
final class EvaluateFollowUps {

    private static final Scope STAFF = new Scope(Set.of(Reader.EVERYONE, "role:agent"), null);
    private static final int PASSAGES = 10;

    /// @param expect ids of articles either of which should come first, in any language; none: nothing is to be answered
    record FollowUp(String before, String question, Before.Refers refers, List<String> expect) {

        Before after(HybridRetriever retriever) {
            String answered = first(retriever.search(before, null, STAFF, PASSAGES));
            return new Before(before, answered.isEmpty() ? List.of() : List.of(answered), refers);
        }
    }

    /// @param right   share of the questions in scope that are answered with a right article
    /// @param refused share of the others that are refused
    record Way(String understood, double right, double refused, List<String> wrong) {

        String row() {
            return String.format(Locale.ROOT, "  %-22s %15.1f %% %18.1f %%", understood, 100 * right, 100 * refused);
        }
    }

    /// @param ways the last as the bot does it
    record Result(int questions, List<Way> ways) {

        Way bot() {
            return ways.getLast();
        }

        boolean holds() {
            return bot().right() >= 0.85 && bot().refused() >= 0.80;
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("questions", questions);
            ways.forEach(way -> json.put(way.understood(),
                    Map.of("right_article_first", way.right(), "out_of_scope_refused", way.refused())));
            return json;
        }

        String table() {
            List<String> lines = new ArrayList<>(bot().wrong());
            lines.add(String.format(Locale.ROOT, "%d follow-ups%n  %-22s %17s %20s", questions, "understood", "right article",
                    "off topic refused"));
            ways.forEach(way -> lines.add(way.row()));
            return String.join("\n", lines);
        }
    }

    private interface Understanding {
        Retrieval search(HybridRetriever retriever, FollowUp asked);
    }

    private final @Nullable Path vectors;
    private final boolean wordsOnly;
    private final PrintStream progress;

    EvaluateFollowUps(@Nullable Path vectors, boolean wordsOnly, PrintStream progress) {
        this.vectors = vectors;
        this.wordsOnly = wordsOnly;
        this.progress = progress;
    }

    Result run(Path base) throws IOException {
        List<FollowUp> asked = followUps(base);
        Synonyms synonyms = Synonyms.ofFolder(base, Language.words());
        Map<String, Understanding> ways = new LinkedHashMap<>();
        ways.put("alone", (all, one) -> all.search(one.question(), null, STAFF, PASSAGES));
        ways.put("always together", (all, one) -> all.search(one.question(), one.before(), STAFF, PASSAGES));
        ways.put("as it may refer to it",
                (all, one) -> all.followUp(one.question(), one.after(all), STAFF, PASSAGES));
        try (SearchBench bench = new SearchBench(synonyms, wordsOnly)) {
            bench.index(EvaluateAnswers.articles(base, progress), vectors, EvaluateAnswers.progress(progress));
            HybridRetriever retriever = bench.retriever(synonyms);
            return new Result(asked.size(), ways.entrySet().stream()
                    .map(way -> way(way.getKey(), asked, bench::family, one -> way.getValue().search(retriever, one)))
                    .toList());
        }
    }

    private static List<FollowUp> followUps(Path base) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(base.resolve("evaluation").resolve("follow-ups.yaml"))) {
            return new ObjectMapper(new YAMLFactory()).readValue(reader, new TypeReference<>() {
            });
        }
    }

    private static Way way(String name, List<FollowUp> asked, Function<String, Set<String>> family,
            Function<FollowUp, Retrieval> search) {
        int in = 0;
        int right = 0;
        int refused = 0;
        List<String> wrong = new ArrayList<>();
        for (FollowUp one : asked) {
            String first = first(search.apply(one));
            boolean isRight = one.expect().isEmpty() ? first.isEmpty()
                    : one.expect().stream().anyMatch(id -> family.apply(id).contains(first));
            in += one.expect().isEmpty() ? 0 : 1;
            right += isRight && !one.expect().isEmpty() ? 1 : 0;
            refused += isRight && one.expect().isEmpty() ? 1 : 0;
            if (!isRight) {
                wrong.add(one.before() + " / " + one.question() + "  → " + one.expect() + ", first "
                        + (first.isEmpty() ? "none" : first));
            }
        }
        return new Way(name, (double) right / Math.max(1, in), (double) refused / Math.max(1, asked.size() - in), wrong);
    }

    /// The article that is answered with; empty where the question is refused.
    private static String first(Retrieval found) {
        return found.confidence() < EvaluateAnswers.REFUSED_BELOW ? ""
                : found.passages().getFirst().passage().id().article();
    }
}
