package dev.zhiban.knowledge.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// One run over one upload: gathers documents and troubles, and keeps the bounds.
final class Taking {

    static final int MOST_DOCUMENTS = 2_000;
    static final int LONGEST_MARKDOWN = 400_000;
    static final int MOST_HEADINGS = 1_000;
    /// Characters of all documents of one upload.
    static final long MOST_TOGETHER = 20_000_000;
    /// Bytes of the images of all documents of one upload: they stand in memory.
    static final long MOST_IMAGES = 32L << 20;
    private static final int LONGEST_TITLE = 200;

    private final List<Document> documents = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final Consumer<String> progress;
    private final long until;
    private @Nullable String source;
    private long together;
    private long images;

    /// @param progress told the place of each document that is begun
    Taking(Duration patience, Consumer<String> progress) {
        this.progress = progress;
        this.until = System.nanoTime() + patience.toNanos();
    }

    List<Document> documents() {
        return List.copyOf(documents);
    }

    List<Trouble> troubles() {
        return List.copyOf(troubles);
    }

    /// @return whether there is time and room for one more
    boolean begin(String place) {
        if (System.nanoTime() > until) {
            refuse(place, Text.of("时间用完了，从这里起没有读。", "Time ran out: not read from here on."));
            return false;
        }
        if (documents.size() >= MOST_DOCUMENTS) {
            refuse(place, Text.of("一次最多导入 " + MOST_DOCUMENTS + " 篇，从这里起没有读。",
                    "At most " + MOST_DOCUMENTS + " documents at a time: not read from here on."));
            return false;
        }
        progress.accept(place);
        return true;
    }

    /// @return whether there is room for an image of so many bytes, which is then taken
    boolean room(int bytes) {
        boolean room = images + bytes <= MOST_IMAGES;
        images += room ? bytes : 0;
        return room;
    }

    /// @param address that the next documents have as their source where they name none
    void from(@Nullable String address) {
        source = address;
    }

    void refuse(String place, Text why) {
        troubles.add(new Trouble(place, why));
    }

    void take(String place, String title, Markdown markdown) {
        take(place, title, markdown, List.of(), List.of(), source);
    }

    void take(String place, String title, Markdown markdown, List<String> questions, List<String> tags,
            @Nullable String source) {
        String text = markdown.text();
        long headings = text.lines().filter(line -> line.startsWith("#")).count();
        if (text.isBlank()) {
            refuse(place, Text.of("里面没有文字。", "There is no text in it."));
        } else if (text.length() > LONGEST_MARKDOWN || headings > MOST_HEADINGS) {
            refuse(place, Text.of("太长（最多 " + LONGEST_MARKDOWN / 1000 + " 千字、" + MOST_HEADINGS + " 个标题），请先拆成几篇。",
                    "Too long (at most " + LONGEST_MARKDOWN / 1000 + ",000 characters and " + MOST_HEADINGS
                            + " headings); split it first."));
        } else if ((together += text.length()) > MOST_TOGETHER) {
            refuse(place, Text.of("这次导入的文字太多，请分几次导入。", "Too much text for one import; import the rest by itself."));
        } else {
            String named = title.isBlank() ? place : title.strip().replaceAll("\\s+", " ");
            documents.add(new Document(place, named.length() > LONGEST_TITLE ? named.substring(0, LONGEST_TITLE) : named,
                    Lang.of(named + " " + text, Lang.ZH), text, questions, tags, source, markdown.pictures(),
                    markdown.notes()));
        }
    }
}
