package dev.zhiban.assistant.extract;

import java.util.ArrayList;
import java.util.List;

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

    public Wording led(Text lead, Lang lang) {
        return new Wording(lead.in(lang) + "\n\n" + text, answer);
    }

    private static String heading(Passage passage) {
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
