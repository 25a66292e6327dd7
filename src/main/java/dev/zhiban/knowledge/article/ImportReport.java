package dev.zhiban.knowledge.article;

import java.util.List;

/// What an import did: ids of articles by what happened to them, and what is wrong with which file.
public record ImportReport(List<String> added, List<String> changed, List<String> moved, List<String> archived, int unchanged,
        List<Conflict> conflicts, List<FileProblem> problems) {

    /// A file that changed while the article was changed here; `version` is the newest one here.
    public record Conflict(String id, String path, int version) {
    }

    public ImportReport {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        moved = List.copyOf(moved);
        archived = List.copyOf(archived);
        conflicts = List.copyOf(conflicts);
        problems = List.copyOf(problems);
    }

    /// Whether there was nothing before.
    public boolean isFirst() {
        return !added.isEmpty() && unchanged == 0 && changed.isEmpty() && moved.isEmpty() && archived.isEmpty();
    }

    public String summary() {
        return added.size() + " added, " + changed.size() + " changed, " + moved.size() + " moved, " + archived.size()
                + " archived, " + unchanged + " unchanged, " + conflicts.size() + " conflicts, " + problems.size()
                + " problems";
    }
}
