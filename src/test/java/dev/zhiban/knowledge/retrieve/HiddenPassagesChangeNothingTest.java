package dev.zhiban.knowledge.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.Meaning;
import dev.zhiban.knowledge.ingest.MeaningStatus;
import dev.zhiban.knowledge.ingest.PassageTexts;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.ingest.Section;
import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.vector.LuceneVectorIndex;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.knowledge.vector.VectorEntry;
import dev.zhiban.knowledge.vector.VectorIndex;
import dev.zhiban.knowledge.vector.VectorIndexes;
import dev.zhiban.platform.persistence.NeedsPgvector;
import dev.zhiban.platform.persistence.PgvectorDatabaseForTests;

/// 1,000 random layouts of audiences, each with questions of a random reader. What the reader may not read never comes back, and
/// whatever it says, nothing that the reader sees is different: no passage, order, score or confidence. Seeded: a failure names
/// its layout.
class HiddenPassagesChangeNothingTest {

    private static final int LAYOUTS = 1_000;
    private static final int LAYOUTS_IN_SQL = 60;
    private static final List<String> PRINCIPALS = List.of("everyone", "role:agent", "role:lead", "team:network", "team:hr",
            "person:alice", "person:bob", "role:unknown", "nonsense");
    private static final List<String> WORDS = List.of("vpn", "printer", "badge", "quota", "mailbox", "payroll", "secret",
            "809", "打印机", "工资", "邮箱", "密码", "账号", "scanner", "E-4711", "offline");

    private final Synonyms synonyms = Synonyms.of(List.of(), Language.words());

    @Test
    void whoMayNotReadAPassageNeverSeesAnythingOfIt() throws Exception {
        for (int seed = 0; seed < LAYOUTS; seed++) {
            Layout layout = new Layout(new Random(seed));
            try (Base base = new Base(layout.articles, true)) {
                for (int q = 0; q < 3; q++) {
                    Retrieval found = base.search(layout.question(), layout.reader);
                    for (Ranked ranked : found.passages()) {
                        assertThat(layout.visible()).as("layout %d", seed).contains(ranked.passage().id().article());
                    }
                }
            }
        }
    }

    @Test
    void whatAHiddenPassageSaysMakesNoDifference() throws Exception {
        List<Integer> different = new ArrayList<>();
        for (int seed = 0; seed < LAYOUTS; seed++) {
            Layout one = new Layout(new Random(seed));
            Layout other = one.withOtherSecrets(new Random(~seed));
            try (Base first = new Base(one.articles, true); Base second = new Base(other.articles, true)) {
                for (int q = 0; q < 3; q++) {
                    String question = one.question();
                    Retrieval before = first.search(question, one.reader);
                    Retrieval after = second.search(question, one.reader);
                    if (!before.equals(after)) {
                        different.add(seed);
                        break;
                    }
                }
            }
        }
        System.err.println("layouts whose answers differ by what is hidden: " + different.size() + " of " + LAYOUTS);
        assertThat(different).isEmpty();
    }

    /// The same of both with vectors in PostgreSQL, filtered in SQL.
    @Test
    @NeedsPgvector
    void withPgvectorNothingOfAHiddenPassageIsSeenEither() throws Exception {
        List<Integer> different = new ArrayList<>();
        try (VectorIndex vectors = pgvector(); VectorIndex otherVectors = pgvector()) {
            for (int seed = 0; seed < LAYOUTS_IN_SQL; seed++) {
                Layout one = new Layout(new Random(seed));
                Layout other = one.withOtherSecrets(new Random(~seed));
                vectors.clear();
                otherVectors.clear();
                try (Base first = new Base(one.articles, vectors, true);
                        Base second = new Base(other.articles, otherVectors, true)) {
                    String question = one.question();
                    Retrieval before = first.search(question, one.reader);
                    assertThat(before.passages()).as("layout %d", seed)
                            .allMatch(ranked -> one.visible().contains(ranked.passage().id().article()));
                    if (!before.equals(second.search(question, one.reader))) {
                        different.add(seed);
                    }
                }
            }
        }
        assertThat(different).isEmpty();
    }

