package dev.zhiban.knowledge.golden;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apache.lucene.store.ByteBuffersDirectory;

import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.Embeddings;
import dev.zhiban.knowledge.ingest.Meaning;
import dev.zhiban.knowledge.ingest.MeaningStatus;
import dev.zhiban.knowledge.ingest.PassageTexts;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.HybridRetriever;
import dev.zhiban.knowledge.retrieve.Retrieval;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Synonyms;
import dev.zhiban.knowledge.vector.LuceneVectorIndex;
import dev.zhiban.knowledge.vector.VectorEntry;

/// The knowledge base in memory, searched like the real one, in which an article can be exchanged before it is published. Where
/// no vectors are there yet or none can be made, words alone are compared, before and after alike.
final class Rehearsal implements AutoCloseable {

    private static final String MARK = "rehearsal";

    private final KeywordIndex words;
    private final LuceneVectorIndex meaning;
    private final Embeddings embeddings;
    private final HybridRetriever retriever;
    private boolean wordsOnly;

    /// @param embeddings of passages, known ones from the store
    /// @param questions  embeds what is asked
    /// @param wordsOnly  as answers are found until the index by meaning is built
    Rehearsal(Embeddings embeddings, Embedder questions, Synonyms synonyms, boolean wordsOnly) throws IOException {
        this.wordsOnly = wordsOnly;
        this.words = KeywordIndex.open(new ByteBuffersDirectory(), Language.words());
        this.meaning = LuceneVectorIndex.open(new ByteBuffersDirectory());
        this.embeddings = embeddings;
        this.retriever = new HybridRetriever(words, new Meaning(questions, meaning, new MeaningStatus()), Language.words(),
                synonyms);
    }

    /// Takes the articles in, each instead of what was there of it.
    void put(Collection<PublishedArticle> articles) {
        articles.forEach(article -> words.replace(article.id(), PassageTexts.entries(article)));
        words.commit(MARK);
        if (!wordsOnly) {
            putMeaning(articles);
        }
    }

    boolean wordsOnly() {
        return wordsOnly;
    }

    private void putMeaning(Collection<PublishedArticle> articles) {
        List<PassageTexts.ToEmbed> texts = articles.stream()
                .flatMap(article -> PassageTexts.toEmbed(article, embeddings::space).stream())
                .toList();
        try {
            List<float[]> vectors = embeddings.of(texts, Embeddings.Progress.NONE);
            Map<String, List<VectorEntry>> entries = new HashMap<>();
            Map<String, PublishedArticle> known = new HashMap<>();
            articles.forEach(article -> known.put(article.id(), article));
            for (int i = 0; i < texts.size(); i++) {
                PassageTexts.ToEmbed text = texts.get(i);
                PublishedArticle article = Objects.requireNonNull(known.get(text.id().article()));
                entries.computeIfAbsent(article.id(), any -> new ArrayList<>()).add(new VectorEntry(text.id(), text.slot(),
                        text.space(), vectors.get(i), article.lang(), article.audience()));
            }
            articles.forEach(article -> meaning.replace(article.id(), entries.getOrDefault(article.id(), List.of())));
            meaning.commit(embeddings.mark() + MARK);
        } catch (IllegalStateException | LinkageError noModel) {
            wordsOnly = true;
            meaning.clear();
            meaning.commit("");
        }
    }

    Retrieval ask(String question, Set<String> principals) {
        return retriever.search(question, null, new Scope(principals, null), 10);
    }

    @Override
    public void close() throws IOException {
        words.close();
        meaning.close();
    }
}
