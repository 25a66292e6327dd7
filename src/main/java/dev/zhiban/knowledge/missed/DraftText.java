package dev.zhiban.knowledge.missed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// An agent's words as a section of an article, without a model: each line becomes a step, what is only polite is left out.
final class DraftText {

    private static final Pattern NUMBERED = Pattern.compile("^\\s{0,3}\\d{1,2}[.)、]\\s*(.*)");
    private static final Pattern POLITE = Pattern.compile(
            "(?i)\\s*(?:您好|你好|不客气|谢谢|感谢|再见|好的|稍等|请稍等|辛苦了|hi|hello|hey|thanks|thank you|you are welcome|you're welcome|bye|ok|okay|one moment|please wait)"
                    + "[\\s,，。.!！~～]*(?:there|all)?[\\s,，。.!！~～]*");
    private static final Text CALL = Text.of("什么时候找服务台", "when to call the service desk");
    private static final Text CALL_TEXT = Text.of("以上做完仍不行，请提单，附上报错原文和时间。",
            "If it still does not work, open a ticket with the exact error and the time.");
    private static final Text OPEN = Text.of("（待编辑补写：还没有可用的解答。）", "(To be written: there is no answer to start from yet.)");

    private DraftText() {
    }

    /// The section that answers the question.
    ///
    /// @param answer what an agent said; empty where nobody did
    static String section(String title, String answer, Lang lang) {
        return "## " + oneLine(title) + "\n" + steps(answer, lang);
    }

    static String article(String title, String answer, Lang lang) {
        String colon = lang == Lang.ZH ? "：" : ": ";
        return section(title, answer, lang) + "\n\n## " + oneLine(title) + colon + CALL.in(lang) + "\n" + CALL_TEXT.in(lang);
    }

    private static String steps(String answer, Lang lang) {
        List<String> lines = new ArrayList<>();
        for (String line : answer.lines().toList()) {
            if (!line.isBlank() && !POLITE.matcher(line).matches()) {
                var numbered = NUMBERED.matcher(line);
                lines.add((numbered.matches() ? numbered.group(1) : line).strip().replaceFirst("^#+\\s*", ""));
            }
        }
        if (lines.isEmpty()) {
            return OPEN.in(lang);
        }
        if (lines.size() == 1) {
            return lines.getFirst();
        }
        StringBuilder steps = new StringBuilder();
        for (int n = 1; n <= lines.size(); n++) {
            steps.append(n > 1 ? "\n" : "").append(n).append(". ").append(lines.get(n - 1));
        }
        return steps.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
