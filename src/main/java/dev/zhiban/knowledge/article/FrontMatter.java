package dev.zhiban.knowledge.article;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// An article as a Markdown file: the file that it was imported from as far as it still says the same, else written anew, one
/// key a line, so that a version control shows what changed and nothing else.
final class FrontMatter {

    /// What YAML takes for a text without quotes, at the beginning of a value and within a list.
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}(（“《][^\\p{Cntrl}#:\\[\\]{},\"'&*!|>%@`]*");
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private FrontMatter() {
    }

    /// @param file      the file that an earlier version was imported from; empty where there was none
    /// @param inherited audience of the folder, for a file that names none
    static String file(String id, Content content, String file, Set<String> inherited) {
        if (!file.isEmpty()
                && ArticleFile.parse(id + ".md", file, inherited) instanceof ArticleFile.Good(String own, Content was)
                && own.equals(id)) {
            if (was.equals(content)) {
                return file;
            }
            if (front(was).equals(front(content)) && was.audience().equals(content.audience())) {
                Optional<String> head = head(file);
                if (head.isPresent()) {
                    return head.get() + content.markdown() + "\n";
                }
            }
        }
        String plain = write(id, content, FrontMatter::scalar);
        boolean same = ArticleFile.parse(id + ".md", plain, Set.of()) instanceof ArticleFile.Good(String any, Content read)
                && read.equals(content);
        return same ? plain : write(id, content, FrontMatter::quoted);
    }

    private static Content front(Content content) {
        return new Content(content.title(), content.lang(), content.audience(), content.owner(), content.reviewBy(),
                content.tags(), content.questions(), content.translationOf(), "");
    }

    /// The front matter with its closing line, as it stands in the file.
    private static Optional<String> head(String file) {
        var closing = Pattern.compile("(?m)^---[ \\t]*\\r?\\n").matcher(file);
        return closing.find(4) ? Optional.of(file.substring(0, closing.end())) : Optional.empty();
    }

    private static String write(String id, Content content, UnaryOperator<String> scalar) {
        StringBuilder out = new StringBuilder("---\n");
        line(out, "id", id);
        line(out, "title", scalar.apply(content.title()));
        line(out, "lang", content.lang());
        List<String> audience = List.copyOf(content.audience());
        line(out, "audience", audience.size() == 1 ? audience.getFirst() : list(audience, UnaryOperator.identity()));
        line(out, "owner", scalar.apply(content.owner()));
        line(out, "review-by", content.reviewBy().toString());
        if (!content.tags().isEmpty()) {
            line(out, "tags", list(content.tags(), scalar));
        }
        if (content.translationOf() != null) {
            line(out, "translation-of", content.translationOf());
        }
        if (!content.questions().isEmpty()) {
            out.append("questions:\n");
            content.questions().forEach(question -> out.append("  - ").append(scalar.apply(question)).append('\n'));
        }
        return out.append("---\n").append(content.markdown()).append('\n').toString();
    }

    private static void line(StringBuilder out, String key, String value) {
        out.append(key).append(": ").append(value).append('\n');
    }

    private static String list(List<String> values, UnaryOperator<String> scalar) {
        return "[" + String.join(", ", values.stream().map(scalar).toList()) + "]";
    }

    private static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))
                && text.strip().equals(text);
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
