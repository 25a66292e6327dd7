package dev.zhiban.knowledge.article;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// What an editor sends: the fields of the front matter and the Markdown body. Lists may be left out; so may the audience where
/// the article's folder names one.
record ArticleDraft(@Nullable String id, @Nullable String title, @Nullable String lang, @Nullable Set<String> audience,
        @Nullable String owner, @Nullable LocalDate reviewBy, @Nullable List<String> tags, @Nullable List<String> questions,
        @Nullable String translationOf, @Nullable String markdown) {

    private static final int MOST_TITLE = 200;
    private static final int MOST_ENTRIES = 50;

    static ArticleDraft needed(@Nullable ArticleDraft draft) {
        if (draft == null) {
            throw wrong("title");
        }
        return draft;
    }

    /// @param inherited audience of the folder that the article's file is in; empty where it names none
    Content content(Set<String> inherited) {
        String name = needed("title", title, MOST_TITLE);
        String body = needed("markdown", markdown, (int) ArticleFolder.MOST_BYTES);
        refuseUnless("markdown", !ArticleFolder.hasTooManySections(body));
        String language = needed("lang", lang, 2);
        refuseUnless("lang", language.equals("zh") || language.equals("en"));
        Set<String> readers = audience == null ? inherited : audience;
        refuseUnless("audience", !readers.isEmpty() && readers.size() <= MOST_ENTRIES
                && (audience == null || readers.stream().allMatch(ArticleFile::isPrincipal)));
        if (reviewBy == null) {
            throw wrong("reviewBy");
        }
        return new Content(name, language, readers, needed("owner", owner, MOST_TITLE), reviewBy, entries("tags", tags),
                entries("questions", questions), translationOf, body);
    }

    String newId() {
        String wanted = needed("id", id, 100);
        refuseUnless("id", ArticleFile.isId(wanted) && !ArticleFile.isTaken(wanted));
        return wanted;
    }

    private static List<String> entries(String field, @Nullable List<String> given) {
        List<String> entries = given == null ? List.of() : given;
        refuseUnless(field,
                entries.size() <= MOST_ENTRIES && entries.stream().allMatch(e -> !e.isBlank() && e.length() <= 500));
        return entries;
    }

    private static String needed(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank() || value.indexOf('\0') >= 0) {
            throw wrong(field);
        }
        if (value.length() > longest) {
            throw Problem
                    .badRequest("article-too-long",
                            Text.of("太长：" + field + " 最多 " + longest + " 个字符，现在有 " + value.length() + " 个。",
                                    "Too long: " + field + " has " + longest + " characters at most, this has " + value.length()
                                            + "."))
                    .with("field", field).with("max", longest);
        }
        return value.strip();
    }

    private static void refuseUnless(String field, boolean good) {
        if (!good) {
            throw wrong(field);
        }
    }

    private static Problem wrong(String field) {
        return Problem.badRequest("wrong-article", Text.of("这一项缺少或不对：" + field, "Missing or wrong: " + field))
                .with("field", field);
    }
}
