package dev.zhiban.assistant.extract;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.zhiban.assistant.route.Route.LogAspect;
import dev.zhiban.logs.Explanation;
import dev.zhiban.logs.Explanation.Finding;
import dev.zhiban.logs.Explanation.Place;
import dev.zhiban.logs.Explanation.Template;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// Answers from an explanation alone; empty where it does not say.
public final class LogQuestions {

    private static final Text FIRST = Text.of("第一次出现在第 %d 行%s：`%s`", "It first appears on line %d%s: `%s`");
    private static final Text LAST = Text.of("最后一次出现在第 %d 行%s：`%s`", "It last appears on line %d%s: `%s`");
    private static final Text ERRORS = Text.of("日志里有 %d 条错误记录，%d 种。", "The log has %d error records of %d kinds.");
    private static final Text WARNINGS = Text.of("日志里有 %d 条警告记录。", "The log has %d warning records.");
    private static final Text MOST = Text.of("出现最多的是（%d 次，首见第 %d 行）：`%s`",
            "The most frequent one (%d times, first on line %d): `%s`");
    private static final Text UNSHARED = Text.of("没有哪台机器、哪个用户或别的哪个值是大多数错误共有、而其他记录没有的。",
            "No host, user or other value is shared by most errors and not by the other records.");
    private static final Text SPAN = Text.of("日志共 %d 行、%d 条记录%s。", "The log has %d lines in %d records%s.");
    private static final Text CAUSE = Text.of("- %s：%s", "- %s: %s");

    private LogQuestions() {
    }

    public static Optional<String> answer(Explanation log, LogAspect aspect, Lang lang) {
        return switch (aspect) {
            case FIRST -> subject(log).map(template -> place(FIRST, template.first(), template, lang));
            case LAST -> subject(log).map(template -> place(LAST, template.last(), template, lang));
            case LINES -> lines(log, lang);
            case ERRORS -> Optional.of(errors(log, lang));
            case WARNINGS -> Optional.of(WARNINGS.in(lang).formatted(LogWording.warnings(log)));
            case FREQUENT -> most(log).map(
                    template -> MOST.in(lang).formatted(template.count(), template.first().line(), template.text()));
            case SHARED -> Optional.of(shared(log, lang));
            case RANGE -> Optional.of(SPAN.in(lang).formatted(log.lines(), log.records(), LogWording.range(log, lang)));
            case CAUSE, FIX -> known(log, aspect, lang);
        };
    }

    /// What "it" is: the template of the weightiest finding, else the most frequent error.
    private static Optional<Template> subject(Explanation log) {
        Optional<Integer> id = log.findings().stream().filter(finding -> finding.template() != null)
                .max(Comparator.comparingDouble(Finding::score)).map(Finding::template);
        return id.flatMap(it -> log.templates().stream().filter(template -> template.id() == it).findFirst())
                .or(() -> LogWording.errorTemplates(log).stream().findFirst());
    }

    private static Optional<Template> most(Explanation log) {
        return LogWording.errorTemplates(log).stream().findFirst()
                .or(() -> log.templates().stream().max(Comparator.comparingLong(Template::count)));
    }

    private static String place(Text text, Place place, Template template, Lang lang) {
        String at = place.at() == null ? "" : lang == Lang.ZH ? "（" + place.at() + "）" : " (" + place.at() + ")";
        return text.in(lang).formatted(place.line(), at, template.text());
    }

    private static String errors(Explanation log, Lang lang) {
        StringBuilder text = new StringBuilder(
                ERRORS.in(lang).formatted(LogWording.errors(log), LogWording.errorTemplates(log).size()));
        LogWording.errorTemplates(log).stream().limit(5).forEach(template -> text.append("\n- ").append(template.count())
                .append(" × `").append(template.text()).append("` (")
                .append(LogWording.lines(List.of(template.first().line()), lang)).append(")"));
        return text.toString();
    }

    private static String shared(Explanation log, Lang lang) {
        List<String> said = log.findings().stream().filter(finding -> finding.kind().equals("concentration"))
                .map(finding -> "- " + LogWording.sentence(finding, lang)).toList();
        return said.isEmpty() ? UNSHARED.in(lang) + "\n" + errors(log, lang) : String.join("\n", said);
    }

    private static Optional<String> lines(Explanation log, Lang lang) {
        List<String> all = Stream.concat(
                log.knownErrors().stream().map(known -> "- " + LogWording.sentence(known, lang)),
                LogWording.others(log).stream().limit(5).map(finding -> "- " + LogWording.sentence(finding, lang))).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", all));
    }

    private static Optional<String> known(Explanation log, LogAspect aspect, Lang lang) {
        if (log.knownErrors().isEmpty()) {
            return aspect == LogAspect.CAUSE ? lines(log, lang) : Optional.empty();
        }
        return Optional.of(String.join("\n", log.knownErrors().stream().map(known -> CAUSE.in(lang).formatted(
                known.title().in(lang),
                aspect == LogAspect.CAUSE ? known.cause().in(lang) : known.workaround().in(lang))).toList()));
    }
}
