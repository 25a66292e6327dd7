package dev.zhiban.knowledge;

/// Mark `n` of an answer: exactly this paragraph of this version, with the words that support the answer. The `url` opens it.
public record Citation(int n, String articleId, int version, int paragraph, String title, String quote, String url) {

    private static final int QUOTE = 240;

    public static Citation of(int n, Passage passage) {
        String text = passage.text().strip();
        String quote = text.length() <= QUOTE ? text : cut(text);
        return new Citation(n, passage.articleId(), passage.version(), passage.paragraph(), passage.title(), quote,
                url(passage));
    }

    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(QUOTE - 1)) ? QUOTE - 1 : QUOTE;
        return text.substring(0, end) + "…";
    }

    /// The page that shows the article in the cited version, at the cited paragraph.
    public static String url(Passage passage) {
        return "/knowledge/" + passage.articleId() + "/" + passage.version() + "#p" + passage.paragraph();
    }
}
