package dev.zhiban.knowledge.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.article.ArticleFile;
import dev.zhiban.knowledge.article.ArticleVersion;
import dev.zhiban.knowledge.article.Articles;
import dev.zhiban.knowledge.article.Content;
import dev.zhiban.knowledge.article.Editor;
import dev.zhiban.knowledge.article.Elsewhere;
import dev.zhiban.knowledge.article.Publishing;
import dev.zhiban.knowledge.attachment.Attachments;
import dev.zhiban.knowledge.ingest.PassageTexts;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// Documents as drafts: a new document is a new article, a changed one a new version of the article that it became before, one
/// that says the same as last time nothing at all. Where the article was changed here as well, what the document says waits
/// until an editor settles it.
@ApplicationScoped
class Drafts implements Elsewhere {

    private static final int MONTHS_TO_REVIEW = 12;
    private static final int MOST_ENTRIES = 50;
    private static final int LONGEST_ENTRY = 500;
    /// Instead of a checksum, where the text is the editor's and not the import's.
    private static final String CHANGED_HERE = "";

    /// Who asked for it, and what every draft of it has.
    record Order(String name, UUID by, String owner, Set<String> audience) {
    }

    private final Sources sources;
    private final Articles articles;
    private final Publishing publishing;
    private final Attachments attachments;
    private final Clock clock;

