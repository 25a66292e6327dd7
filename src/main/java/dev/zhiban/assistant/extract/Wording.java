package dev.zhiban.assistant.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import dev.zhiban.assistant.Answer;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.knowledge.Passage;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// An answer as the person reads it: the text with its marks, and what the marks stand for.
public record Wording(String text, Answer.Quoted answer) {

    private static final int LONGEST_PASSAGE = 1400;
    private static final Text FROM = Text.of("以下是知识库《%s》的原文：", "Word for word from the article “%s”:");
    private static final Text STEP = Text.of("《%s》“%s”的第 %d 步原文：", "Step %3$d of “%2$s” in the article “%1$s”, word for word:");

    private static final Pattern STEP_ZH = Pattern.compile("》“([^\n]*)”的第 (\\d{1,3}) 步原文：");
    private static final Pattern STEP_EN = Pattern.compile("Step (\\d{1,3}) of “([^\n]*)” in the article “");

    /// The passages, whole, with marks from 1 on.
    public static Wording quoting(List<Passage> passages, Lang lang) {
        return quoting(passages, lang, 1);
    }

    /// @param first the first mark to give
    public static Wording quoting(List<Passage> passages, Lang lang, int first) {
        StringBuilder text = new StringBuilder(FROM.in(lang).formatted(passages.getFirst().title()));
        List<Citation> citations = new ArrayList<>();
        for (Passage passage : passages) {
            int n = first + citations.size();
            citations.add(Citation.of(n, passage));
            text.append("\n\n**").append(heading(passage)).append("** [").append(n).append("]\n\n")
                    .append(Steps.whole(visible(passage.text()), LONGEST_PASSAGE));
        }
        return new Wording(text.toString(), new Answer.Quoted(passages, citations));
    }

    public static Wording step(Extract.StepOf step, int number, Lang lang) {
        Passage passage = step.passage();
        Citation whole = Citation.of(1, passage);
        Citation citation = new Citation(1, whole.articleId(), whole.version(), whole.paragraph(), whole.title(),
                step.text().strip(), whole.url());
        String text = STEP.in(lang).formatted(passage.title(), heading(passage), number) + " [1]\n\n" + step.text().strip();
        return new Wording(text, new Answer.Quoted(List.of(passage), List.of(citation)));
    }

    /// What a step says for when it fails, word for word.
    public static Wording failed(Extract.StepOf step, int number, String remark, Lang lang) {
        return step(new Extract.StepOf(step.passage(), remark), number, lang);
    }

    /// The step that a reply of [#step] said: the heading that it stands under, and its number.
    static Optional<Place> place(String text) {
        Matcher zh = STEP_ZH.matcher(text);
        if (zh.find()) {
            return Optional.of(new Place(zh.group(1), Integer.parseInt(zh.group(2))));
        }
        Matcher en = STEP_EN.matcher(text);
        return en.find() ? Optional.of(new Place(en.group(2), Integer.parseInt(en.group(1)))) : Optional.empty();
    }

    record Place(String heading, int number) {
    }

    public Wording led(Text lead, Lang lang) {
        return new Wording(lead.in(lang) + "\n\n" + text, answer);
    }

    static String heading(Passage passage) {
        return passage.heading().isBlank() ? passage.title() : passage.heading();
    }

    /// Without what a reader of the article does not see: comments and characters of no width.
    public static String visible(String markdown) {
        StringBuilder kept = new StringBuilder(markdown.length());
        int from = 0;
        for (int open = markdown.indexOf("<!--"); open >= 0; open = markdown.indexOf("<!--", from)) {
            kept.append(markdown, from, open);
            int close = markdown.indexOf("-->", open);
            from = close < 0 ? markdown.length() : close + 3;
        }
        kept.append(markdown, from, markdown.length());
        String text = kept.toString();
        boolean hidden = text.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT);
        return hidden
                ? text.codePoints().filter(c -> Character.getType(c) != Character.FORMAT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
                : text;
    }
}
