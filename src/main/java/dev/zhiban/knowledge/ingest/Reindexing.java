package dev.zhiban.knowledge.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import dev.zhiban.knowledge.keyword.Entry;
import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.vector.VectorEntry;
import dev.zhiban.knowledge.vector.VectorIndex;

/// Lets both indexes follow the database: each remembers in its mark how far it has come, and takes what changed since.
/// An index of another database, of another format or without a mark begins anew.
///
/// Words first, since they need no model; meaning follows. Thread-safe: one run at a time, others wait for it.
public final class Reindexing {

    private static final Logger LOG = Logger.getLogger(Reindexing.class);
    private static final int BATCH = 25;

    private final PublishedArticles articles;
    private final KeywordIndex keyword;
    private final VectorIndex vector;
    private final Embeddings embeddings;
    private final MeaningStatus status;
    private final ReentrantLock words = new ReentrantLock();
    private final ReentrantLock meaning = new ReentrantLock();

    public Reindexing(PublishedArticles articles, KeywordIndex keyword, VectorIndex vector, Embeddings embeddings,
            MeaningStatus status) {
        this.articles = articles;
        this.keyword = keyword;
        this.vector = vector;
        this.embeddings = embeddings;
        this.status = status;
    }

    /// Answers the ids that are now found in their new state.
    public List<String> followWords() {
        words.lock();
        try {
            PublishedArticles.Revision now = articles.revision();
            String format = "words-" + KeywordIndex.FORMAT + " " + now.base();
            return follow(now, format, keyword.mark(), keyword::clear, keyword::commit, (ids, done, of) -> indexWords(ids));
        } finally {
            words.unlock();
        }
    }

    /// As [#followWords]; nothing where no vectors can be made or kept, which the [MeaningStatus] then says.
    public List<String> followMeaning() {
        meaning.lock();
        try {
            PublishedArticles.Revision now = articles.revision();
            String format = embeddings.mark() + now.base();
            List<String> changed = follow(now, format, vector.mark(), vector::clear, vector::commit,
                    this::indexMeaning);
            status.indexed();
            return changed;
        } catch (RuntimeException | LinkageError e) {
            if (!Thread.currentThread().isInterrupted()) {
                status.indexingFailed(e);
            }
            return List.of();
        } finally {
            meaning.unlock();
        }
    }

    /// Waits for the very first index by meaning, at most that long; where there is an older one that answers meanwhile.
    public void awaitFirstMeaning(Duration most) {
        try {
            if (vector.mark().isEmpty()) {
                status.await(most);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Indexing {
        void batch(List<String> ids, int done, int of);
    }

    private List<String> follow(PublishedArticles.Revision now, String format, String mark, Runnable clear,
            Consumer<String> commit, Indexing index) {
        String wanted = format + " " + now.number();
        if (mark.equals(wanted)) {
            return List.of();
        }
        long from = -1;
        if (mark.startsWith(format + " ")) {
            from = Long.parseLong(mark.substring(format.length() + 1));
        }
        if (from < 0 || from > now.number()) {
            clear.run();
            from = -1;
        }
        List<String> changed = articles.changedSince(from);
        for (int i = 0; i < changed.size(); i += BATCH) {
            index.batch(changed.subList(i, Math.min(changed.size(), i + BATCH)), i, changed.size());
        }
        commit.accept(wanted);
        return changed;
    }

    private void indexWords(List<String> ids) {
        Map<String, List<Entry>> entries = published(ids).parallelStream()
                .collect(Collectors.toMap(PublishedArticle::id, PassageTexts::entries));
        ids.forEach(id -> keyword.replace(id, entries.getOrDefault(id, List.of())));
    }

    private List<PublishedArticle> published(List<String> ids) {
        return ids.stream().flatMap(id -> articles.published(id).stream()).toList();
    }

    private void indexMeaning(List<String> ids, int done, int of) {
        status.embedded(done, of);
        Map<String, PublishedArticle> published = published(ids).stream()
                .collect(Collectors.toMap(PublishedArticle::id, Function.identity()));
        List<PassageTexts.ToEmbed> texts = published.values().parallelStream()
                .flatMap(article -> PassageTexts.toEmbed(article, embeddings::space).stream()).toList();
        List<float[]> vectors = embeddings.of(texts, Embeddings.Progress.NONE);
        Map<String, List<VectorEntry>> entries = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            PassageTexts.ToEmbed text = texts.get(i);
            String id = text.id().article();
            PublishedArticle article = Objects.requireNonNull(published.get(id));
            entries.computeIfAbsent(id, any -> new ArrayList<>()).add(new VectorEntry(text.id(), text.slot(), text.space(),
                    vectors.get(i), article.lang(), article.audience()));
        }
        ids.forEach(id -> vector.replace(id, entries.getOrDefault(id, List.of())));
        LOG.infof("Articles found by meaning: %d of %d", done + ids.size(), of);
    }
}
