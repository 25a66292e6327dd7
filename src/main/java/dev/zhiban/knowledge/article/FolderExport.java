package dev.zhiban.knowledge.article;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.text.Text;

/// The published articles as Markdown files: what was imported and not changed comes back byte for byte.
@ApplicationScoped
class FolderExport {

    /// A file of the folder and of the knowledge base that both changed is not overwritten, but named.
    record Report(List<String> written, int unchanged, List<String> conflicts, List<FileProblem> problems) {
    }

    private record File(Article article, int version, String path, String text) {
    }

    private final Path folder;
    private final Articles articles;

    FolderExport(@ConfigProperty(name = "zhiban.knowledge.dir", defaultValue = "knowledge-base") String folder,
            Articles articles) {
        this.folder = Path.of(folder);
        this.articles = articles;
    }

    /// The same articles give the same bytes.
    void zip(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (File file : files(folder).values()) {
                ZipEntry entry = new ZipEntry(file.path());
                entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(file.text().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    /// Writes what changed into the folder that the setting `zhiban.knowledge.dir` names.
    Report write() {
        return write(folder);
    }

    Report write(Path base) {
        List<String> written = new ArrayList<>();
        List<String> conflicts = new ArrayList<>();
        List<FileProblem> problems = new ArrayList<>();
        int unchanged = 0;
        for (File file : files(base).values()) {
            try {
                String there = there(base.resolve(file.path()));
                if (file.text().equals(there)) {
                    unchanged++;
                } else if (there != null && !checksum(file, there, base).equals(file.article().checksum())) {
                    conflicts.add(file.path());
                } else {
                    replace(base, file);
                    written.add(file.path());
                }
            } catch (IOException e) {
                problems.add(new FileProblem(file.path(), 1, Text.of("这个文件写不了。", "This file cannot be written.")));
            }
        }
        return new Report(written, unchanged, conflicts, problems);
    }

    private static String checksum(File file, String text, Path base) {
        return ArticleFolder.checksum(text, ArticleFolder.inherited(base, file.path()));
    }

    private static @Nullable String there(Path file) throws IOException {
        return Files.isRegularFile(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : null;
    }

    private void replace(Path base, File file) throws IOException {
        Path target = base.resolve(file.path());
        Path within = Files.createDirectories(Objects.requireNonNull(target.getParent()));
        if (!within.toRealPath().startsWith(base.resolve("articles").toRealPath())) {
            throw new IOException("outside of the folder");
        }
        Path fresh = Files.createTempFile(within, ".export", ".tmp");
        try {
            Files.writeString(fresh, file.text());
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        articles.imported(file.article().id(), file.path(), checksum(file, file.text(), base), file.version(), file.text());
    }

    private Map<String, File> files(Path base) {
        Map<String, File> files = new TreeMap<>();
        for (Article article : articles.all()) {
            Integer published = article.published();
            if (published == null || article.archived()) {
                continue;
            }
            Optional<ArticleVersion> version = articles.version(article.id(), published);
            version.ifPresent(v -> {
                String path = article.path() == null ? "articles/" + article.id() + ".md" : article.path();
                String text = FrontMatter.file(article.id(), v.content(), articles.file(article.id()),
                        ArticleFolder.inherited(base, path));
                files.put(path, new File(article, v.version(), path, text));
            });
        }
        return files;
    }
}
