package dev.zhiban.knowledge.article;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Person;
import dev.zhiban.knowledge.ingest.Section;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// The page that a citation opens: `/knowledge/{article}/{version}#p{paragraph}`. Exactly the cited version, each paragraph
/// under its number. Whoever is not signed in is asked to; whoever may not read it sees what somebody sees who mistyped.
@Path("/knowledge/{id}/{version}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
class ArticlePage {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";
    private static final Text VERSION = Text.of("第 %d 版 · %s", "Version %d · %s");
    private static final Text OLD = Text.of("这是较早的版本，引用时的原文。<a href=\"%s\">看现行版本</a>",
            "This is an earlier version, as it was cited. <a href=\"%s\">See the current one</a>");
    private static final Text DRAFT = Text.of("尚未发布。", "Not published yet.");
    private static final Text ARCHIVED = Text.of("这篇文章已归档。", "This article is archived.");
    private static final Text NOT_FOUND = Text.of("没有找到，或者您无权查看。", "Not found, or not yours to see.");

    private final Articles articles;
    private final Publishing publishing;
    private final CurrentPerson current;

    ArticlePage(Articles articles, Publishing publishing, CurrentPerson current) {
        this.articles = articles;
        this.publishing = publishing;
        this.current = current;
    }

    @GET
    public Response page(@PathParam("id") String id, @PathParam("version") String version, @Context HttpHeaders headers) {
        Optional<Person> person = current.find();
        if (person.isEmpty()) {
            String next = URLEncoder.encode("/knowledge/" + id + "/" + version, StandardCharsets.UTF_8);
            return Response.seeOther(URI.create("/console/#/login?next=" + next)).build();
        }
        Lang lang = headers.getAcceptableLanguages().stream().findFirst().map(Locale::toLanguageTag)
                .map(tag -> Lang.ofTag(tag, Lang.ZH)).orElse(Lang.ZH);
        if (!version.matches("\\d{1,9}")) {
            return notFound(lang);
        }
        return publishing.readable(id, Integer.parseInt(version), person.get().reader())
                .map(found -> html(200, lang, found.content().title(), body(found, lang))).orElseGet(() -> notFound(lang));
    }

    private static Response notFound(Lang lang) {
        String text = Markdown.escape(NOT_FOUND.in(lang));
        return html(404, lang, NOT_FOUND.in(lang), "<main><h1>404</h1><p>" + text + "</p></main>");
    }

    private static Response html(int status, Lang lang, String title, String body) {
        String page = """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%s · Zhiban</title>
                <link rel="stylesheet" href="/knowledge/article.css">
                </head>
                <body>%s</body>
                </html>
                """.formatted(lang == Lang.ZH ? "zh-CN" : "en", Markdown.escape(title), body);
        return Response.status(status).entity(page).type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Content-Security-Policy", POLICY).header("Cache-Control", "private, no-store").build();
    }

    private String body(ArticleVersion version, Lang lang) {
        Content content = version.content();
        StringBuilder out = new StringBuilder("<main lang=\"").append(content.lang()).append("\"><h1>")
                .append(Markdown.escape(content.title())).append("</h1><p class=\"about\" lang=\"").append(lang.tag())
                .append("\">").append(Markdown.escape(VERSION.in(lang).formatted(version.version(), content.owner())))
                .append("</p>").append(notice(version, lang));
        List<Section> sections = articles.paragraphs(version.articleId(), version.version());
        String heading = "";
        for (int n = 1; n <= sections.size(); n++) {
            Section section = sections.get(n - 1);
            out.append("<section id=\"p").append(n).append("\"><a class=\"mark\" href=\"#p").append(n).append("\">¶ ").append(n)
                    .append("</a>");
            if (!section.heading().equals(heading)) {
                out.append("<h2>").append(Markdown.escape(section.heading())).append("</h2>");
                heading = section.heading();
            }
            out.append(Markdown.html(section.text())).append("</section>");
        }
        return out.append("</main>").toString();
    }

    private String notice(ArticleVersion version, Lang lang) {
        Optional<Article> article = articles.byId(version.articleId());
        String text = "";
        if (!version.state().wasPublished()) {
            text = DRAFT.in(lang);
        } else if (article.map(Article::archived).orElse(false)) {
            text = ARCHIVED.in(lang);
        } else if (version.state() == ArticleVersion.State.SUPERSEDED) {
            text = OLD.in(lang).formatted("/knowledge/" + version.articleId() + "/"
                    + article.map(Article::published).orElse(version.version()));
        }
        return text.isEmpty() ? "" : "<p class=\"notice\" role=\"note\" lang=\"" + lang.tag() + "\">" + text + "</p>";
    }
}
