package dev.zhiban.knowledge.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

import dev.zhiban.knowledge.keyword.Entry;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.PassageText;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.platform.text.Lang;

/// What of an article goes into the indexes: what its readers see, and nothing that is only repeated.
public final class PassageTexts {

    /// A vector's place, and the texts whose mean it is.
    public record ToEmbed(PassageId id, int slot, Space space, List<String> texts) {

        public ToEmbed {
            texts = List.copyOf(texts);
        }
    }

    /// Names a vector by what it was made of: the same text in another space is another vector.
    public record Source(Space space, String text) {
    }

    private PassageTexts() {
    }

    public static List<Entry> entries(PublishedArticle article) {
        List<Entry> out = new ArrayList<>();
        List<String> searched = searched(article);
        for (int i = 0; i < article.paragraphs().size(); i++) {
            Section section = article.paragraphs().get(i);
            PassageId id = new PassageId(article.id(), article.version(), i + 1);
            out.add(new Entry(new PassageText(id, article.family(), HiddenText.without(article.title()),
                    article.questions().stream().map(HiddenText::without).toList(), HiddenText.without(section.heading()),
                    section.text(), article.lang()), searched.get(i), article.audience()));
        }
        return out;
    }

    /// Each paragraph under its title and heading, and each alternative question for the article as a whole. All in one space:
    /// that of the article's script. An article that is written for this desk, as its alternative questions show, has headings
    /// that stand alone: there half of the vector is the heading's. Elsewhere headings say too little ("Overview").
    public static List<ToEmbed> toEmbed(PublishedArticle article, Function<Lang, Space> spaces) {
        List<ToEmbed> out = new ArrayList<>();
        PassageId whole = new PassageId(article.id(), article.version(), PassageId.WHOLE);
        Space space = spaces.apply(lang(article));
        List<String> searched = searched(article);
        boolean standsAlone = !article.questions().isEmpty();
        for (int i = 0; i < article.paragraphs().size(); i++) {
            Section section = article.paragraphs().get(i);
            PassageId id = new PassageId(article.id(), article.version(), i + 1);
            if (searched.get(i).isBlank()) {
                continue;
            }
            String text = text(article.title(), new Section(section.heading(), searched.get(i)));
            out.add(new ToEmbed(id, 0, space,
                    standsAlone && !section.heading().isEmpty() ? List.of(text, plain(section.heading())) : List.of(text)));
        }
        for (int i = 0; i < article.questions().size(); i++) {
            out.add(new ToEmbed(whole, i, space, List.of(plain(article.questions().get(i)))));
        }
        return out;
    }

    private static List<String> searched(PublishedArticle article) {
        return Repetition.worthSearching(article.paragraphs().stream().map(Section::text)
                .map(text -> BotOrder.in(text) ? "" : text).toList());
    }

    /// By the script that carries the text; one without words goes where Chinese goes.
    private static Lang lang(PublishedArticle article) {
        StringBuilder sample = new StringBuilder(article.title());
        article.paragraphs().stream().limit(3).forEach(section -> sample.append(' ').append(section.text()));
        return Lang.of(sample.toString(), Lang.ZH);
    }

    public static String text(String title, Section section) {
        return plain((section.heading().isEmpty() ? title : title + "\n" + section.heading()) + "\n" + section.text());
    }

    private static String plain(String text) {
        return Language.words().folding().simplify(HiddenText.without(text));
    }

    public static String checksum(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
