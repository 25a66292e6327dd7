package dev.zhiban.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.EmbeddingStore;
import dev.zhiban.knowledge.ingest.Embeddings;
import dev.zhiban.knowledge.ingest.Indexes;
import dev.zhiban.knowledge.ingest.Meaning;
import dev.zhiban.knowledge.ingest.MeaningStatus;
import dev.zhiban.knowledge.ingest.OnnxEmbedder;
import dev.zhiban.knowledge.ingest.PublishedArticles;
import dev.zhiban.knowledge.ingest.Reindexing;
import dev.zhiban.knowledge.ingest.RemoteEmbedder;
import dev.zhiban.knowledge.ingest.RemoteModel;
import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.Dictionary;
import dev.zhiban.knowledge.retrieve.HybridRetriever;
import dev.zhiban.knowledge.retrieve.Synonyms;
import dev.zhiban.knowledge.vector.VectorIndex;
import dev.zhiban.knowledge.vector.VectorIndexes;
import dev.zhiban.platform.privacy.Redactor;

/// Makes the plain parts of the search into beans, each one once.
@ApplicationScoped
class SearchParts {

    private final Path directory;
    private final Path folder;

    SearchParts(@ConfigProperty(name = "zhiban.knowledge.index-dir") String directory,
            @ConfigProperty(name = "zhiban.knowledge.dir", defaultValue = "knowledge-base") String folder) {
        this.directory = Path.of(directory);
        this.folder = Path.of(folder);
    }

    @Produces
    @Singleton
    Embedder embedder(EmbeddingConfig config, EmbeddingStore store, Redactor redactor, Clock clock) {
        return config.url().<Embedder> map(url -> new RemoteEmbedder(
                new RemoteModel(url, config.key().orElse(""), config.model(), config.dimensions(),
                        config.questionPrefix().orElse(""), config.passagePrefix().orElse(""), config.deadline()),
                store, redactor, clock)).orElseGet(OnnxEmbedder::new);
    }

    @Produces
    @Singleton
    Closeness closeness(Embedder embedder) {
        // What is close enough was learned with the built-in models, and a sentence must not wait for another machine.
        return embedder instanceof OnnxEmbedder ? Closeness.by(embedder) : Closeness.ofTheModels();
    }

    @Produces
    @Singleton
    MeaningStatus meaningStatus() {
        return new MeaningStatus();
    }

    @Produces
    @Singleton
    KeywordIndex keywordIndex() {
        return Indexes.open(directory.resolve("words"), at -> KeywordIndex.open(at, Language.words()));
    }

    void close(@Disposes KeywordIndex index) throws IOException {
        index.close();
    }

    @Produces
    @Singleton
    VectorIndex vectorIndex(DataSource database,
            @ConfigProperty(name = "zhiban.knowledge.vectors") VectorIndexes.Choice choice) {
        return VectorIndexes.open(choice, database, () -> Indexes.openVectors(directory.resolve("meaning")));
    }

    void close(@Disposes VectorIndex index) {
        index.close();
    }

    @Produces
    @Singleton
    Reindexing reindexing(PublishedArticles articles, KeywordIndex keyword, VectorIndex vector, Embedder embedder,
            EmbeddingStore store, MeaningStatus status) {
        return new Reindexing(articles, keyword, vector,
                new Embeddings(embedder, store, Runtime.getRuntime().availableProcessors()), status);
    }

    @Produces
    @Singleton
    HybridRetriever retriever(KeywordIndex keyword, VectorIndex vector, Embedder embedder, MeaningStatus status,
            Synonyms synonyms) {
        return new HybridRetriever(keyword, new Meaning(embedder, vector, status), Language.words(), synonyms);
    }

    @Produces
    @Singleton
    Synonyms synonyms() throws IOException {
        Path file = folder.resolve("synonyms.txt");
        List<String> lines = Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        return Synonyms.of(lines, Language.words()).beside(Dictionary.shipped());
    }
}
