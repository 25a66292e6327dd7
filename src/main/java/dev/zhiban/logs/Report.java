package dev.zhiban.logs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.Explanation.Finding;
import dev.zhiban.logs.Explanation.Known;
import dev.zhiban.logs.Explanation.Place;
import dev.zhiban.logs.Explanation.Timeline;
import dev.zhiban.logs.format.Level;
import dev.zhiban.logs.knownerror.KnownError;
import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.logs.mining.Templates;
import dev.zhiban.platform.privacy.Redacted;
import dev.zhiban.platform.privacy.Redactor;
import dev.zhiban.platform.text.Text;

/// Makes the explanation from what one pass has counted. Only what is shown is masked.
final class Report {

    private static final int SHOWN = 400;
    private static final int MARKED = 5;

    /// A template with what was counted of all its shapes; `text` is not masked.
    record Merged(int id, Tally tally, String text) {
    }

    private final Analysis analysis;
    private final Redactor redactor;
    private final int[] ids;
    private final List<Merged> merged = new ArrayList<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<String, Integer> maskedValues = new TreeMap<>();

    Report(Analysis analysis, Redactor redactor) {
        this.analysis = analysis;
        this.redactor = redactor;
        Templates templates = analysis.miner.merged();
        Map<Integer, Tally> roots = new LinkedHashMap<>();
        for (int shape = 0; shape < analysis.tallies.size(); shape++) {
            Tally tally = analysis.tallies.get(shape);
            Tally first = tally.count == 0 ? tally : roots.putIfAbsent(templates.root(shape), tally);
            if (first != null && first != tally) {
                first.add(tally, analysis.bins);
            }
        }
        Map<Integer, Integer> same = sameText(roots, templates);
        Map<Integer, Integer> idOfRoot = new HashMap<>();
        this.ids = new int[analysis.tallies.size()];
        for (int shape = 0; shape < ids.length; shape++) {
            int root = templates.root(shape);
            Tally tally = analysis.tallies.get(shape);
            if (tally.count > 0 || (tally == Tally.NOTHING && roots.containsKey(root))) {
                int kept = same.getOrDefault(root, root);
                ids[shape] = idOfRoot.computeIfAbsent(kept, _ -> idOfRoot.size() + 1);
            }
        }
        idOfRoot.forEach((root, id) -> {
            Tally tally = Objects.requireNonNull(roots.get(root));
            tally.settle(analysis.bins);
            merged.add(new Merged(id, tally, templates.text(root)));
        });
        merged.sort(Comparator.comparingLong((Merged m) -> -m.tally.count).thenComparingInt(Merged::id));
    }

    /// Templates that differ only in level are one, named by the graver level, where the graver ones are the most; not where the
    /// level is a status that the text does not show. Gives for each root that goes into another one that one.
    private Map<Integer, Integer> sameText(Map<Integer, Tally> roots, Templates templates) {
        Map<String, Integer> kept = new HashMap<>();
        Map<Integer, Integer> same = new HashMap<>();
        List<Map.Entry<Integer, Tally>> graveFirst = new ArrayList<>(roots.entrySet());
        graveFirst.sort(Comparator.comparing(e -> e.getValue().level));
        for (Map.Entry<Integer, Tally> entry : graveFirst) {
            Integer graver = entry.getValue().apart ? null : kept.putIfAbsent(templates.text(entry.getKey()), entry.getKey());
            Tally target = graver == null ? null : roots.get(graver);
            if (graver != null && target != null && target.count >= entry.getValue().count) {
                same.put(entry.getKey(), graver);
                target.add(entry.getValue(), analysis.bins);
            }
        }
        return same;
    }

    /// The number of the template that the shape belongs to, from 1 in the order of first appearance.
    int id(int shape) {
        return ids[shape];
    }

    int[] ids() {
        return ids.clone();
    }

    /// The template's text, masked.
    String text(Merged template) {
        return texts.computeIfAbsent(template.id, _ -> masked(template.text));
    }

    /// All templates, most frequent first.
    List<Merged> templates() {
        return merged;
    }

