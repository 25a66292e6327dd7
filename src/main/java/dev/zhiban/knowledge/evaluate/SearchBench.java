package dev.zhiban.knowledge.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.EmbeddingStore;
import dev.zhiban.knowledge.ingest.Embeddings;
import dev.zhiban.knowledge.ingest.Meaning;
import dev.zhiban.knowledge.ingest.MeaningStatus;
import dev.zhiban.knowledge.ingest.OnnxEmbedder;
import dev.zhiban.knowledge.ingest.PassageTexts;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.Candidate;
import dev.zhiban.knowledge.retrieve.Clause;
import dev.zhiban.knowledge.retrieve.HybridRetriever;
import dev.zhiban.knowledge.retrieve.KeywordLeg;
import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.PassageText;
import dev.zhiban.knowledge.retrieve.Retrieval;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;
import dev.zhiban.knowledge.retrieve.Synonyms;
import dev.zhiban.knowledge.retrieve.VectorLeg;
import dev.zhiban.knowledge.vector.LuceneVectorIndex;
import dev.zhiban.knowledge.vector.VectorEntry;
import dev.zhiban.knowledge.vector.VectorIndex;

/// The product's search over given articles, all in memory: the same parts as in the service, without server and database.
public final class SearchBench implements AutoCloseable {

    private static final int DEPTH = 100;

    private final Embedder embedder;
    private final KeywordIndex keyword;
    private final VectorIndex vector;
    private final Synonyms synonyms;
    private final boolean wordsOnly;
    private final Map<String, String> families = new HashMap<>();
    private int passages;

    /// @param wordsOnly as if the index by meaning were not there
    public SearchBench(Synonyms synonyms, boolean wordsOnly) throws IOException {
        this(new OnnxEmbedder(), synonyms, wordsOnly);
    }

    SearchBench(Embedder embedder, Synonyms synonyms, boolean wordsOnly) throws IOException {
        this.embedder = embedder;
        this.synonyms = synonyms;
        this.wordsOnly = wordsOnly;
        keyword = KeywordIndex.open(new ByteBuffersDirectory(), Language.words());
        vector = LuceneVectorIndex.open(new ByteBuffersDirectory());
    }

    /// @param kept where vectors are kept between runs; null keeps none
    public void index(List<PublishedArticle> articles, @Nullable Path kept, Embeddings.Progress progress) {
        for (PublishedArticle article : articles) {
            families.put(article.id(), article.family());
            keyword.replace(article.id(), PassageTexts.entries(article));
        }
        keyword.commit("all");
        if (!wordsOnly) {
            embed(articles, kept, progress);
        }
    }

    private void embed(List<PublishedArticle> articles, @Nullable Path kept, Embeddings.Progress progress) {
        EmbeddingStore store = kept == null ? new FileEmbeddings() : new FileEmbeddings(kept);
        Embeddings embeddings = new Embeddings(embedder, store, Runtime.getRuntime().availableProcessors());
        List<PassageTexts.ToEmbed> texts = articles.stream().flatMap(a -> PassageTexts.toEmbed(a, embeddings::space).stream())
                .toList();
        List<float[]> vectors = embeddings.of(texts, progress);
        int at = 0;
        for (PublishedArticle article : articles) {
            List<VectorEntry> entries = new ArrayList<>();
            for (PassageTexts.ToEmbed text : PassageTexts.toEmbed(article, embeddings::space)) {
                entries.add(new VectorEntry(text.id(), text.slot(), text.space(), vectors.get(at++), article.lang(),
                        article.audience()));
            }
            vector.replace(article.id(), entries);
        }
        vector.commit(embeddings.mark() + "all");
        passages = texts.size();
    }

    /// The article and those that say the same in other languages.
    Set<String> family(String article) {
        Set<String> same = new LinkedHashSet<>();
        String family = families.getOrDefault(article, article);
        families.forEach((id, of) -> {
            if (of.equals(family)) {
                same.add(id);
            }
        });
        return same;
    }

