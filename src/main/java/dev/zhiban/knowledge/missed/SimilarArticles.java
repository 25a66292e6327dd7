package dev.zhiban.knowledge.missed;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.retrieve.HybridRetriever;
import dev.zhiban.knowledge.retrieve.PassageText;
import dev.zhiban.knowledge.retrieve.Retrieval;
import dev.zhiban.knowledge.retrieve.Scope;

/// Finds the article that a question nearly belongs to, among those that the reader may read.
@ApplicationScoped
public class SimilarArticles {

    public record Similar(String articleId, String title, double confidence) {
    }

    private final HybridRetriever retriever;
    private final double threshold;

    /// @param threshold confidence (0 to 1) from which an article counts as being about the same
    SimilarArticles(HybridRetriever retriever,
            @ConfigProperty(name = "zhiban.knowledge.similar", defaultValue = "0.8") double threshold) {
        this.retriever = retriever;
        this.threshold = threshold;
    }

    public Optional<Similar> to(String question, Reader reader) {
        Retrieval found = retriever.search(question, null, new Scope(reader.principals(), null), 1);
        if (found.passages().isEmpty() || found.confidence() < threshold) {
            return Optional.empty();
        }
        PassageText first = found.passages().getFirst().passage();
        return Optional.of(new Similar(first.id().article(), first.title(), found.confidence()));
    }
}