    private static VectorIndex pgvector() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(PgvectorDatabaseForTests.newDatabase().orElseThrow());
        return VectorIndexes.open(VectorIndexes.Choice.PGVECTOR, database, () -> {
            throw new AssertionError("pgvector was asked for");
        });
    }

    @Test
    void noPrincipalsOrUnknownOnesFindNothing() throws Exception {
        Layout layout = new Layout(new Random(1));
        try (Base base = new Base(layout.articles, true)) {
            assertThat(base.search("vpn printer", Set.of()).passages()).isEmpty();
            assertThat(base.search("vpn printer", Set.of("role:nobody")).passages()).isEmpty();
        }
    }

    /// A handful of articles with random audiences, and a reader with some of the principals.
    private static final class Layout {
        private final Random random;
        private final List<PublishedArticle> articles;
        private final Set<String> reader;

        Layout(Random random) {
            this.random = random;
            this.articles = new ArrayList<>();
            this.reader = some(random, PRINCIPALS.subList(0, 7), 3);
            int count = 2 + random.nextInt(8);
            for (int i = 0; i < count; i++) {
                articles.add(article(random, "a" + i, some(random, PRINCIPALS, 2)));
            }
        }

        private Layout(Random random, List<PublishedArticle> articles, Set<String> reader) {
            this.random = random;
            this.articles = articles;
            this.reader = reader;
        }

        Layout withOtherSecrets(Random fresh) {
            List<PublishedArticle> all = new ArrayList<>();
            for (PublishedArticle article : articles) {
                all.add(mayRead(article) ? article : article(fresh, article.id(), article.audience()));
            }
            return new Layout(random, all, reader);
        }

        boolean mayRead(PublishedArticle article) {
            return new Reader(reader).mayRead(article.audience());
        }

        Set<String> visible() {
            Set<String> ids = new TreeSet<>();
            articles.stream().filter(this::mayRead).forEach(article -> ids.add(article.id()));
            return ids;
        }

        String question() {
            return words(random, 1 + random.nextInt(4));
        }

        private static PublishedArticle article(Random random, String id, Set<String> audience) {
            List<Section> sections = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                sections.add(new Section(words(random, 2), words(random, 8)));
            }
            return new PublishedArticle(id, 1, id, words(random, 3), List.of(words(random, 3)), "en", audience, sections);
        }

        private static Set<String> some(Random random, List<String> of, int most) {
            Set<String> some = new TreeSet<>();
            for (int i = 0; i <= random.nextInt(most); i++) {
                some.add(of.get(random.nextInt(of.size())));
            }
            return some;
        }

        private static String words(Random random, int count) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++) {
                text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
            }
            return text.toString();
        }
    }

    /// Both legs in memory.
    private final class Base implements AutoCloseable {
        private final KeywordIndex keyword = KeywordIndex.open(new ByteBuffersDirectory(), Language.words());
        private final HybridRetriever retriever;
        private final VectorIndex vector;
        private boolean own;

        Base(List<PublishedArticle> articles, boolean meaning) throws java.io.IOException {
            this(articles, LuceneVectorIndex.open(new ByteBuffersDirectory()), meaning);
            own = true;
        }

        Base(List<PublishedArticle> articles, VectorIndex vector, boolean meaning) throws java.io.IOException {
            this.vector = vector;
            for (PublishedArticle article : articles) {
                keyword.replace(article.id(), PassageTexts.entries(article));
                vector.replace(article.id(),
                        PassageTexts.toEmbed(article, Space::of).stream().map(text -> new VectorEntry(text.id(),
                                text.slot(), text.space(), HASHED.embed(text.space(), String.join(" ", text.texts())),
                                article.lang(),
                                article.audience())).toList());
            }
            keyword.commit("all");
            vector.commit(meaning ? "all" : "");
            retriever = new HybridRetriever(keyword, new Meaning(HASHED, vector, new MeaningStatus()), Language.words(),
                    synonyms);
        }

        Retrieval search(String question, Set<String> principals) {
            return retriever.search(question, null, new Scope(principals, null), 10);
        }

        @Override
        public void close() throws java.io.IOException {
            keyword.close();
            if (own) {
                vector.close();
            }
        }
    }

    /// A text's vector is the sum of its words' pseudo-random ones: texts that share words are near.
    private static final int LENGTH = 128;

    private static final Embedder HASHED = new Embedder() {
        private final Map<String, float[]> known = new HashMap<>();

        @Override
        public float[] embed(Space space, String text) {
            float[] sum = new float[LENGTH];
            for (String word : text.split("\\s+")) {
                float[] of = known.computeIfAbsent(space + " " + word, any -> {
                    Random random = new Random(word.hashCode());
                    float[] fresh = new float[LENGTH];
                    for (int i = 0; i < fresh.length; i++) {
                        fresh[i] = (float) random.nextGaussian();
                    }
                    return fresh;
                });
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += of[i];
                }
            }
            double length = 0;
            for (float value : sum) {
                length += value * value;
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] /= (float) Math.sqrt(length);
            }
            return sum;
        }

        @Override
        public String fingerprint(Space space) {
            return space.tag();
        }
    };
}
