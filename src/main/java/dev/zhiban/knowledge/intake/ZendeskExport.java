package dev.zhiban.knowledge.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jsoup.Jsoup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.platform.text.Text;

/// Articles as Zendesk's help centre lists them (`GET /api/v2/help_center/articles`): `articles[]` with `title`, `body` in HTML,
/// `html_url` and `label_names`; in an archive with the images that the articles name.
final class ZendeskExport {

    private static final String ATTACHMENTS = "article_attachments/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ZendeskExport() {
    }

    static void read(String place, Path file, Taking taking, Pictures pictures) throws IOException {
        JsonNode articles;
        try {
            articles = JSON.readTree(FileKind.text(file)).path("articles");
        } catch (JsonProcessingException broken) {
            taking.refuse(place, Text.of("不是有效的 JSON。", "Not valid JSON."));
            return;
        }
        if (!articles.isArray()) {
            taking.refuse(place,
                    Text.of("不是 Zendesk 的导出：没有 articles 列表。", "Not an export of Zendesk: there is no list of articles."));
            return;
        }
        int number = 0;
        for (JsonNode article : articles) {
            number++;
            String at = place + " › " + (article.path("id").asText().isEmpty() ? number : article.path("id").asText());
            if (!taking.begin(at)) {
                return;
            }
            List<String> labels = new ArrayList<>();
            article.path("label_names").forEach(label -> labels.add(label.asText()));
            String url = article.path("html_url").asText();
            taking.take(at, article.path("title").asText(),
                    Markdown.of(Jsoup.parse(article.path("body").asText()).body(),
                            new Album(taking, source -> pictures.of(source).or(() -> saved(source, pictures)))),
                    List.of(), labels, url.startsWith("http") ? url : null);
        }
    }

    /// An image of the help centre has the address `…/article_attachments/<id>/<name>`, or `…/<id>` alone. Tools that save an
    /// export put it beside the list, in a folder of that name or loose.
    private static Optional<byte[]> saved(String source, Pictures pictures) {
        String plain = source.split("[?#]", 2)[0];
        int at = plain.indexOf(ATTACHMENTS);
        String name = plain.substring(plain.lastIndexOf('/') + 1);
        return at < 0 || name.isEmpty() ? Optional.empty()
                : pictures.of(plain.substring(at)).or(() -> pictures.of(ATTACHMENTS + name)).or(() -> pictures.of(name));
    }
}
