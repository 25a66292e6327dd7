package dev.zhiban.assistant.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Pattern;

import dev.zhiban.knowledge.Passage;
import dev.zhiban.logs.Explanation;
import dev.zhiban.logs.Explanation.Finding;
import dev.zhiban.logs.Explanation.Known;
import dev.zhiban.logs.Explanation.Template;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// What a model gets to read of a log, as numbered passages: known errors, findings, and at most [#TEMPLATES] templates with
/// counts, times and example lines; never the log itself. All of it is masked already. Each passage rests on lines.
public record LogBrief(List<Passage> passages, List<List<Long>> lines) {

    public static final int TEMPLATES = 40;

    /// A model would repeat placeholders, and an answer holds no angle brackets.
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Z_*]+>");
    private static final String LOG = "log";
    private static final int FINDINGS = 10;
    private static final int KNOWN = 5;
    private static final int CITED = 5;
    private static final Text TEMPLATE = Text.of("%d 条 %s 记录，第一条在第 %d 行%s，最后一条在第 %d 行%s：%s",
            "%d records of level %s, first on line %d%s, last on line %d%s: %s");

    public static LogBrief of(Explanation log, Lang lang) {
        List<Passage> passages = new ArrayList<>();
        List<List<Long>> lines = new ArrayList<>();
        for (Known known : log.knownErrors().stream().limit(KNOWN).toList()) {
            add(passages, lines,
                    LogWording.sentence(known, lang) + "\n" + known.cause().in(lang) + "\n" + known.workaround().in(lang),
                    known.lines(), lang);
        }
        for (Finding finding : LogWording.others(log).stream().limit(FINDINGS).toList()) {
            add(passages, lines, LogWording.sentence(finding, lang) + "\n" + finding.evidence(), finding.lines(), lang);
        }
        for (Template template : log.templates().stream().limit(TEMPLATES).toList()) {
            String text = TEMPLATE.in(lang).formatted(template.count(), template.level(), template.first().line(),
                    at(template.first().at()), template.last().line(), at(template.last().at()), template.text());
            add(passages, lines, text, template.exemplars(), lang);
        }
        return new LogBrief(List.copyOf(passages), List.copyOf(lines));
    }

    private static void add(List<Passage> passages, List<List<Long>> lines, String text, List<Long> where, Lang lang) {
        passages.add(new Passage(LOG, 0, passages.size(), LOG, LogWording.lines(where, lang),
                PLACEHOLDER.matcher(text).replaceAll("…"),
                lang.tag(), 1, 0, 0));
        lines.add(where);
    }

    private static String at(@Nullable String at) {
        return at == null ? "" : " (" + at + ")";
    }

    /// The lines that a sentence rests on, as it cites them: "（第 4、7 行）".
    ///
    /// @param paragraphs of the passages
    public String cited(List<Integer> paragraphs, Lang lang) {
        Set<Long> all = new TreeSet<>();
        paragraphs.forEach(paragraph -> lines.get(paragraph).stream().limit(CITED).forEach(all::add));
        String some = LogWording.lines(List.copyOf(all), lang);
        return all.isEmpty() ? "" : lang == Lang.ZH ? "（" + some + "）" : " (" + some + ")";
    }
}
