package dev.zhiban.knowledge.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.jboss.logging.Logger;

import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.EmbeddingStore;
import dev.zhiban.knowledge.ingest.Embeddings;
import dev.zhiban.knowledge.ingest.Meaning;
import dev.zhiban.knowledge.ingest.MeaningBeside;
import dev.zhiban.knowledge.ingest.MeaningStatus;
import dev.zhiban.knowledge.ingest.PassageTexts;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.keyword.Beside;
import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.HybridRetriever;
import dev.zhiban.knowledge.retrieve.Retrieval;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Synonyms;
import dev.zhiban.knowledge.vector.LuceneVectorIndex;
import dev.zhiban.knowledge.vector.VectorEntry;
import dev.zhiban.knowledge.vector.VectorIndex;

/// Searches all that is published and, in place of its article, a draft: as if that were published, for one search only.
@ApplicationScoped
public class DraftSearch {

    private static final Logger LOG = Logger.getLogger(DraftSearch.class);

    private final KeywordIndex words;
    private final VectorIndex meaning;
    private final Embedder embedder;
    private final Embeddings embeddings;
    private final MeaningStatus status;
    private final Synonyms synonyms;

    DraftSearch(KeywordIndex words, VectorIndex meaning, Embedder embedder, EmbeddingStore store, MeaningStatus status,
            Synonyms synonyms) {
        this.words = words;
        this.meaning = meaning;
        this.embedder = embedder;
        this.embeddings = new Embeddings(embedder, new TriedVectors(store), Runtime.getRuntime().availableProcessors());
        this.status = status;
        this.synonyms = synonyms;
    }

    /// @param draft its audience must share a principal with the scope, or it is not found
    public Retrieval search(String question, PublishedArticle draft, Scope scope, int limit) {
        try (KeywordIndex ours = KeywordIndex.open(new ByteBuffersDirectory(), Language.words());
                LuceneVectorIndex near = LuceneVectorIndex.open(new ByteBuffersDirectory())) {
            ours.replace(draft.id(), PassageTexts.entries(draft));
            ours.commit("draft");
            embed(draft, near);
            Meaning published = new Meaning(embedder, meaning, status);
            Meaning drafted = new Meaning(embedder, near, new MeaningStatus());
            return new HybridRetriever(Beside.of(words, ours, draft.id()),
                    new MeaningBeside(published, drafted, draft.id()), Language.words(), synonyms)
                    .search(question, null, scope, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where no vectors can be made, the draft is found by its words alone.
    private void embed(PublishedArticle draft, VectorIndex near) {
        try {
            List<PassageTexts.ToEmbed> texts = PassageTexts.toEmbed(draft, embeddings::space);
            List<float[]> vectors = embeddings.of(texts, Embeddings.Progress.NONE);
            near.replace(draft.id(), IntStream.range(0, texts.size())
                    .mapToObj(i -> new VectorEntry(texts.get(i).id(), texts.get(i).slot(), texts.get(i).space(), vectors.get(i),
                            draft.lang(), draft.audience()))
                    .toList());
            near.commit(embeddings.mark() + "draft");
        } catch (IllegalStateException | LinkageError noModel) {
            LOG.debug("A draft is searched by its words alone", noModel);
        }
    }
}
