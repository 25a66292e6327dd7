package dev.zhiban.knowledge.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Starting texts: how-to, known error, FAQ, and runbook whose steps the bot walks through one at a time.
final class Templates {

    private static final List<String> KINDS = List.of("how-to", "known-error", "faq", "runbook");
    private static final List<String> LANGUAGES = List.of("zh", "en");

    /// @param tags what an article of this kind is tagged with
    record Template(String kind, String lang, String title, List<String> tags, String markdown) {
    }

    private Templates() {
    }

    static List<Template> all() {
        List<Template> all = new ArrayList<>();
        for (String kind : KINDS) {
            for (String lang : LANGUAGES) {
                String text = read("/knowledge/templates/" + kind + "." + lang + ".md");
                int end = text.indexOf('\n');
                all.add(new Template(kind, lang, text.substring(2, end).strip(), List.of(kind), text.substring(end).strip()));
            }
        }
        return all;
    }

    private static String read(String name) {
        try (InputStream in = Templates.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
