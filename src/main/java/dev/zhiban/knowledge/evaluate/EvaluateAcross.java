package dev.zhiban.knowledge.evaluate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.AskedLanguage;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Synonyms;
import dev.zhiban.platform.text.Lang;

/// Asks in one language a base that holds the other only: the alternative questions and the evaluation questions of those
/// articles of a knowledge base that exist in both. Baseline: the same without the base's synonyms.
final class EvaluateAcross {

    private static final Scope STAFF = new Scope(Set.of(Reader.EVERYONE, "role:agent"), null);
    private static final int PASSAGES = 50;
    private static final double ENOUGH = 0.80;

    /// @param alone    means without synonyms
    /// @param together means with them
    record Direction(Lang from, Lang to, int questions, Map<String, Double> alone, Map<String, Double> together) {
    }

    record Result(List<Direction> directions) {

        boolean holds() {
            return directions.stream().allMatch(one -> one.together().getOrDefault("ndcg@10", 0.0) >= ENOUGH);
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            directions.forEach(one -> json.put(one.from().tag() + "-" + one.to().tag(), Map.of("questions", one.questions(),
                    "without_synonyms", one.alone(), "with_synonyms", one.together())));
            return json;
        }

        String table() {
            List<String> lines = new ArrayList<>();
            directions.forEach(one -> lines.add(String.format(Locale.ROOT,
                    "%s question, %s articles: %d questions, nDCG@10 %.4f, recall@1 %.4f (without synonyms %.4f, %.4f)",
                    one.from().tag(), one.to().tag(), one.questions(), one.together().getOrDefault("ndcg@10", 0.0),
                    one.together().getOrDefault("recall@1", 0.0), one.alone().getOrDefault("ndcg@10", 0.0),
                    one.alone().getOrDefault("recall@1", 0.0))));
            return String.join("\n", lines);
        }
    }

    private final @Nullable Path vectors;
    private final PrintStream progress;

    EvaluateAcross(@Nullable Path vectors, PrintStream progress) {
        this.vectors = vectors;
        this.progress = progress;
    }

    Result run(Path base) throws IOException {
        return new Result(List.of(direction(base, Lang.ZH, Lang.EN), direction(base, Lang.EN, Lang.ZH)));
    }

    private Direction direction(Path base, Lang from, Lang to) throws IOException {
        List<PublishedArticle> all = EvaluateAnswers.articles(base, progress);
        List<PublishedArticle> held = all.stream().filter(article -> article.lang().equals(to.tag())).toList();
        Map<String, String> answers = new LinkedHashMap<>();
        held.forEach(article -> answers.put(article.family(), article.id()));
        Map<String, String> questions = new LinkedHashMap<>();
        for (PublishedArticle article : all) {
            String answer = answers.get(article.family());
            if (article.lang().equals(from.tag()) && answer != null) {
                article.questions().forEach(question -> questions.put(question, answer));
                for (EvaluateAnswers.Question question : EvaluateAnswers.questions(base)) {
                    if (question.expect().equals(article.id())) {
                        questions.put(question.question(), answer);
                    }
                }
            }
        }
        questions.keySet().removeIf(question -> AskedLanguage.of(question) != from);
        return new Direction(from, to, questions.size(), means(held, questions, Synonyms.NONE),
                means(held, questions, Synonyms.ofFolder(base, Language.words())));
    }

    private Map<String, Double> means(List<PublishedArticle> held, Map<String, String> questions, Synonyms synonyms)
            throws IOException {
        Metrics metrics = new Metrics();
        try (SearchBench bench = new SearchBench(synonyms, false)) {
            bench.index(held, vectors, EvaluateAnswers.progress(progress));
            questions.forEach((question, answer) -> metrics.add(
                    SearchBench.articles(bench.search(question, STAFF, PASSAGES).passages().stream()
                            .map(ranked -> ranked.passage().id()).toList()),
                    Map.of(answer, 1)));
        }
        return metrics.means();
    }
}
