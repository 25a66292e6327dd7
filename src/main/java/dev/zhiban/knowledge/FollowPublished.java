package dev.zhiban.knowledge;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.zhiban.knowledge.article.ArticleChanged;
import dev.zhiban.knowledge.article.FolderImport;
import dev.zhiban.knowledge.ingest.Reindexing;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/// Imports the folder when the service starts, and lets the indexes follow what is published: at once on the node that
/// published, within a second on the others. Searches find by words before the service is ready, and by meaning as soon as
/// all is embedded: the first start waits for that, but not long, since words answer too; the knowledge's health says how far
/// it is.
@ApplicationScoped
class FollowPublished {

    private static final Logger LOG = Logger.getLogger(FollowPublished.class);

    private final Reindexing reindexing;
    private final FolderImport folder;
    private final Event<ArticlePublished> published;
    private final ExecutorService words = worker("index-words");
    private final ExecutorService meaning = worker("index-meaning");
    private final AtomicBoolean wordsAsked = new AtomicBoolean();
    private final AtomicBoolean meaningAsked = new AtomicBoolean();
    private final Duration wait;
    private volatile boolean started;

    FollowPublished(Reindexing reindexing, FolderImport folder, Event<ArticlePublished> published,
            @ConfigProperty(name = "zhiban.knowledge.wait") Duration wait) {
        this.reindexing = reindexing;
        this.folder = folder;
        this.published = published;
        this.wait = wait;
    }

    void start(@Observes StartupEvent event) {
        boolean first = folder.run().isFirst();
        reindexing.followWords();
        started = true;
        askMeaning();
        if (first) {
            reindexing.awaitFirstMeaning(wait);
        }
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ArticleChanged change) {
        follow();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void follow() {
        if (started && wordsAsked.compareAndSet(false, true)) {
            words.execute(this::followWords);
        }
    }

    private void followWords() {
        wordsAsked.set(false);
        try {
            List<String> changed = reindexing.followWords();
            changed.forEach(id -> published.fire(new ArticlePublished(id)));
        } catch (RuntimeException e) {
            LOG.warnf("The keyword index is behind: %s", e.toString());
        }
        askMeaning();
    }

    private void askMeaning() {
        if (meaningAsked.compareAndSet(false, true)) {
            meaning.execute(this::followMeaning);
        }
    }

    private void followMeaning() {
        meaningAsked.set(false);
        reindexing.followMeaning();
    }

    @PreDestroy
    void stop() {
        started = false;
        words.shutdownNow();
        meaning.shutdownNow();
    }

    private static ExecutorService worker(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }
}
