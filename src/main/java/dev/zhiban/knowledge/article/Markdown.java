package dev.zhiban.knowledge.article;

import java.util.List;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Markdown (CommonMark with tables) as HTML that is safe to show: raw HTML is shown as text, and whatever the policy does not
/// name is dropped. Images only from the attachments of articles: a page of the knowledge base loads nothing from elsewhere.
public final class Markdown {

    private static final String ATTACHMENT = "/api/v1/articles/[a-z0-9-]{1,100}/attachments/[0-9a-f-]{36}";
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true)
            .sanitizeUrls(true).build();
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code",
                    "em", "strong", "table", "thead", "tbody", "tr", "th", "td", "a")
            .allowElements((element, attributes) -> attributes.contains("src") ? element : null, "img")
            .allowAttributes("src").matching((element, attribute, value) -> value.matches(ATTACHMENT) ? value : null)
            .onElements("img").allowAttributes("alt").onElements("img")
            .allowAttributes("class").matching((element, attribute, value) -> value.matches("language-[\\w+#.-]{1,32}") ? value
                    : null)
            .onElements("code")
            .allowAttributes("start").matching((element, attribute, value) -> value.matches("\\d{1,6}") ? value : null)
            .onElements("ol")
            .allowAttributes("align").matching(true, "left", "right", "center").onElements("th", "td")
            .allowAttributes("href").onElements("a")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow").toFactory();

    private Markdown() {
    }

    public static String html(String markdown) {
        return POLICY.sanitize(RENDERER.render(PARSER.parse(markdown)));
    }

    /// A text as HTML shows it.
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'",
                "&#39;");
    }
}
