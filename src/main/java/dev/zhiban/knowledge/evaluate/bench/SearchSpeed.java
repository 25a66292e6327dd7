package dev.zhiban.knowledge.evaluate.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.lucene.store.FSDirectory;
import org.postgresql.ds.PGSimpleDataSource;

import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.evaluate.EvaluateAnswers;
import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.Embeddings;
import dev.zhiban.knowledge.ingest.Meaning;
import dev.zhiban.knowledge.ingest.MeaningStatus;
import dev.zhiban.knowledge.ingest.OnnxEmbedder;
import dev.zhiban.knowledge.ingest.PassageTexts;
import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.AskedLanguage;
import dev.zhiban.knowledge.retrieve.HybridRetriever;
import dev.zhiban.knowledge.retrieve.KeywordLeg;
import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;
import dev.zhiban.knowledge.retrieve.Synonyms;
import dev.zhiban.knowledge.retrieve.VectorLeg;
import dev.zhiban.knowledge.vector.LuceneVectorIndex;
import dev.zhiban.knowledge.vector.PgVectorIndex;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.knowledge.vector.VectorIndex;
import dev.zhiban.platform.command.Benchmark;

/// How long a question takes in one thread, the question's embedding included, part by part, and how much of what an exact
/// search finds each vector index finds, for readers of everything and of little. Baselines: exact search, words alone.
///
/// Arguments: `passages=N` (100,000), `knowledge=DIR` (knowledge-base), `sections=N` (sections of each language that are
/// embedded, 400), `database=JDBC-URL` (of an empty PostgreSQL with pgvector: that twin too, whose tables are filled).
public final class SearchSpeed implements Benchmark {

    private static final Scope ALL = new Scope(Set.of(Reader.EVERYONE), null);
    private static final int SEED = 20_261_122;
    private static final int LIMIT = 10;
    private static final int DEPTH = 100;
    private static final int ASKED_FOR_RECALL = 200;
    private static final int ODD = 100;
    private static final double RECALL = 0.97;
    private static final double ODD_P99 = 200;

    private final List<MadeBase.Made> articles = new ArrayList<>();
    private final Exact exact = new Exact();
    private final Embedder embedder = new OnnxEmbedder();
    private Synonyms synonyms = Synonyms.NONE;

