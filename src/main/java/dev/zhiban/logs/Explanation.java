package dev.zhiban.logs;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.Citation;
import dev.zhiban.platform.text.Text;

/// What a log says. Line numbers count from 1 in the text as it was given; times are ISO-8601 in the zone that the
/// log names, without a zone where it names none; every text is masked.
///
/// The counts of all templates add up to `records`; a record is a line with its continuation lines.
///
/// @param from the first and `to` the last time seen; absent when the lines carry none
/// @param format the header shape that most records have, in words of the trade (`logback`, `syslog-3164`, `json` …)
/// @param levels records by level (`ERROR`, `WARN`, `INFO` …; `NONE` where a record names none)
/// @param templates the most frequent and all that findings name, by falling count; `moreTemplates` counts the others
/// @param findings by falling score
/// @param masked how many values of each kind were masked
/// @param summary what it comes to in a few sentences; says plainly when there are no errors
/// @param timeline records by level over time; absent when the lines carry no time
/// @param notes what the reader should know about the input: cut lines, binary data, packed data that breaks off
public record Explanation(
        long records,
        long lines,
        @Nullable String from,
        @Nullable String to,
        String format,
        Map<String, Long> levels,
        List<Template> templates,
        List<Finding> findings,
        List<Known> knownErrors,
        Map<String, Integer> masked,
        Text summary,
        @Nullable Timeline timeline,
        List<Text> notes,
        int moreTemplates,
        long moreRecords) {

    /// Without summary, timeline and notes.
    public Explanation(long records, long lines, @Nullable String from, @Nullable String to, String format,
            Map<String, Long> levels, List<Template> templates, List<Finding> findings, List<Known> knownErrors,
            Map<String, Integer> masked) {
        this(records, lines, from, to, format, levels, templates, findings, knownErrors, masked, Text.of("", ""), null,
                List.of(),
                0, 0);
    }

    /// A line of the log: its number and, where it has one, its time.
    public record Place(long line, @Nullable String at) {
    }

    /// Records of one shape; `text` has typed placeholders such as `<IP>`, `<NUM>`; `exemplars` are line numbers.
    public record Template(int id, String text, long count, String level, Place first, Place last, List<Long> exemplars) {
    }

    /// Something that matters: `kind` is known-error, onset, exception, exhaustion, concentration, burst, new, rare, restart, slow,
    /// error, gap or rate; `lines` are the evidence, the most telling first; `evidence` is the masked text of the first of them;
    /// `score` ranks (0 to 1). `text` says it in a sentence, in both languages; `near` shows lines of the evidence among their
    /// neighbours, in order, where they were kept.
    public record Finding(
            String kind,
            @Nullable Integer template,
            List<Long> lines,
            String evidence,
            double score,
            Text text,
            List<Near> near) {

        public Finding {
            near = near == null ? List.of() : near;
        }

        public Finding(String kind, @Nullable Integer template, List<Long> lines, String evidence, double score, Text text) {
            this(kind, template, lines, evidence, score, text, List.of());
        }

        Finding near(List<Near> lines) {
            return new Finding(kind, template, this.lines, evidence, score, text, lines);
        }
    }

    /// A line of the log with its masked text.
    public record Near(long line, String text) {
    }

    /// A known error that the log shows: where it was seen and the article that helps, if there is one. `lines` are the first
    /// ones, `count` is of all. `citation` opens the article, for those who may read it.
    public record Known(
            String id,
            Text title,
            Text cause,
            Text workaround,
            String severity,
            @Nullable String article,
            List<Long> lines,
            long count,
            @Nullable Citation citation) {

        public Known(String id, Text title, Text cause, Text workaround, String severity, @Nullable String article,
                List<Long> lines) {
            this(id, title, cause, workaround, severity, article, lines, lines.size(), null);
        }

        /// With the passage that opens; without the article where it has none that may be read.
        public Known cited(@Nullable Citation passage) {
            return new Known(id, title, cause, workaround, severity, passage == null ? null : article, lines, count, passage);
        }
    }

    /// Records over time, in at most 128 bins: bin `i` begins `i * seconds` after `start`; `levels` has one row of counts for each
    /// level that occurs, `findings` one for each of the first findings whose records have times.
    public record Timeline(String start, long seconds, Map<String, List<Integer>> levels, List<Row> findings) {

        public Timeline {
            findings = findings == null ? List.of() : findings;
        }
    }

    /// The records of the finding with that index (from 0), by bin.
    public record Row(int finding, List<Integer> counts) {
    }

    /// With the citations that somebody may open.
    public Explanation cited(List<Known> known) {
        return new Explanation(records, lines, from, to, format, levels, templates, findings, known, masked, summary, timeline,
                notes, moreTemplates, moreRecords);
    }

    /// What is left where the content is no text: the counts, and nothing that is claimed of it.
    Explanation ofNoText() {
        Text counted = Text.of("内容不像文本日志，而像二进制数据：只数了 " + lines + " 行，没有得出任何结论。",
                "This does not look like a text log but like binary data: " + lines
                        + " lines were counted and nothing is claimed of them.");
        return new Explanation(records, lines, null, null, format, levels, List.of(), List.of(), List.of(), Map.of(), counted,
                null, notes, templates.size() + moreTemplates, records);
    }

    public boolean hasErrors() {
        return !knownErrors.isEmpty() || levels.getOrDefault("ERROR", 0L) + levels.getOrDefault("FATAL", 0L) > 0
                || findings.stream().anyMatch(finding -> finding.kind().equals("exception"));
    }
}
