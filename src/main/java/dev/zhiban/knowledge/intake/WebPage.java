package dev.zhiban.knowledge.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A page of HTML: its main part, without what surrounds it.
final class WebPage {

    private WebPage() {
    }

    static void read(String place, Path file, Taking taking, Pictures pictures) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            read(place, Jsoup.parse(in, null, ""), null, taking, pictures);
        }
    }

    /// @param source where it was found; null where the page itself may say so
    static void read(String place, org.jsoup.nodes.Document page, @Nullable String source, Taking taking, Pictures pictures) {
        Element canonical = page.selectFirst("link[rel=canonical][href~=^https?://]");
        Element main = page.selectFirst("main, article, #main-content, [role=main]");
        Element body = main == null ? page.body() : main;
        Element headline = body.selectFirst("h1");
        String title = headline == null || headline.text().isBlank() ? page.title() : headline.text();
        if (headline != null && body.select("h1").size() == 1) {
            headline.remove();
        }
        taking.take(place, title.isBlank() ? Intake.baseName(place) : title, Markdown.of(body, new Album(taking, pictures)),
                List.of(),
                List.of(), source != null ? source : canonical == null ? null : canonical.attr("href"));
    }
}
