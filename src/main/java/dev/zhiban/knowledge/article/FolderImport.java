package dev.zhiban.knowledge.article;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;

/// Brings the folder's articles into the database: unchanged files are skipped by checksum, a changed one is a new version, a
/// moved one keeps its history, a deleted one is archived. Broken files are named; the rest goes in.
@ApplicationScoped
public class FolderImport {

    private static final Logger LOG = Logger.getLogger(FolderImport.class);
    /// Key of the advisory lock that lets one node at a time import.
    private static final long LOCK = 0x7a68_6962_616e_0003L;

    private final Path folder;
    private final Articles articles;
    private final Sql sql;

    FolderImport(@ConfigProperty(name = "zhiban.knowledge.dir", defaultValue = "knowledge-base") String folder,
            Articles articles,
            Sql sql) {
        this.folder = Path.of(folder);
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

    private final class Run {
        private final ArticleFolder.Contents contents;
        private final Map<String, Article> known = new HashMap<>();
        private final List<String> added = new ArrayList<>();
        private final List<String> changed = new ArrayList<>();
        private final List<String> moved = new ArrayList<>();
        private final List<String> archived = new ArrayList<>();
        private int unchanged;

        Run(ArticleFolder.Contents contents) {
            this.contents = contents;
            articles.all().forEach(article -> known.put(article.id(), article));
        }

        ImportReport report() {
            contents.articles().forEach(this::take);
            if (!contents.present().isEmpty()) {
                known.values().forEach(this::archiveWhereGone);
            }
            return new ImportReport(added, changed, moved, archived, unchanged, contents.problems());
        }

        private void take(ArticleFolder.Found file) {
            String id = file.article().id();
            Article before = known.get(id);
            if (before != null && file.checksum().equals(before.checksum())) {
                keep(file, before);
                return;
            }
            ArticleVersion version = articles.add(id, file.article().content(), ArticleVersion.State.DRAFT, null, file.path());
            articles.publish(id, version.version());
            articles.imported(id, file.path(), file.checksum());
            (before == null ? added : changed).add(id);
        }

        /// Same text: back after it was deleted, moved, or nothing at all. What an editor archived stays archived.
        private void keep(ArticleFolder.Found file, Article before) {
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
                articles.archive(article.id());
                articles.imported(article.id(), null, article.checksum());
                archived.add(article.id());
            }
        }
    }
}
