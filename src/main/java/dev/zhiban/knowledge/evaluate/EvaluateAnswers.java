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
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.article.ArticleFolder;
import dev.zhiban.knowledge.article.Content;
import dev.zhiban.knowledge.ingest.Chunker;
import dev.zhiban.knowledge.ingest.Embeddings;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.Ranked;
import dev.zhiban.knowledge.retrieve.Retrieval;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Synonyms;

/// Asks a knowledge base its own evaluation questions: is the right article first, and is refused what it cannot answer?
public final class EvaluateAnswers {

    /// Confidence below which an answer is refused.
    public static final double REFUSED_BELOW = 0.5;
    private static final Scope STAFF = new Scope(Set.of(Reader.EVERYONE, "role:agent"), null);
    private static final int QUOTED = 3;
    static final String NONE = "none";

    /// @param expect  id of the article that should come first, or `none`
    /// @param mustSay what the quoted passages have to contain
    public record Question(String question, String expect, @JsonProperty("must-say") @Nullable List<String> mustSay) {

        public boolean isOutOfScope() {
            return expect.equals(NONE);
        }
    }

    /// What came of one question, and, where that was asked for, what comes of it when the expected article (in all languages) is
    /// not there.
    public record Outcome(Question question, Retrieval found, @Nullable Retrieval withoutIt) {

        @Nullable
        String first() {
            return found.passages().isEmpty() ? null : found.passages().getFirst().passage().id().article();
        }

        public boolean isRight() {
            return question.expect().equals(first());
        }

        boolean isRefused() {
            return found.confidence() < REFUSED_BELOW;
        }

        /// Whether the passages of the right article among the first ones say what they should.
        boolean says() {
            StringBuilder quoted = new StringBuilder();
            found.passages().stream().map(Ranked::passage).filter(p -> p.id().article().equals(question.expect()))
                    .limit(QUOTED).forEach(p -> quoted.append(p.heading()).append('\n').append(p.text()).append('\n'));
            List<String> must = question.mustSay() == null ? List.of() : question.mustSay();
            return must.stream().allMatch(quoted.toString()::contains);
        }
    }

    /// @param right    share of the questions in scope whose article comes first
    /// @param says     share of the questions in scope whose quoted passages contain what they must
    /// @param refused  share of the questions out of scope that are refused
    /// @param wrongly  share of the questions in scope that are refused
    public record Result(List<Outcome> outcomes, double right, double says, double refused, double wrongly, double auroc) {

        public boolean holds() {
            return right >= 0.90 && refused >= 0.85 && wrongly <= 0.10;
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("questions", outcomes.size());
            json.put("right_article_first", right);
            json.put("must_say", says);
            json.put("out_of_scope_refused", refused);
            json.put("in_scope_refused", wrongly);
            json.put("auroc", auroc);
            return json;
        }

        String table() {
            StringBuilder out = new StringBuilder();
            for (Outcome outcome : outcomes) {
                String wrong = wrong(outcome);
                if (!wrong.isEmpty()) {
                    out.append(
                            String.format(Locale.ROOT, "%-22s %.2f  %s  → %s, first %s%n", wrong, outcome.found().confidence(),
                                    outcome.question().question(), outcome.question().expect(), outcome.first()));
                }
            }
            return out + String.format(Locale.ROOT,
                    "%d questions: right article first %.1f %%, says what it must %.1f %%, out of scope refused %.1f %%, "
                            + "in scope refused %.1f %%, AUROC %.3f",
                    outcomes.size(), 100 * right, 100 * says, 100 * refused, 100 * wrongly, auroc);
        }

        private static String wrong(Outcome outcome) {
            if (outcome.question().isOutOfScope()) {
                return outcome.isRefused() ? "" : "answered";
            }
            String article = outcome.isRight() ? outcome.says() ? "" : "passage" : "article";
            return outcome.isRefused() ? (article + " refused").strip() : article;
        }
    }

    private final @Nullable Path vectors;
    private final boolean wordsOnly;
    private final PrintStream progress;

    /// @param wordsOnly as answers are found until the index by meaning is built
    public EvaluateAnswers(@Nullable Path vectors, boolean wordsOnly, PrintStream progress) {
        this.vectors = vectors;
        this.wordsOnly = wordsOnly;
        this.progress = progress;
    }

    public Result run(Path base) throws IOException {
        return run(base, false);
    }

    Result run(Path base, boolean withoutIt) throws IOException {
        List<Question> questions = questions(base);
        try (SearchBench bench = bench(base)) {
            List<Outcome> outcomes = new ArrayList<>();
            for (Question question : questions) {
                Retrieval without = withoutIt && !question.isOutOfScope()
                        ? bench.searchWithout(bench.family(question.expect()), question.question(), STAFF, 10)
                        : null;
                outcomes.add(new Outcome(question, bench.search(question.question(), STAFF, 10), without));
            }
            return result(outcomes);
        }
    }

    private SearchBench bench(Path base) throws IOException {
        SearchBench bench = new SearchBench(Synonyms.ofFolder(base, Language.words()), wordsOnly);
        bench.index(articles(base, progress), vectors, progress(progress));
        return bench;
    }

    static Embeddings.Progress progress(PrintStream progress) {
        return (done, of) -> progress.printf(Locale.ROOT, "\rembedded %d of %d%s", done, of, done == of ? "\n" : "");
    }

    public static List<PublishedArticle> articles(Path base, PrintStream problems) {
        ArticleFolder.Contents contents = ArticleFolder.read(base);
        contents.problems().forEach(problem -> problems.println("not imported: " + problem));
        Chunker chunker = new Chunker();
        return contents.articles().stream().map(found -> {
            Content content = found.article().content();
            return new PublishedArticle(found.article().id(), 1, content.family(found.article().id()), content.title(),
                    content.questions(), content.lang(),
                    content.audience(), chunker.sections(content.markdown()));
        }).toList();
    }

    public static List<Question> questions(Path base) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(base.resolve("evaluation").resolve("questions.yaml"))) {
            return new ObjectMapper(new YAMLFactory()).readValue(reader, new TypeReference<>() {
            });
        }
    }

    static Result result(List<Outcome> outcomes) {
        List<Outcome> in = outcomes.stream().filter(outcome -> !outcome.question().isOutOfScope()).toList();
        List<Outcome> out = outcomes.stream().filter(outcome -> outcome.question().isOutOfScope()).toList();
        return new Result(outcomes, share(in, Outcome::isRight), share(in, Outcome::says), share(out, Outcome::isRefused),
                share(in, Outcome::isRefused), Metrics.auroc(in.stream().map(o -> o.found().confidence()).toList(),
                        out.stream().map(o -> o.found().confidence()).toList()));
    }

    private static double share(List<Outcome> outcomes, Predicate<Outcome> which) {
        return outcomes.isEmpty() ? 0 : (double) outcomes.stream().filter(which).count() / outcomes.size();
    }
}
