package dev.zhiban.knowledge.retrieve;

import java.util.regex.Pattern;

/// Tells a section that only says when to call a person from those that say what to do, by its heading. Articles of a desk end
/// with one, and it repeats the article's words, so that it would often be the best match and never the best answer.
public final class CallForHelp {

    private static final Pattern WORDS = Pattern
            .compile("(什么时候|何时|什么情况下?)(该|要|需要)?(找|联系|转人工|转给|报修|报障|报单|提单|提交|求助)|^(请?联系|找)(服务台|技术支持|管理员|IT)"
                    + "|(?i)\\bwhen (to|should i|do i) (call|contact|ask|escalate|involve|raise|open)\\b"
                    + "|(?i)^(call|contact) (the )?(service desk|help ?desk|support|IT)\\b");
    private static final String LEVEL = " › ";
    private static final int MOST_TEXT = 300;

    private CallForHelp() {
    }

    /// @param heading with those above it, divided as the chunks' headings are
    public static boolean isHeading(String heading) {
        return matches(heading.substring(heading.lastIndexOf(LEVEL) < 0 ? 0 : heading.lastIndexOf(LEVEL) + LEVEL.length()));
    }

    /// Whether just this is asked for.
    static boolean isAsked(String question) {
        return matches(question);
    }

    private static boolean matches(String text) {
        return WORDS.matcher(text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT)).find();
    }
}
