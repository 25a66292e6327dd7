package dev.zhiban.knowledge;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.MeaningStatus;
import dev.zhiban.knowledge.keyword.KeywordIndex;
import dev.zhiban.knowledge.vector.VectorIndex;

/// How much can be found, which vector index is in use and how far it is. Always up: words alone answer.
@Readiness
@ApplicationScoped
class KnowledgeHealth implements HealthCheck {

    private final KeywordIndex keyword;
    private final VectorIndex vector;
    private final MeaningStatus meaning;
    private final Embedder embedder;

    KnowledgeHealth(KeywordIndex keyword, VectorIndex vector, MeaningStatus meaning, Embedder embedder) {
        this.keyword = keyword;
        this.vector = vector;
        this.meaning = meaning;
        this.embedder = embedder;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("knowledge").up().withData("passages", keyword.size())
                .withData("vectors", vector.kind()).withData("embedding", embedder.toString())
                .withData("meaning", switch (meaning.state()) {
                    case MeaningStatus.State.Ready() -> "ready";
                    case MeaningStatus.State.Building(int done, int of) -> "building, " + done + " of " + of;
                    case MeaningStatus.State.Off(String why) -> "off: " + why;
                }).build();
    }
}
