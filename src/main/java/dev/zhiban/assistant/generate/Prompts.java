package dev.zhiban.assistant.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// The prompts, as they stand in `prompts/*.md`. The canary is a word that stands in the instructions and nowhere else: where it
/// comes out, the instructions come out.
final class Prompts {

    static final Text EXPLAIN = Text.of("这份日志出了什么问题，从什么时候开始，先看哪里？资料是日志里的发现和模板，行号照抄。",
            "What went wrong in this log, since when, and where to look first? The passages are findings and templates of the log; copy line numbers.");

    private final Map<Lang, String> instructions = new EnumMap<>(Lang.class);
    private final Map<Lang, String> questions = new EnumMap<>(Lang.class);

    /// @param fence what passages stand between: no passage can know it, and so none can end before its end
    Prompts(String canary, String fence) {
        for (Lang lang : Lang.values()) {
            instructions.put(lang, read("answer." + lang.tag() + ".md").replace("{canary}", canary));
            questions.put(lang, read("question." + lang.tag() + ".md").replace("{fence}", fence));
        }
    }

    String instructions(Lang lang) {
        return instructions.getOrDefault(lang, "");
    }

    /// What is put in is never read as a template again.
    String question(Lang lang, String passages, String question) {
        String template = questions.getOrDefault(lang, "");
        int at = template.indexOf("{passages}");
        int then = template.indexOf("{question}");
        return template.substring(0, at) + passages + template.substring(at + "{passages}".length(), then) + question
                + template.substring(then + "{question}".length());
    }

    private static String read(String name) {
        try (InputStream in = Prompts.class.getResourceAsStream("/prompts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("prompts/" + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
