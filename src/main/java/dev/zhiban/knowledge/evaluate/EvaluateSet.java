package dev.zhiban.knowledge.evaluate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.ingest.Chunker;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.ingest.Section;
import dev.zhiban.knowledge.retrieve.Dictionary;
import dev.zhiban.knowledge.retrieve.Retrieval;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Synonyms;
import dev.zhiban.platform.text.Lang;

/// Measures the legs and their fusion on one set in BEIR form, in one run: documents are cut as articles are, and a document
/// counts by its best piece.
public final class EvaluateSet {

    static final Scope EVERYTHING = new Scope(Set.of(Reader.EVERYONE), null);
    private static final int PASSAGES = 50;
    private static final Chunker CHUNKER = new Chunker();

    /// The figures; `auroc` only where there were questions without an answer.
    public record Result(Map<String, Double> keyword, Map<String, Double> vector, Map<String, Double> fusion, double p50,
            double p95, double passagesPerSecond, @Nullable Double auroc) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("keyword", rounded(keyword));
            json.put("vector", rounded(vector));
            json.put("fusion", rounded(fusion));
            json.put("question_ms", Map.of("p50", round(p50), "p95", round(p95)));
            json.put("passages_per_s", round(passagesPerSecond));
            if (auroc != null) {
                json.put("auroc", round(auroc));
            }
            return json;
        }

        String table() {
            StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "%-10s", ""));
            fusion.keySet().forEach(name -> out.append(String.format(Locale.ROOT, "%11s", name)));
            row(out, "keyword", keyword);
            row(out, "vector", vector);
            row(out, "fusion", fusion);
            out.append(String.format(Locale.ROOT, "%nquestion: p50 %.1f ms, p95 %.1f ms; %.0f passages a second", p50, p95,
                    passagesPerSecond));
            if (auroc != null) {
                out.append(String.format(Locale.ROOT, "%nconfidence: AUROC %.3f", auroc));
            }
            return out.toString();
        }

        private static void row(StringBuilder out, String name, Map<String, Double> means) {
            out.append(String.format(Locale.ROOT, "%n%-10s", name));
            means.values().forEach(mean -> out.append(String.format(Locale.ROOT, "%11.4f", mean)));
        }

        private static Map<String, Double> rounded(Map<String, Double> means) {
            Map<String, Double> out = new LinkedHashMap<>();
            means.forEach((name, mean) -> out.put(name, round(mean)));
            return out;
        }

        private static double round(double value) {
            return Math.round(value * 10_000) / 10_000.0;
        }
    }

    private final @Nullable Path vectors;
    private final PrintStream progress;

    public EvaluateSet(@Nullable Path vectors, PrintStream progress) {
        this.vectors = vectors;
        this.progress = progress;
    }

    public Result run(BeirSet set, boolean withoutGold) throws IOException {
        try (SearchBench bench = new SearchBench(Synonyms.NONE.beside(Dictionary.shipped()), false)) {
            long start = System.nanoTime();
            bench.index(set.documents().stream().map(EvaluateSet::article).toList(), vectors,
                    (done, of) -> progress.printf(Locale.ROOT, "\rembedded %d of %d%s", done, of, done == of ? "\n" : ""));
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Run(bench, set, withoutGold).result(bench.passages() / seconds);
        }
    }

    static PublishedArticle article(BeirSet.Document document) {
        List<Section> sections = CHUNKER.sections(document.text());
        if (sections.isEmpty()) {
            sections = List.of(new Section("", document.title()));
        }
        Lang lang = Lang.of(document.title() + " " + document.text(), Lang.ZH);
        return new PublishedArticle(document.id(), 1, document.id(), document.title(), List.of(), lang.tag(),
                Set.of(Reader.EVERYONE),
                sections);
    }

    private static final class Run {
        private final SearchBench bench;
        private final BeirSet set;
        private final boolean withoutGold;
        private final Metrics keyword = new Metrics();
        private final Metrics vector = new Metrics();
        private final Metrics fusion = new Metrics();
        private final List<Double> answerable = new ArrayList<>();
        private final List<Double> unanswerable = new ArrayList<>();
        private final double[] millis;

        Run(SearchBench bench, BeirSet set, boolean withoutGold) {
            this.bench = bench;
            this.set = set;
            this.withoutGold = withoutGold;
            this.millis = new double[set.queries().size()];
        }

        Result result(double passagesPerSecond) {
            set.queries().stream().limit(50).forEach(query -> bench.search(query.text(), EVERYTHING, PASSAGES));
            for (int i = 0; i < millis.length; i++) {
                ask(i, set.queries().get(i));
            }
            Arrays.sort(millis);
            Double auroc = answerable.isEmpty() || unanswerable.isEmpty() ? null : Metrics.auroc(answerable, unanswerable);
            return new Result(keyword.means(), vector.means(), fusion.means(), percentile(50), percentile(95),
                    passagesPerSecond, auroc);
        }

        private void ask(int at, BeirSet.Query query) {
            long start = System.nanoTime();
            Retrieval found = bench.search(query.text(), EVERYTHING, PASSAGES);
            millis[at] = (System.nanoTime() - start) / 1e6;
            Map<String, Integer> relevant = set.relevant().getOrDefault(query.id(), Map.of());
            if (relevant.isEmpty()) {
                unanswerable.add(found.confidence());
                return;
            }
            answerable.add(found.confidence());
            fusion.add(SearchBench.articles(found.passages().stream().map(ranked -> ranked.passage().id()).toList()), relevant);
            keyword.add(bench.byWords(query.text(), EVERYTHING), relevant);
            vector.add(bench.byMeaning(query.text(), EVERYTHING), relevant);
            if (withoutGold) {
                unanswerable.add(bench.searchWithout(relevant.keySet(), query.text(), EVERYTHING, 10).confidence());
            }
        }

        private double percentile(int p) {
            return millis.length == 0 ? 0 : millis[Math.min(millis.length - 1, millis.length * p / 100)];
        }
    }
}
