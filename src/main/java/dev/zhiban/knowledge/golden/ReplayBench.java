package dev.zhiban.knowledge.golden;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.article.ArticleFolder;
import dev.zhiban.knowledge.article.Content;
import dev.zhiban.knowledge.ingest.Chunker;
import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.EmbeddingStore;
import dev.zhiban.knowledge.ingest.Embeddings;
import dev.zhiban.knowledge.ingest.OnnxEmbedder;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.Dictionary;
import dev.zhiban.knowledge.retrieve.Synonyms;
import dev.zhiban.platform.command.Benchmark;

/// How long a replay takes: 500 questions before and after one article loses all but its first paragraph, first with questions
/// that are all new, then with questions whose vectors are kept from an earlier replay, as nearly all are. The baseline keeps
/// no question's vector.
public final class ReplayBench implements Benchmark {

    private static final int QUESTIONS = 500;
    private static final double SECONDS = 10;

    public ReplayBench() {
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String about() {
        return "replay of 500 golden questions before a publication (at most 10 s)";
    }

    @Override
    public boolean run(List<String> arguments, PrintWriter out) throws Exception {
        Path base = Path.of(arguments.isEmpty() ? "knowledge-base" : arguments.getFirst());
        List<PublishedArticle> articles = articles(base);
        List<GoldenQuestion> questions = new ArrayList<>();
        articles.forEach(article -> article.questions().forEach(text -> questions.add(new GoldenQuestion(article.id(), text,
                null, Set.of(Reader.EVERYONE, "role:agent")))));
        List<GoldenQuestion> asked = questions.subList(0, Math.min(QUESTIONS, questions.size()));
        Path file = base.resolve("synonyms.txt");
        Synonyms synonyms = Synonyms.of(Files.isReadable(file) ? Files.readAllLines(file) : List.of(),
                Language.words()).beside(Dictionary.shipped());
        Embedder model = new OnnxEmbedder();
        EmbeddingStore kept = new InMemory();
        Embeddings embeddings = new Embeddings(model, kept, Runtime.getRuntime().availableProcessors());
        try (Rehearsal warm = new Rehearsal(embeddings, model, synonyms, false)) {
            warm.put(articles);
        }
        double each = seconds(embeddings, model, synonyms, articles, asked, out);
        double fresh = seconds(embeddings, new QuestionVectors(model, kept), synonyms, articles, asked, out);
        double again = seconds(embeddings, new QuestionVectors(model, kept), synonyms, articles, asked, out);
        out.printf(Locale.ROOT,
                "%d questions, %d articles: %.1f s, at most %.0f s (all questions new: %.1f s; no vectors kept: "
                        + "%.1f s)%n",
                asked.size(), articles.size(), again, SECONDS, fresh, each);
        return again <= SECONDS;
    }

    private static double seconds(Embeddings embeddings, Embedder questions, Synonyms synonyms, List<PublishedArticle> articles,
            List<GoldenQuestion> asked, PrintWriter out) throws IOException, InterruptedException {
        PublishedArticle whole = articles.getFirst();
        PublishedArticle cut = new PublishedArticle(whole.id(), 2, whole.family(), whole.title(), List.of(), whole.lang(),
                whole.audience(), whole.paragraphs().subList(0, 1));
        long from = System.nanoTime();
        try (Rehearsal rehearsal = new Rehearsal(embeddings, questions, synonyms, false)) {
            Replay.Result result = new Replay(rehearsal, Math.max(2, Runtime.getRuntime().availableProcessors()))
                    .run(articles, cut, asked, (done, of) -> {
                    });
            out.printf("%d improve, %d change, %d break%n", result.improves(), result.changes(), result.breaks());
        }
        return (System.nanoTime() - from) / 1e9;
    }

    private static List<PublishedArticle> articles(Path base) {
        Chunker chunker = new Chunker();
        return ArticleFolder.read(base).articles().stream().map(found -> {
            Content content = found.article().content();
            String id = found.article().id();
            return new PublishedArticle(id, 1, content.family(id), content.title(), content.questions(), content.lang(),
                    content.audience(), chunker.sections(content.markdown()));
        }).toList();
    }

    /// What the service keeps in its database.
    private static final class InMemory implements EmbeddingStore {
        private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

        @Override
        public Map<String, float[]> find(String fingerprint, Collection<String> checksums) {
            Map<String, float[]> found = new HashMap<>();
            for (String checksum : checksums) {
                float[] vector = vectors.get(fingerprint + checksum);
                if (vector != null) {
                    found.put(checksum, vector);
                }
            }
            return found;
        }

        @Override
        public void save(String fingerprint, Map<String, float[]> fresh) {
            fresh.forEach((checksum, vector) -> vectors.put(fingerprint + checksum, vector));
        }
    }
}
