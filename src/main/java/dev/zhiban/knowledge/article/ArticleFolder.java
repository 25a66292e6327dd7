package dev.zhiban.knowledge.article;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.ingest.PassageTexts;
import dev.zhiban.platform.text.Text;

/// The Markdown files of a knowledge base, read and checked. Bounded: [#MOST_FILES] files, [#MOST_BYTES] each.
public final class ArticleFolder {

    static final int MOST_FILES = 20_000;
    static final long MOST_BYTES = 1_000_000;
    private static final int MOST_SECTIONS = 2_000;
    private static final int DEPTH = 8;

    /// A file that holds an article.
    public record Found(String path, String checksum, String text, ArticleFile.Good article) {
    }

    /// @param present paths of all files, broken ones too
    public record Contents(List<Found> articles, List<String> present, List<FileProblem> problems) {
    }

    private ArticleFolder() {
    }

    /// Reads `base/articles`. A base without it is a problem of its own and nothing else.
    public static Contents read(Path base) {
        Path root = base.resolve("articles");
        List<FileProblem> problems = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        List<String> present = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root, DEPTH)) {
            List<Path> all = files.filter(path -> path.toString().endsWith(".md")).filter(Files::isRegularFile).sorted()
                    .limit(MOST_FILES + 1L).toList();
            if (all.size() > MOST_FILES) {
                problems.add(problem("articles", "文件太多，只读了前 " + MOST_FILES + " 个。",
                        "Too many files: only the first " + MOST_FILES + " are read."));
            }
            Map<String, String> ids = new HashMap<>();
            Map<Path, Set<String>> audiences = new HashMap<>();
            for (Path file : all.subList(0, Math.min(all.size(), MOST_FILES))) {
                String name = base.relativize(file).toString().replace('\\', '/');
                present.add(name);
                Set<String> inherited = audiences.computeIfAbsent(file.getParent(), any -> inherited(base, name));
                Found one = one(file, name, inherited, problems);
                if (one != null && unique(one, ids, problems)) {
                    found.add(one);
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            problems.add(problem(root.toString(), "读不到这个文件夹。", "This folder cannot be read."));
        }
        return new Contents(found, present, problems);
    }

    private static @Nullable Found one(Path file, String name, Set<String> inherited, List<FileProblem> problems) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                problems.add(problem(name, "文件超过 1 MB。", "The file is larger than 1 MB."));
                return null;
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
            if (text.indexOf('\0') >= 0) {
                problems.add(problem(name, "文件里有 NUL 字符。", "The file contains NUL characters."));
                return null;
            }
            if (hasTooManySections(text)) {
                problems.add(problem(name, "小节超过 " + MOST_SECTIONS + " 个。", "More than " + MOST_SECTIONS + " sections."));
                return null;
            }
            return found(name, text, inherited, problems);
        } catch (CharacterCodingException e) {
            problems.add(problem(name, "文件不是 UTF-8。", "The file is not UTF-8."));
        } catch (IOException e) {
            problems.add(problem(name, "读不到这个文件。", "The file cannot be read."));
        }
        return null;
    }

    static boolean hasTooManySections(String markdown) {
        return markdown.lines().filter(line -> line.startsWith("#")).count() > MOST_SECTIONS;
    }

    private static @Nullable Found found(String name, String text, Set<String> inherited, List<FileProblem> problems) {
        switch (ArticleFile.parse(name, text, inherited)) {
            case ArticleFile.Good good -> {
                return new Found(name, checksum(text, inherited), text, good);
            }
            case ArticleFile.Broken broken -> {
                problems.addAll(broken.problems());
                return null;
            }
        }
    }

    /// Names what a file says, for those who inherit their audience together with it.
    static String checksum(String text, Set<String> inherited) {
        return PassageTexts.checksum(inherited.isEmpty() ? text : text + "\0" + new TreeSet<>(inherited));
    }

    /// The audience of the nearest `folder.yaml` on the way from a file up to `articles`, for files that name none themselves.
    /// One that cannot be read is for nobody.
    static Set<String> inherited(Path base, String file) {
        Path top = base.resolve("articles").normalize();
        for (Path at = base.resolve(file).normalize().getParent(); at != null && at.startsWith(top); at = at.getParent()) {
            Path settings = at.resolve("folder.yaml");
            if (Files.isRegularFile(settings)) {
                return ArticleFile.audience(settings);
            }
        }
        return Set.of();
    }

    private static boolean unique(Found one, Map<String, String> ids, List<FileProblem> problems) {
        String other = ids.putIfAbsent(one.article().id(), one.path());
        if (other != null) {
            problems.add(problem(one.path(), "id 与 " + other + " 重复。", "The id is that of " + other + " as well."));
        }
        return other == null;
    }

    private static FileProblem problem(String file, String zh, String en) {
        return new FileProblem(file, 1, Text.of(zh, en));
    }
}
