package dev.zhiban.assistant.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.zhiban.assistant.Answer;
import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.knowledge.Passage;
import dev.zhiban.logs.Explanation;
import dev.zhiban.logs.Explanation.Finding;
import dev.zhiban.logs.Explanation.Known;
import dev.zhiban.logs.Explanation.Template;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// Says in sentences what a log shows, with line numbers, and answers simple questions about it.
///
/// @param lead the size of the log and its known errors; `findings` the others; `rest` what was masked and left out
/// @param answer the articles that a known error points to and that the asker may read; absent when there are none
/// @param log with a citation for each of these known errors
public record LogWording(String lead, String findings, String rest, Answer.@Nullable Quoted answer,
        Explanation log) {

    private static final int FINDINGS = 5;
    private static final int LINES = 5;

    private static final Text READ = Text.of("日志共 %d 行、%d 条记录（格式：%s）%s。%s",
            "The log has %d lines in %d records (format: %s)%s. %s");
    private static final Text RANGE = Text.of("，时间从 %s 到 %s", ", from %s to %s");
    private static final Text KNOWN = Text.of("**已知错误：%s**（%s）%s\n- 原因：%s\n- 处理办法：%s",
            "**Known error: %s** (%s)%s\n- Cause: %s\n- What to do: %s");
    private static final Text FOUND = Text.of("**值得注意的地方**", "**What stands out**");
    private static final Text NOTHING = Text.of("没有发现错误、异常堆栈或异常的突增。如果问题还在，请说明大概的时间和现象，或者转给值班同事看。",
            "There are no errors, stack traces or unusual bursts in it. If the problem persists, say roughly when it happens and what you see, or ask for a person.");
    private static final Text MASKED = Text.of("其中 %d 处敏感信息已隐去。", "%d sensitive values in it were masked.");

    public static LogWording of(Explanation log, Extract extract, Reader reader, Lang lang) {
        List<String> blocks = new ArrayList<>();
        List<Passage> passages = new ArrayList<>();
        List<Citation> citations = new ArrayList<>();
        List<Known> cited = new ArrayList<>();
        blocks.add(READ.in(lang).formatted(log.lines(), log.records(), log.format(), range(log, lang), levels(log, lang)));
        for (Known known : log.knownErrors()) {
            Optional<Passage> help = article(known, extract, reader, lang);
            help.ifPresent(passage -> {
                passages.add(passage);
                citations.add(Citation.of(citations.size() + 1, passage));
            });
            cited.add(known.cited(help.isPresent() ? citations.getLast() : null));
            blocks.add(known(known, help.isPresent() ? " [" + citations.size() + "]" : "", lang));
        }
        String lead = String.join("\n\n", blocks);
        String found = !others(log).isEmpty() ? findings(log, lang) : log.knownErrors().isEmpty() ? NOTHING.in(lang) : "";
        blocks.clear();
        int masked = log.masked().values().stream().mapToInt(Integer::intValue).sum();
        if (masked > 0) {
            blocks.add(MASKED.in(lang).formatted(masked));
        }
        log.notes().forEach(note -> blocks.add(note.in(lang)));
        return new LogWording(lead, found, String.join("\n\n", blocks),
                citations.isEmpty() ? null : new Answer.Quoted(passages, citations), log.cited(cited));
    }

    public String text() {
        return text(findings);
    }

    /// With the findings told in other words.
    public String text(String worded) {
        return String.join("\n\n", Stream.of(lead, worded, rest).filter(part -> !part.isEmpty()).toList());
    }

    private static Optional<Passage> article(Known known, Extract extract, Reader reader, Lang lang) {
        String article = known.article();
        return article == null ? Optional.empty()
                : extract.passageOf(article, reader, lang,
                        known.title().in(lang) + " " + known.cause().in(lang) + " " + known.workaround().in(lang));
    }

    private static String known(Known known, String mark, Lang lang) {
        return KNOWN.in(lang).formatted(known.title().in(lang), lines(known.lines(), lang), mark, known.cause().in(lang),
                known.workaround().in(lang));
    }

    private static String findings(Explanation log, Lang lang) {
        StringBuilder text = new StringBuilder(FOUND.in(lang));
        others(log).stream().limit(FINDINGS)
                .forEach(finding -> text.append("\n- ").append(sentence(finding, lang)));
        return text.toString();
    }

    /// The findings that are not told as known errors already.
    public static List<Finding> others(Explanation log) {
        return log.findings().stream().filter(finding -> !finding.kind().equals("known-error")).toList();
    }

    /// One finding as a sentence with its line numbers.
    public static String sentence(Finding finding, Lang lang) {
        String said = finding.text().in(lang).strip();
        boolean numbered = finding.lines().isEmpty()
                || finding.lines().stream().limit(1).allMatch(line -> said.contains(line.toString()));
        return numbered ? said
                : said + (lang == Lang.ZH ? "（" : " (") + lines(finding.lines(), lang) + (lang == Lang.ZH ? "）" : ")");
    }

    /// One known error as a sentence with its line numbers.
    public static String sentence(Known known, Lang lang) {
        return (lang == Lang.ZH ? "已知错误：" : "Known error: ") + known.title().in(lang)
                + (lang == Lang.ZH ? "（" : " (") + lines(known.lines(), lang) + (lang == Lang.ZH ? "）" : ")");
    }

    static String lines(List<Long> lines, Lang lang) {
        String some = String.join(lang == Lang.ZH ? "、" : ", ",
                lines.stream().limit(LINES).map(String::valueOf).toList());
        boolean more = lines.size() > LINES;
        return lang == Lang.ZH ? "第 " + some + (more ? " 等" : "") + " 行"
                : (lines.size() == 1 ? "line " : "lines ") + some + (more ? " and more" : "");
    }

    static String range(Explanation log, Lang lang) {
        return log.from() == null || log.to() == null ? "" : RANGE.in(lang).formatted(log.from(), log.to());
    }

    /// How many records are of level ERROR or worse.
    public static long errors(Explanation log) {
        return log.levels().entrySet().stream().filter(level -> severe(level.getKey())).mapToLong(Map.Entry::getValue).sum();
    }

    static long warnings(Explanation log) {
        return log.levels().entrySet().stream().filter(level -> level.getKey().startsWith("WARN"))
                .mapToLong(Map.Entry::getValue).sum();
    }

    static boolean severe(String level) {
        return switch (level.toUpperCase(Locale.ROOT)) {
            case "ERROR", "FATAL", "SEVERE", "CRITICAL", "PANIC", "ALERT", "EMERG" -> true;
            default -> false;
        };
    }

    private static String levels(Explanation log, Lang lang) {
        return lang == Lang.ZH ? "其中错误 %d 条、警告 %d 条。".formatted(errors(log), warnings(log))
                : "Errors: %d, warnings: %d.".formatted(errors(log), warnings(log));
    }

    /// The templates of errors, those with most records first.
    static List<Template> errorTemplates(Explanation log) {
        return log.templates().stream().filter(template -> severe(template.level()))
                .sorted(Comparator.comparingLong(Template::count).reversed()).toList();
    }
}
