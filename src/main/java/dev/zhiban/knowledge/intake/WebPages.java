package dev.zhiban.knowledge.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.web.NotFetched;
import dev.zhiban.knowledge.web.Web;
import dev.zhiban.platform.text.Text;

/// Documents that are asked for by their addresses, one after the other: pages of HTML with their images, Markdown, text, PDF and
/// Word. The address is the place of the document and its source.
@ApplicationScoped
class WebPages {

    static final int MOST = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_IMAGES = 20;
    private static final Duration IMAGES_PATIENCE = Duration.ofSeconds(40);
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");
    private static final Set<String> OTHERS = Set.of("", "text/plain", "text/markdown", "text/x-markdown", "application/pdf",
            "application/octet-stream", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    private static final Set<FileKind> KINDS = Set.of(FileKind.HTML, FileKind.TEXT, FileKind.PDF, FileKind.WORD);

    private final Web web;

    WebPages(Web web) {
        this.web = web;
    }

    /// @param progress told the address of each page that is begun
    Intake.Taken read(List<URI> addresses, Consumer<String> progress) {
        Taking taking = new Taking(PATIENCE, progress);
        for (URI address : addresses) {
            String place = address.toString();
            if (taking.begin(place)) {
                read(place, address, taking);
            }
        }
        return new Intake.Taken(taking.documents(), taking.troubles());
    }

    private void read(String place, URI address, Taking taking) {
        try {
            Web.Page page = web.get(address, MOST_BYTES, type -> PAGES.contains(type) || OTHERS.contains(type));
            Path copy = Files.createTempFile("intake", null);
            try {
                Files.write(copy, page.bytes());
                read(place, page, copy, taking);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (NotFetched e) {
            taking.refuse(place, e.why());
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            taking.refuse(place, Text.of("内容损坏或不完整，读不出来。", "What came is damaged or incomplete and cannot be read."));
        }
    }

    private void read(String place, Web.Page page, Path copy, Taking taking) throws IOException {
        FileKind kind = PAGES.contains(page.mediaType()) && FileKind.of("", copy) == FileKind.TEXT ? FileKind.HTML
                : FileKind.of("", copy);
        Pictures pictures = pictures(page.at());
        if (!KINDS.contains(kind)) {
            taking.refuse(place, Text.of("不认识这种内容；网址可以是网页、Markdown、文本、PDF 和 Word。",
                    "Not a kind that can be read; an address may lead to a page, Markdown, text, PDF or Word."));
        } else if (kind.bytes(copy) > kind.most()) {
            taking.refuse(place, Intake.tooLarge(kind.most()));
        } else if (kind == FileKind.HTML) {
            WebPage.read(place, Jsoup.parse(new ByteArrayInputStream(page.bytes()), charset(page), page.at().toString()), place,
                    taking, pictures);
        } else {
            taking.from(place);
            Intake.read(kind, place, copy, taking, pictures);
        }
    }

    private static @Nullable String charset(Web.Page page) {
        return page.charset().filter(name -> {
            try {
                return Charset.isSupported(name);
            } catch (IllegalArgumentException noName) {
                return false;
            }
        }).orElse(null);
    }

    private Pictures pictures(URI base) {
        int[] asked = { 0 };
        long until = System.nanoTime() + IMAGES_PATIENCE.toNanos();
        return source -> {
            if (asked[0]++ >= MOST_IMAGES || System.nanoTime() > until) {
                return Optional.empty();
            }
            try {
                return Optional.of(web.get(base.resolve(source.replace(" ", "%20")), Pictures.MOST_BYTES,
                        type -> type.startsWith("image/") || type.equals("application/octet-stream")).bytes());
            } catch (NotFetched | IllegalArgumentException notToBeHad) {
                return Optional.empty();
            }
        };
    }
}
