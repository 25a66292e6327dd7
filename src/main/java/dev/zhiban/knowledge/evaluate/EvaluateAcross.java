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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.AskedLanguage;
import dev.zhiban.knowledge.retrieve.Dictionary;
import dev.zhiban.knowledge.retrieve.HybridRetriever;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Synonyms;
import dev.zhiban.platform.text.Lang;

/// Asks in one language what a knowledge base answers in the other only: the alternative questions and the evaluation questions
/// of those articles that exist in both. First of a base that holds the other language alone, then of one in which every
/// second pair has lost one of its articles, so that most of what is near is in the asker's language. Baselines: the same
/// without the base's synonyms, without the dictionary, and without both.
final class EvaluateAcross {

    private static final Scope STAFF = new Scope(Set.of(Reader.EVERYONE, "role:agent"), null);
    private static final int PASSAGES = 50;
    private static final double ENOUGH = 0.80;

    /// What comes of the questions with synonyms, a dictionary, both or neither.
    record Way(String with, double ndcg, EvaluateAnswers.Result answers) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>(answers.json());
            json.put("with", with);
            json.put("ndcg@10", ndcg);
            return json;
        }

        String row() {
            return String.format(Locale.ROOT, "  %-24s %8.4f %8.1f %% %16.1f %% %15.1f %% %7.3f", with, ndcg,
                    100 * answers.right(),
                    100 * answers.refused(), 100 * answers.wrongly(), answers.auroc());
        }
    }

    /// @param mixed whether the base has articles in the asker's language
    /// @param ways  the last with all that the product has
    record Part(String name, boolean mixed, int questions, List<Way> ways) {
    }

    record Result(List<Part> parts) {

        boolean holds() {
            return parts.stream().filter(part -> !part.mixed()).allMatch(part -> part.ways().getLast().ndcg() >= ENOUGH);
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            parts.forEach(part -> json.put(part.name(), part.ways().stream().map(Way::json).toList()));
            return json;
        }

        String table() {
            List<String> lines = new ArrayList<>();
            for (Part part : parts) {
                lines.add(String.format(Locale.ROOT, "%s: %d questions%n  %-24s %8s %10s %18s %17s %7s", part.name(),
                        part.questions(), "with", "nDCG@10", "first", "off topic refused", "in scope refused", "AUROC"));
                part.ways().forEach(way -> lines.add(way.row()));
            }
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
        Asked asked = new Asked(EvaluateAnswers.articles(base, progress), EvaluateAnswers.questions(base),
                Synonyms.ofFolder(base, Language.words()));
        if (Dictionary.shipped().isEmpty()) {
            progress.println("This build has no dictionary.");
        }
        List<Part> parts = new ArrayList<>();
        for (Lang from : List.of(Lang.ZH, Lang.EN)) {
            Lang to = from == Lang.ZH ? Lang.EN : Lang.ZH;
            List<PublishedArticle> held = asked.held(article -> article.lang().equals(to.tag()));
            try (SearchBench bench = bench(held)) {
                parts.add(part(String.format("%s question, %s articles", from.tag(), to.tag()), false, bench, asked,
                        asked.questions(held, from, family -> true), from));
            }
        }
        Set<String> lost = asked.everySecondPair();
        for (Lang from : List.of(Lang.ZH, Lang.EN)) {
            Lang to = from == Lang.ZH ? Lang.EN : Lang.ZH;
            List<PublishedArticle> held = asked
                    .held(article -> !lost.contains(article.family()) || article.lang().equals(to.tag()));
            try (SearchBench bench = bench(held)) {
                parts.add(part(String.format("%s question, both languages, answered in %s only", from.tag(), to.tag()), true,
                        bench, asked, asked.questions(held, from, lost::contains), from));
                parts.add(part(String.format("%s question, both languages, answered in %s", from.tag(), from.tag()), true,
                        bench, asked, asked.questions(held, from, family -> !lost.contains(family)), from));
            }
        }
        return new Result(parts);
    }

    private SearchBench bench(List<PublishedArticle> held) throws IOException {
        SearchBench bench = new SearchBench(Synonyms.NONE, false);
        bench.index(held, vectors, EvaluateAnswers.progress(progress));
        return bench;
    }

    private static Part part(String name, boolean mixed, SearchBench bench, Asked asked, Map<String, String> questions,
            Lang from) {
        Map<String, Synonyms> ways = new LinkedHashMap<>();
        ways.put("neither", Synonyms.NONE);
        ways.put("synonyms", asked.synonyms().beside(Dictionary.NONE));
        ways.put("dictionary", Synonyms.NONE.beside(Dictionary.shipped()));
        ways.put("synonyms and dictionary", asked.synonyms());
        List<Way> results = new ArrayList<>();
        ways.forEach((with, synonyms) -> results
                .add(way(with, outcomes(bench.retriever(synonyms), questions, asked.outOfScope(from)))));
        return new Part(name, mixed, questions.size(), results);
    }

    /// What there is to ask, and what knows the answers.
    private record Asked(List<PublishedArticle> articles, List<EvaluateAnswers.Question> questions, Synonyms synonyms) {

        List<PublishedArticle> held(Predicate<PublishedArticle> which) {
            return articles.stream().filter(which).toList();
        }

        Set<String> everySecondPair() {
            List<String> pairs = held(article -> article.lang().equals(Lang.EN.tag())).stream().map(PublishedArticle::family)
                    .sorted().toList();
            return IntStream.range(0, pairs.size()).filter(i -> i % 2 == 0).mapToObj(pairs::get).collect(Collectors.toSet());
        }

        List<String> outOfScope(Lang from) {
            return questions.stream().filter(EvaluateAnswers.Question::isOutOfScope).map(EvaluateAnswers.Question::question)
                    .filter(question -> AskedLanguage.of(question) == from).toList();
        }

        /// The questions of one language with the one of these articles that answers each, in that language if there is one.
        Map<String, String> questions(List<PublishedArticle> held, Lang from, Predicate<String> families) {
            Map<String, String> answers = new LinkedHashMap<>();
            held.forEach(article -> answers.merge(article.family(), article.id(),
                    (one, other) -> article.lang().equals(from.tag()) ? other : one));
            Map<String, String> asked = new LinkedHashMap<>();
            for (PublishedArticle article : articles) {
                String answer = answers.get(article.family());
                if (article.lang().equals(from.tag()) && answer != null && families.test(article.family())) {
                    article.questions().forEach(question -> asked.put(question, answer));
                    questions.stream().filter(question -> question.expect().equals(article.id()))
                            .forEach(question -> asked.put(question.question(), answer));
                }
            }
            asked.keySet().removeIf(question -> AskedLanguage.of(question) != from);
            return asked;
        }
    }

    private static List<EvaluateAnswers.Outcome> outcomes(HybridRetriever retriever, Map<String, String> questions,
            List<String> outOfScope) {
        Map<String, String> all = new LinkedHashMap<>(questions);
        outOfScope.forEach(question -> all.put(question, EvaluateAnswers.NONE));
        List<EvaluateAnswers.Outcome> outcomes = new ArrayList<>();
        all.forEach((question, answer) -> outcomes.add(new EvaluateAnswers.Outcome(
                new EvaluateAnswers.Question(question, answer, null), retriever.search(question, null, STAFF, PASSAGES),
                null)));
        return outcomes;
    }

    private static Way way(String with, List<EvaluateAnswers.Outcome> outcomes) {
        Metrics metrics = new Metrics();
        outcomes.stream().filter(one -> !one.question().isOutOfScope()).forEach(one -> metrics.add(
                SearchBench.articles(one.found().passages().stream().map(ranked -> ranked.passage().id()).toList()),
                Map.of(one.question().expect(), 1)));
        return new Way(with, metrics.means().getOrDefault("ndcg@10", 0.0), EvaluateAnswers.result(outcomes));
    }
}