    /// The text as it may be shown: masked, and cut where it is long.
    String masked(String text) {
        Redacted redacted = redactor.redact(text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
        redacted.masked().forEach((kind, count) -> maskedValues.merge(kind, count, Integer::sum));
        return redacted.text();
    }

    /// A time as the log has it.
    String time(long at) {
        return analysis.zone.text(at);
    }

    Explanation explanation(KnownErrors knownErrors, ExplainOptions options, List<Text> notes) {
        List<Finding> findings = new Findings(analysis, knownErrors.errors(), this).ranked(options.findings());
        Set<Integer> named = new HashSet<>();
        findings.forEach(finding -> {
            if (finding.template() != null) {
                named.add(finding.template());
            }
        });
        List<Explanation.Template> shown = new ArrayList<>();
        long records = 0;
        for (int i = 0; i < merged.size(); i++) {
            Merged m = merged.get(i);
            if (i < options.templates() || named.contains(m.id)) {
                shown.add(template(m));
                records += m.tally.count;
            }
        }
        List<Known> known = known(knownErrors.errors());
        Map<String, Long> levels = levels();
        return new Explanation(analysis.records, analysis.lines, at(analysis.firstAt), at(analysis.lastAt), format(), levels,
                List.copyOf(shown), findings, known, Map.copyOf(maskedValues), summary(levels, known, findings),
                timeline(findings),
                notes,
                merged.size() - shown.size(), analysis.records - records);
    }

    private Explanation.Template template(Merged m) {
        Tally tally = m.tally;
        return new Explanation.Template(m.id, text(m), tally.count, tally.level.name(),
                new Place(tally.firstLine, at(tally.firstAt)), new Place(tally.lastLine, at(tally.lastAt)),
                Arrays.stream(tally.exemplars).boxed().toList());
    }

    private List<Known> known(List<KnownError> errors) {
        List<Known> known = new ArrayList<>();
        analysis.known.forEach((index, hits) -> {
            if (hits.count > 0) {
                KnownError error = errors.get(index);
                known.add(new Known(error.id(), error.title(), error.cause(), error.workaround(), error.severity(),
                        error.article(),
                        List.copyOf(hits.lines), hits.count, null));
            }
        });
        known.sort(Comparator.comparing((Known k) -> List.of("critical", "high", "medium", "low").indexOf(k.severity()))
                .thenComparing(k -> -k.count()));
        return List.copyOf(known);
    }

    private Map<String, Long> levels() {
        Map<String, Long> levels = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            if (analysis.levels[level.ordinal()] > 0) {
                levels.put(level.name(), analysis.levels[level.ordinal()]);
            }
        }
        return levels;
    }

    private String format() {
        return analysis.formatCounts.entrySet().stream().max(Comparator.comparingLong(Map.Entry::getValue))
                .filter(e -> e.getValue() > 0).map(Map.Entry::getKey).orElse("none");
    }

    private @Nullable Timeline timeline(List<Finding> findings) {
        if (analysis.firstAt == Tally.NO_TIME) {
            return null;
        }
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            int[] counts = analysis.levelTimes[level.ordinal()].counts(analysis.bins);
            if (Arrays.stream(counts).anyMatch(c -> c > 0)) {
                rows.put(level.name(), Arrays.stream(counts).boxed().toList());
            }
        }
        List<Explanation.Row> marked = new ArrayList<>();
        for (int i = 0; i < findings.size() && marked.size() < MARKED; i++) {
            int[] counts = Findings.bins(findings.get(i), this, analysis);
            if (counts != null) {
                marked.add(new Explanation.Row(i, Arrays.stream(counts).boxed().toList()));
            }
        }
        return new Timeline(time(analysis.bins.startOf(0)), analysis.bins.width() / 1000, rows, List.copyOf(marked));
    }

    private @Nullable String at(long at) {
        return at == Tally.NO_TIME ? null : time(at);
    }

    private Text summary(Map<String, Long> levels, List<Known> known, List<Finding> findings) {
        if (analysis.records == 0) {
            return Text.of("日志是空的，没有可分析的内容。", "The log is empty: there is nothing to explain.");
        }
        long errors = levels.getOrDefault("ERROR", 0L) + levels.getOrDefault("FATAL", 0L);
        long unlevelled = merged.stream().filter(m -> m.tally.level == Level.NONE && m.tally.trouble)
                .mapToLong(m -> m.tally.count).sum();
        long traces = analysis.traces.all().stream().mapToLong(trace -> trace.count).sum();
        String size = analysis.lines + "";
        Text head = Text.of("共 " + size + " 行，" + analysis.records + " 条记录，" + merged.size() + " 种模板。",
                size + " lines, " + analysis.records + " records, " + merged.size() + " templates.");
        if (errors == 0 && unlevelled == 0 && traces == 0 && known.isEmpty()) {
            return Text.of(head.zh() + "没有发现错误。", head.en() + " No errors found.");
        }
        StringBuilder zh = new StringBuilder(head.zh());
        StringBuilder en = new StringBuilder(head.en()).append(' ');
        part(zh, en, errors, "条错误级别的记录", "records at level ERROR or worse");
        part(zh, en, unlevelled, "条没有级别但报告问题的记录", "records without a level that tell of trouble");
        part(zh, en, traces, "次异常堆栈", "stack traces");
        part(zh, en, known.size(), "个已知问题", "known errors");
        zh.setLength(zh.length() - 1);
        en.setLength(en.length() - 2);
        zh.append("。");
        en.append(".");
        findings.stream().findFirst().ifPresent(first -> {
            zh.append("最值得先看：").append(first.text().zh());
            en.append(" Look first at: ").append(first.text().en());
        });
        return Text.of(zh.toString(), en.toString());
    }

    private static void part(StringBuilder zh, StringBuilder en, long count, String inChinese, String inEnglish) {
        if (count > 0) {
            zh.append(count).append(' ').append(inChinese).append("，");
            en.append(count).append(' ').append(inEnglish).append(", ");
        }
    }
}
