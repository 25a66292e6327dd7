package dev.zhiban.knowledge.evaluate.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.lucene.store.ByteBuffersDirectory;

import dev.zhiban.knowledge.evaluate.EvaluateAnswers;
import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.EmbeddingStore;
import dev.zhiban.knowledge.ingest.Embeddings;
import dev.zhiban.knowledge.ingest.MeaningStatus;
import dev.zhiban.knowledge.ingest.OnnxEmbedder;
import dev.zhiban.knowledge.ingest.PassageTexts;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.ingest.PublishedArticles;
import dev.zhiban.knowledge.ingest.Reindexing;
import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.vector.LuceneVectorIndex;
import dev.zhiban.platform.command.Benchmark;

/// How fast articles are indexed, words and meaning, over all cores. Baseline: the embedding models alone on the same passages.
/// Both by turns, since other programs of the machine change both; the medians count. Arguments: `knowledge=DIR`,
/// `articles=N` (100).
public final class IndexingSpeed implements Benchmark {

    private static final double SHARE = 0.8;
    private static final int ROUNDS = 5;

    public IndexingSpeed() {
    }

    @Override
    public String name() {
        return "indexing";
    }

    @Override
    public String about() {
        return "passages indexed a second beside the embedding models alone (at least 0.8 of their rate)";
    }

    @Override
    public boolean run(List<String> arguments, PrintWriter out) throws Exception {
        Map<String, String> given = Benchmark.named(arguments);
        Path base = Path.of(given.getOrDefault("knowledge", "knowledge-base"));
        List<PublishedArticle> all = EvaluateAnswers.articles(base, new PrintStream(PrintStream.nullOutputStream()));
        List<PublishedArticle> articles = all.subList(0,
                Math.min(all.size(), Integer.parseInt(given.getOrDefault("articles", "100"))));
        Embedder embedder = new OnnxEmbedder();
        List<PassageTexts.Source> texts = articles.stream().flatMap(article -> PassageTexts.toEmbed(article, embedder::space)
                .stream()).flatMap(one -> one.texts().stream().map(text -> new PassageTexts.Source(one.space(), text)))
                .distinct().toList();
        int threads = Runtime.getRuntime().availableProcessors();
        models(texts.subList(0, Math.min(50, texts.size())), embedder, threads);
        double[] alone = new double[ROUNDS];
        double[] whole = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            alone[round] = models(texts, embedder, threads);
            whole[round] = indexed(articles, embedder, threads);
            out.printf(Locale.ROOT, "round %d: indexed %.0f texts a second, models alone %.0f%n", round + 1,
                    texts.size() / whole[round], texts.size() / alone[round]);
        }
        double share = median(alone) / median(whole);
        out.printf(Locale.ROOT, "%,d articles, %,d texts, %d threads, medians: indexed %.0f a second, models alone %.0f: "
                + "%.2f of their rate (at least %.1f)%n", articles.size(), texts.size(), threads, texts.size() / median(whole),
                texts.size() / median(alone), share, SHARE);
        return share >= SHARE;
    }

    private static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// Seconds.
    private static double models(List<PassageTexts.Source> texts, Embedder embedder, int threads) throws Exception {
        long from = System.nanoTime();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (PassageTexts.Source text : texts) {
                running.add(workers.submit(() -> embedder.embed(text.space(), text.text())));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        return (System.nanoTime() - from) / 1e9;
    }

    /// Seconds, as the service indexes a base for the first time.
    private static double indexed(List<PublishedArticle> articles, Embedder embedder, int threads) throws IOException {
        long from = System.nanoTime();
        try (KeywordIndex words = KeywordIndex.open(new ByteBuffersDirectory(), Language.words());
                LuceneVectorIndex meaning = LuceneVectorIndex.open(new ByteBuffersDirectory())) {
            Reindexing reindexing = new Reindexing(new Given(articles), words, meaning,
                    new Embeddings(embedder, new Forgetting(), threads), new MeaningStatus());
            reindexing.followWords();
            reindexing.followMeaning();
        }
        return (System.nanoTime() - from) / 1e9;
    }

    private record Given(List<PublishedArticle> articles) implements PublishedArticles {

        @Override
        public Revision revision() {
            return new Revision("bench", 1);
        }

        @Override
        public List<String> changedSince(long revision) {
            return articles.stream().map(PublishedArticle::id).toList();
        }

        @Override
        public Optional<PublishedArticle> published(String id) {
            return articles.stream().filter(article -> article.id().equals(id)).findFirst();
        }
    }

    private static final class Forgetting implements EmbeddingStore {

        @Override
        public Map<String, float[]> find(String fingerprint, Collection<String> checksums) {
            return Map.of();
        }

        @Override
        public void save(String fingerprint, Map<String, float[]> vectors) {
            // Nothing is known twice.
        }
    }
}
