package dev.zhiban.knowledge.hygiene;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;

/// The links of a Markdown text.
final class Links {

    private static final Pattern PAGE = Pattern.compile("(?:https?://[^/]+)?/knowledge/([a-z0-9-]{1,100})(?:/\\d+)?(?:#.*)?");
    private static final Pattern FILE = Pattern.compile("(?!\\w+:)(?:[^?#]*/)?([a-z0-9-]{1,100})\\.md(?:#.*)?");
    private static final Pattern ATTACHMENT = Pattern.compile("/api/v1/articles/[a-z0-9-]{1,100}/attachments/([0-9a-f-]{36})");
    private static final Pattern WEB = Pattern.compile("(?i)https?://.*");

    private Links() {
    }

    static Set<String> in(String markdown) {
        Set<String> links = new LinkedHashSet<>();
        Parser.builder().build().parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                links.add(image.getDestination());
            }
        });
        return links;
    }

    /// The article that a link leads to.
    static Optional<String> article(String link) {
        return first(PAGE.matcher(link)).or(() -> first(FILE.matcher(link)));
    }

    static Optional<String> attachment(String link) {
        return first(ATTACHMENT.matcher(link));
    }

    static boolean leadsOutside(String link) {
        return WEB.matcher(link).matches() && article(link).isEmpty();
    }

    private static Optional<String> first(Matcher matcher) {
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
