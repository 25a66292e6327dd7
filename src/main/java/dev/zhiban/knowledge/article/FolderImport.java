package dev.zhiban.knowledge.article;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.zhiban.platform.web.Problem;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;

/// Brings the folder's articles into the database: unchanged files are skipped by checksum, a changed one is a new version, a
/// moved one keeps its history, a deleted one is archived. Broken files are named, and so are those that changed while the
/// article was changed here: nothing is overwritten, but who may no longer read the file may no longer read the article. The
/// rest goes in.
@ApplicationScoped
public class FolderImport implements Elsewhere {

    private static final Logger LOG = Logger.getLogger(FolderImport.class);
    /// Key of the advisory lock that lets one node at a time import.
    private static final long LOCK = 0x7a68_6962_616e_0003L;

    private final Path folder;
    private final Articles articles;
    private final Sql sql;
    private final Clock clock;

    FolderImport(@ConfigProperty(name = "zhiban.knowledge.dir", defaultValue = "knowledge-base") String folder,
            Articles articles, Sql sql, Clock clock) {
        this.folder = Path.of(folder);
        this.clock = clock;
        this.articles = articles;
        this.sql = sql;
    }

    /// Imports the folder that the setting `zhiban.knowledge.dir` names.
    @Transactional
    @TransactionConfiguration(timeout = 600)
    public ImportReport run() {
        return run(folder);
    }

    ImportReport run(Path base) {
        ArticleFolder.Contents contents = ArticleFolder.read(base);
        sql.list("select pg_advisory_xact_lock(?)", row -> 0, LOCK);
        ImportReport report = new Run(contents).report();
        report.problems().forEach(problem -> LOG.warnf("Not imported: %s", problem));
        LOG.infof("Articles imported from %s: %s", base, report.summary());
        return report;
    }

    @Override
    public Optional<Said> conflict(String id) {
        return articles.byId(id).filter(article -> article.conflict() != null).flatMap(article -> file(id))
                .map(file -> new Said(file.path(), file.article().content()));
    }

    private Optional<ArticleFolder.Found> file(String id) {
        return ArticleFolder.read(folder).articles().stream().filter(file -> file.article().id().equals(id)).findFirst();
    }

    /// Ends a conflict: what the file says is published, or the file counts as seen and the article stays as it is.
    @Override
    @Transactional
    public void settle(String id, boolean takeTheirs, UUID editor) {
        ArticleFolder.Found file = file(id).orElseThrow(Problem::notFound);
        if (articles.lock(id).filter(article -> article.conflict() != null).isEmpty()) {
            throw Problem.notFound();
        }
        if (takeTheirs) {
            publish(file, clock.instant());
        } else {
            articles.imported(id, file.path(), file.checksum());
        }
    }

    private void publish(ArticleFolder.Found file, Instant at) {
        String id = file.article().id();
        ArticleVersion version = articles.add(id, file.article().content(), ArticleVersion.State.DRAFT, null, file.path());
        articles.publish(id, version.version(), at);
        articles.imported(id, file.path(), file.checksum(), version.version(), file.text());
    }

    private final class Run {
        private final ArticleFolder.Contents contents;
        private final Map<String, Article> known = new HashMap<>();
        private final List<String> added = new ArrayList<>();
        private final List<String> changed = new ArrayList<>();
        private final List<String> moved = new ArrayList<>();
        private final List<String> archived = new ArrayList<>();
        private final Set<String> withoutFile = Set.copyOf(articles.withoutFile());
        private int unchanged;

        private final List<ImportReport.Conflict> conflicts = new ArrayList<>();
        /// What is imported together has one time: no translation is older than the other.
        private final Instant at = clock.instant();

        Run(ArticleFolder.Contents contents) {
            this.contents = contents;
            articles.all().forEach(article -> known.put(article.id(), article));
        }

        ImportReport report() {
            contents.articles().forEach(this::take);
            if (!contents.present().isEmpty()) {
                known.values().forEach(this::archiveWhereGone);
            }
            return new ImportReport(added, changed, moved, archived, unchanged, conflicts, contents.problems());
        }

        private void take(ArticleFolder.Found file) {
            String id = file.article().id();
            Article before = known.get(id);
            if (before != null && file.checksum().equals(before.checksum())) {
                keep(file, before);
                return;
            }
            Optional<ArticleVersion> same = before == null ? Optional.empty() : sayingThis(before, file);
            if (same.isPresent()) {
                articles.imported(id, file.path(), file.checksum(), same.get().version(), file.text());
                unchanged++;
            } else if (before != null && changedHere(before)) {
                tighten(before, file.article().content().audience());
                articles.conflict(id, file.checksum());
                conflicts.add(new ImportReport.Conflict(id, file.path(), before.newest()));
            } else {
                publish(file, at);
                (before == null ? added : changed).add(id);
            }
        }

        /// The published version, where the file says just that: it was exported, or written twice.
        private Optional<ArticleVersion> sayingThis(Article before, ArticleFolder.Found file) {
            return before.published() == null || before.archived() ? Optional.empty()
                    : articles.version(before.id(), before.published())
                            .filter(version -> version.content().equals(file.article().content()));
        }

        /// All versions, so that neither a draft nor a way back opens again what was closed.
        private void tighten(Article before, Set<String> now) {
            Set<String> was = before.importedVersion() == null ? Set.of()
                    : articles.version(before.id(), before.importedVersion()).map(version -> version.content().audience())
                            .orElse(Set.of());
            if (Audience.isTighter(was, now)) {
                Map<Integer, Set<String>> audiences = new HashMap<>();
                articles.versions(before.id()).forEach(version -> audiences.put(version.version(),
                        Audience.inBoth(version.content().audience(), now)));
                articles.tighten(before.id(), audiences);
            }
        }

        private boolean changedHere(Article before) {
            int imported = before.importedVersion() == null ? 0 : before.importedVersion();
            return articles.versions(before.id()).stream()
                    .anyMatch(version -> version.version() > imported && version.author() != null);
        }

        /// Same text: back after it was deleted, moved, or nothing at all. What an editor archived stays archived.
        private void keep(ArticleFolder.Found file, Article before) {
            if (before.importedVersion() != null && withoutFile.contains(before.id())) {
                articles.imported(before.id(), file.path(), file.checksum(), before.importedVersion(), file.text());
            }
            if (before.archived() && before.path() == null && before.published() != null) {
                articles.publish(before.id(), before.published());
                changed.add(before.id());
            } else if (file.path().equals(before.path())) {
                unchanged++;
                return;
            } else {
                moved.add(before.id());
            }
            articles.imported(before.id(), file.path(), file.checksum());
        }

        private void archiveWhereGone(Article article) {
            String path = article.path();
            boolean here = path == null || contents.present().contains(path)
                    || contents.articles().stream().anyMatch(file -> file.article().id().equals(article.id()));
            if (!here && !article.archived()) {
                articles.archive(article.id(), false);
                articles.imported(article.id(), null, article.checksum());
                archived.add(article.id());
            }
        }
    }
}
