package dev.zhiban.logs.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// Which files may be tailed: those below the folders of the configuration, links followed. It is asked when a source is set
/// up and again whenever a file is opened.
@ApplicationScoped
public class AllowedPaths {

    private final List<Path> folders;

    AllowedPaths(SourcesConfig config) {
        folders = config.folders().orElse(List.of()).stream()
                .map(folder -> Path.of(folder.strip()).toAbsolutePath().normalize())
                .toList();
    }

    public boolean any() {
        return !folders.isEmpty();
    }

    /// The path without `..`; the file need not be there yet.
    Path allowed(String text) {
        Path plain = text.indexOf('\0') >= 0 ? Path.of("") : Path.of(text).normalize();
        if (!plain.isAbsolute() || !contains(plain)) {
            throw Problem.badRequest("path-not-allowed", Text.of("文件须是绝对路径，并位于 zhiban.sources.folders 所列的文件夹内。",
                    "The file must be an absolute path below a folder of zhiban.sources.folders."));
        }
        return plain;
    }

    /// Whether the path, links followed as far as it exists, is below one of the folders.
    public boolean contains(Path path) {
        Path real = real(path.toAbsolutePath().normalize());
        return folders.stream().anyMatch(folder -> real.startsWith(real(folder)) && !real.equals(real(folder)));
    }

    private static Path real(Path path) {
        Path there = path;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return there.toRealPath().resolve(there.relativize(path)).normalize();
        } catch (IOException e) {
            return path;
        }
    }
}