    Drafts(Sources sources, Articles articles, Publishing publishing, Attachments attachments, Clock clock) {
        this.sources = sources;
        this.articles = articles;
        this.publishing = publishing;
        this.attachments = attachments;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Intakes.Row keep(Order order, Document document) {
        String checksum = checksum(document);
        Optional<Sources.Source> before = sources.lock(document.place());
        String id = before.map(Sources.Source::articleId).orElseGet(() -> newId(document));
        if (before.isPresent() && before.get().checksum().equals(checksum)) {
            settleUnchanged(before.get());
            return row(document, Intakes.Outcome.UNCHANGED, id, null, List.of());
        }
        Optional<ArticleVersion> newest = articles.lock(id).flatMap(article -> articles.version(id, article.newest()));
        if (before.isPresent() && newest.isPresent() && changedHere(before.get(), newest.get())) {
            return waits(order, document, checksum, before.get());
        }
        Illustrated text = illustrated(id, document);
        Content content = newest.map(version -> with(version.content(), said(document, text.markdown())))
                .orElseGet(() -> content(order, document, text.markdown()));
        int version = publishing.draft(id, content, Editor.of(order.by()), document.place()).version();
        keepImages(id, document, text, order.by());
        sources.taken(document.place(), id, checksum, written(content));
        return row(document, before.isPresent() ? Intakes.Outcome.CHANGED : Intakes.Outcome.CREATED, id, version, text.notes());
    }

    private static String checksum(Document document) {
        return PassageTexts.checksum(document.title() + "\0" + document.markdown() + "\0" + document.questions());
    }

    private static String written(Content content) {
        return PassageTexts.checksum(content.title() + "\0" + content.markdown());
    }

    /// Another text than the import wrote, in whatever state.
    private boolean changedHere(Sources.Source before, ArticleVersion newest) {
        String written = before.written();
        return written == null ? newest.version() > 1 : !written.equals(written(newest.content()));
    }

    private void settleUnchanged(Sources.Source before) {
        if (before.incomingChecksum() != null) {
            sources.settled(before.place());
            articles.conflict(before.articleId(), null);
        }
    }

    private Intakes.Row waits(Order order, Document document, String checksum, Sources.Source before) {
        String id = before.articleId();
        if (!checksum.equals(before.incomingChecksum())) {
            Illustrated text = illustrated(id, document);
            keepImages(id, document, text, order.by());
            sources.waits(document.place(), checksum, said(document, text.markdown()));
            articles.conflict(id, checksum);
        }
        return row(document, Intakes.Outcome.CONFLICT, id, null,
                List.of(Text.of("文章在这里也改过：没有覆盖，请选用哪一份。", "The article was changed here as well: nothing was overwritten; "
                        + "choose which to keep.")));
    }

    private static Intakes.Row row(Document document, Intakes.Outcome outcome, String id,
            @Nullable Integer version, List<Text> notes) {
        return new Intakes.Row(document.place(), outcome, id, version, document.title(), notes);
    }

    /// A document's Markdown with the addresses of its images.
    private record Illustrated(String markdown, Map<String, Attachments.Placed> images, List<Text> notes) {
    }

    private Illustrated illustrated(String id, Document document) {
        List<String> keys = document.pictures().stream().map(Picture::key).toList();
        Map<String, Attachments.Placed> placed = keys.isEmpty() ? Map.of() : attachments.place(id, keys);
        String markdown = document.markdown();
        for (String key : keys) {
            Attachments.Placed place = placed.get(key);
            markdown = place == null ? markdown.replaceAll("!\\[([^\\]]*)]\\(image:" + key + "\\)", "$1")
                    : markdown.replace("(image:" + key + ")", "(" + place.url() + ")");
        }
        List<Text> notes = new ArrayList<>(document.notes());
        int without = keys.size() - placed.size();
        if (without > 0) {
            notes.add(Text.of(without + " 张图片没有带过来：一篇文章最多 50 个附件。",
                    without + " images were left behind: an article has 50 attachments at most."));
        }
        String source = document.source();
        return new Illustrated(source == null ? markdown : markdown + "\n\n<" + source + ">", placed, notes);
    }

    private void keepImages(String id, Document document, Illustrated text, UUID by) {
        for (Picture picture : document.pictures()) {
            Attachments.Placed place = text.images().get(picture.key());
            if (place != null && place.isNew()) {
                attachments.keep(id, place, picture.name(), picture.bytes(), by);
            }
        }
    }

    private static Sources.Said said(Document document, String markdown) {
        return new Sources.Said(document.title(), markdown, entries(document.questions()));
    }

    /// What the article has already (readers, owner, tags) stays; the document brings its title, text and questions.
    private static Content with(Content old, Sources.Said said) {
        return new Content(said.title(), old.lang(), old.audience(), old.owner(), old.reviewBy(), old.tags(),
                said.questions().isEmpty() ? old.questions() : said.questions(), old.translationOf(), said.markdown());
    }

    private Content content(Order order, Document document, String markdown) {
        return new Content(document.title(), document.lang().tag(), order.audience(), order.owner(),
                clock.instant().atZone(clock.getZone()).toLocalDate().plusMonths(MONTHS_TO_REVIEW), entries(document.tags()),
                entries(document.questions()), null, markdown);
    }

    @Override
    public Optional<Said> conflict(String id) {
        return sources.waiting(id)
                .flatMap(waiting -> newest(id).map(here -> new Said(waiting.place(), with(here, waiting.said()))));
    }

    @Override
    @Transactional
    public void settle(String id, boolean takeTheirs, UUID editor) {
        Sources.Waiting waiting = sources.waiting(id).filter(it -> sources.lock(it.place()).isPresent())
                .orElseThrow(Problem::notFound);
        Content here = articles.lock(id).flatMap(article -> newest(id)).orElseThrow(Problem::notFound);
        Content kept = takeTheirs ? with(here, waiting.said()) : here;
        if (takeTheirs) {
            publishing.draft(id, kept, Editor.of(editor), waiting.place());
        }
        sources.taken(waiting.place(), id, waiting.checksum(), takeTheirs ? written(kept) : CHANGED_HERE);
        articles.conflict(id, null);
    }

    private Optional<Content> newest(String id) {
        return articles.byId(id).flatMap(article -> articles.version(id, article.newest())).map(ArticleVersion::content);
    }

    private static List<String> entries(List<String> given) {
        return given.stream().map(String::strip).filter(entry -> !entry.isEmpty() && entry.length() <= LONGEST_ENTRY)
                .limit(MOST_ENTRIES).toList();
    }

    /// From the title or the file's name where they have Latin words, else from the place; never one that is taken.
    private String newId(Document document) {
        String id = slug(document.title());
        id = id.length() < 3 ? slug(Intake.baseName(document.place())) : id;
        id = id.length() < 3 ? "document-" + PassageTexts.checksum(document.place()).substring(0, 8) : id;
        String free = id;
        for (int i = 2; articles.byId(free).isPresent() || ArticleFile.isTaken(free); i++) {
            free = id + "-" + i;
        }
        return free;
    }

    private static String slug(String text) {
        String slug = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() > 80 ? slug.substring(0, 80).replaceAll("-$", "") : slug;
    }
}