    public SearchSpeed() {
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String about() {
        return "a question over 100,000 passages, part by part; recall of the vector indexes beside exact search";
    }

    @Override
    public boolean run(List<String> arguments, PrintWriter out) throws Exception {
        Map<String, String> given = Benchmark.named(arguments);
        Path base = Path.of(given.getOrDefault("knowledge", "knowledge-base"));
        synonyms = Synonyms.ofFolder(base, Language.words());
        int passages = Integer.parseInt(given.getOrDefault("passages", "100000"));
        MadeBase made = new MadeBase(base, embedder, Integer.parseInt(given.getOrDefault("sections", "400")), SEED);
        int count = 0;
        for (int i = 0; count < passages; i++) {
            MadeBase.Made article = made.article(i);
            articles.add(article);
            article.vectors().forEach(exact::add);
            count += article.vectors().size();
        }
        out.printf(Locale.ROOT, "%,d passages made of the sentences of %s; %d sections embedded, the vectors of the others lie "
                + "between these, with noise%n", count, base, made.embedded());
        out.flush();
        List<String> questions = EvaluateAnswers.questions(base).stream().map(EvaluateAnswers.Question::question).toList();
        Path folder = Files.createTempDirectory("zhiban-bench");
        try (KeywordIndex words = KeywordIndex.open(FSDirectory.open(folder.resolve("words")), Language.words());
                LuceneVectorIndex lucene = LuceneVectorIndex.open(FSDirectory.open(folder.resolve("meaning")))) {
            articles.forEach(article -> words.replace(article.article().id(), PassageTexts.entries(article.article())));
            words.commit("all");
            boolean reached = twin(lucene, words, questions, made, 15, out);
            if (given.containsKey("database")) {
                PGSimpleDataSource database = new PGSimpleDataSource();
                database.setUrl(given.get("database"));
                try (VectorIndex pgvector = PgVectorIndex.open(database)
                        .orElseThrow(() -> new IllegalArgumentException("This database has no extension named vector"))) {
                    reached &= twin(pgvector, words, questions, made, 40, out);
                }
            }
            return reached;
        } finally {
            delete(folder);
        }
    }

    /// @param most milliseconds, 95 of a hundred ordinary questions
    private boolean twin(VectorIndex index, KeywordIndex words, List<String> questions, MadeBase made, double most,
            PrintWriter out) {
        long from = System.nanoTime();
        articles.forEach(article -> index.replace(article.article().id(), article.vectors()));
        index.commit(Embeddings.mark(embedder) + "all");
        out.printf(Locale.ROOT, "%n%s, filled in %.0f s%n%-26s %8s %8s %8s%n", index.kind(), (System.nanoTime() - from) / 1e9,
                "ms of processor, 1 thread", "p50", "p95", "p99");
        Stages stages = new Stages();
        HybridRetriever retriever = new HybridRetriever(stages.timed("words", KeywordLeg.class, words),
                new Meaning(stages.timed("embed the question", Embedder.class, embedder),
                        stages.timed("meaning", VectorIndex.class, index), new MeaningStatus()),
                Language.words(), synonyms);
        questions.forEach(question -> retriever.search(question, null, ALL, LIMIT));
        questions.forEach(question -> stages.run(() -> retriever.search(question, null, ALL, LIMIT)));
        out.println(stages.whole("ordinary question"));
        out.println(stages.table());
        boolean reached = stages.percentile(95) <= most;
        out.printf(Locale.ROOT, "p95 at most %.0f: %s%n", most, reached ? "reached" : "missed");
        baselines(words, questions, out);
        for (Map.Entry<String, List<String>> odd : odd(made).entrySet()) {
            stages.forget();
            odd.getValue().forEach(question -> stages.run(() -> retriever.search(question, null, ALL, LIMIT)));
            out.println(stages.whole(odd.getKey()));
            reached &= stages.percentile(99) <= ODD_P99;
        }
        return recall(index, questions, out) && reached;
    }

    private void baselines(KeywordIndex words, List<String> questions, PrintWriter out) {
        VectorLeg none = (text, scope, limit) -> VectorLeg.Near.NOTHING;
        HybridRetriever byWords = new HybridRetriever(words, none, Language.words(), synonyms);
        Stages wordsOnly = new Stages();
        Stages everyVector = new Stages();
        for (String question : questions) {
            Space space = Space.of(AskedLanguage.of(question));
            wordsOnly.run(() -> byWords.search(question, null, ALL, LIMIT));
            everyVector.run(() -> exact.nearest(space, embedder.embed(space, question), ALL.principals(), DEPTH));
        }
        out.println(wordsOnly.whole("baseline: words alone"));
        out.println(everyVector.whole("baseline: every vector"));
    }

    private static Map<String, List<String>> odd(MadeBase made) {
        Map<String, List<String>> odd = new LinkedHashMap<>();
        odd.put("a pasted log", IntStream.range(0, ODD).mapToObj(SearchSpeed::log).toList());
        odd.put("10,000 characters", IntStream.range(0, ODD).mapToObj(i -> made.chinese(10_000)).toList());
        odd.put("emoji", IntStream.range(0, ODD).mapToObj(i -> "😀🎉👨‍👩‍👧 ".repeat(i + 1)).toList());
        odd.put("wildcards", IntStream.range(0, ODD)
                .mapToObj(i -> "*:* OR title:[a TO z] \"邮箱~" + i + " +-!(){}^? a.* ".repeat(i + 1)).toList());
        return odd;
    }

    private static String log(int seed) {
        StringBuilder log = new StringBuilder("订单服务一直报错，帮忙看看\n");
        for (int i = 0; i < 2_000; i++) {
            log.append("2026-11-22 10:00:").append(i % 60).append(" ERROR [pool-").append(seed).append('-').append(i)
                    .append("] c.e.Order").append(i % 50).append(": connection to 10.0.").append(seed).append('.')
                    .append(i % 250)
                    .append(" refused after ").append(i * 7_919 % 5_000).append(" ms\n");
        }
        return log.toString();
    }

    private boolean recall(VectorIndex index, List<String> questions, PrintWriter out) {
        Map<String, String> readers = new TreeMap<>(Map.of("everything", Reader.EVERYONE));
        MadeBase.READERS.keySet().forEach(reader -> readers.put(reader, reader));
        boolean reached = true;
        for (Map.Entry<String, String> reader : readers.entrySet()) {
            Scope scope = new Scope(Set.of(reader.getValue()), null);
            double found = 0;
            double all = 0;
            for (String question : questions.subList(0, Math.min(ASKED_FOR_RECALL, questions.size()))) {
                Space space = Space.of(AskedLanguage.of(question));
                float[] vector = embedder.embed(space, question);
                Set<PassageId> nearest = new HashSet<>(exact.nearest(space, vector, scope.principals(), LIMIT));
                found += index.search(space, vector, VectorIndex.Of.PASSAGES, scope, DEPTH).stream().limit(LIMIT)
                        .map(Scored::id).filter(nearest::contains).count();
                all += nearest.size();
            }
            double recall = all == 0 ? 1 : found / all;
            out.printf(Locale.ROOT, "recall@10 against exact search, reader of %s: %.3f (at least %.2f)%n", reader.getKey(),
                    recall, RECALL);
            reached &= recall >= RECALL;
        }
        out.flush();
        return reached;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