    public int passages() {
        return passages;
    }

    public Retrieval search(String question, Scope scope, int limit) {
        return retriever(Set.of()).search(question, null, scope, limit);
    }

    /// As if these articles were not there (but for their share in how rare a word is).
    public Retrieval searchWithout(Set<String> articles, String question, Scope scope, int limit) {
        return retriever(articles).search(question, null, scope, limit);
    }

    /// The search as it were with these synonyms.
    HybridRetriever retriever(Synonyms others) {
        VectorLeg meaning = wordsOnly ? (question, scope, limit) -> VectorLeg.Near.NOTHING : meaning();
        return new HybridRetriever(keyword, meaning, Language.words(), others);
    }

    private HybridRetriever retriever(Set<String> without) {
        if (without.isEmpty()) {
            return retriever(synonyms);
        }
        VectorLeg meaning = wordsOnly ? (question, scope, limit) -> VectorLeg.Near.NOTHING : meaning();
        VectorLeg near = (question, scope, limit) -> {
            VectorLeg.Near all = meaning.search(question, scope, 2 * limit);
            return new VectorLeg.Near(all.lang(), others(all.passages(), without, limit),
                    others(all.articles(), without, limit));
        };
        return new HybridRetriever(new Without(keyword, without), near, Language.words(), synonyms);
    }

    private Meaning meaning() {
        return new Meaning(embedder, vector, new MeaningStatus());
    }

    private static List<Scored> others(List<Scored> scored, Set<String> without, int limit) {
        return scored.stream().filter(one -> !without.contains(one.id().article())).limit(limit).toList();
    }

    /// Articles by words alone, best first.
    public List<String> byWords(String question, Scope scope) {
        VectorLeg none = (text, where, limit) -> VectorLeg.Near.NOTHING;
        Retrieval found = new HybridRetriever(keyword, none, Language.words(), synonyms).search(question, null, scope, DEPTH);
        return articles(found.passages().stream().map(ranked -> ranked.passage().id()).toList());
    }

    /// Articles by meaning alone, best first.
    public List<String> byMeaning(String question, Scope scope) {
        return articles(
                meaning().search(question, scope, DEPTH).passages().stream().map(Scored::id).toList());
    }

    static List<String> articles(List<PassageId> passages) {
        Set<String> seen = new LinkedHashSet<>();
        passages.forEach(id -> seen.add(id.article()));
        return List.copyOf(seen);
    }

    @Override
    public void close() throws IOException {
        keyword.close();
        vector.close();
    }

    private record Without(KeywordLeg leg, Set<String> articles) implements KeywordLeg {

        @Override
        public List<Scored> search(List<Clause> clauses, Scope scope, int limit) {
            return leg.search(clauses, scope, 2 * limit).stream().filter(this::stays).limit(limit).toList();
        }

        @Override
        public List<Scored> score(List<Clause> clauses, Scope scope, Collection<PassageId> passages) {
            return leg.score(clauses, scope, passages).stream().filter(this::stays).toList();
        }

        @Override
        public List<Scored> articles(List<Clause> clauses, Scope scope, int limit) {
            return leg.articles(clauses, scope, 2 * limit).stream().filter(this::stays).limit(limit).toList();
        }

        private boolean stays(Scored scored) {
            return !articles.contains(scored.id().article());
        }

        @Override
        public List<Candidate> candidates(Scope scope, Collection<PassageId> passages) {
            return leg.candidates(scope, passages);
        }

        @Override
        public Map<PassageId, PassageText> read(Scope scope, Collection<PassageId> passages) {
            return leg.read(scope, passages);
        }

        @Override
        public double rarity(String term) {
            return leg.rarity(term);
        }

        @Override
        public int frequency(String term) {
            return leg.frequency(term);
        }

        @Override
        public List<String> similar(String term) {
            return leg.similar(term);
        }
    }
}
