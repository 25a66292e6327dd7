package dev.zhiban.assistant.guardrail;

import dev.zhiban.knowledge.Closeness;

/// Most of the words stand near each other in the passage, and no whole phrase is new; what is close in meaning may be worded more
/// freely.
final class SaysWhatThePassageSays implements SentenceRule {

    private static final double CHINESE = 0.5;
    private static final double ENGLISH = 0.7;
    private static final int NEWS = 5;
    private static final double CLOSE = 0.6;
    private static final double CHINESE_WHEN_CLOSE = 0.3;
    private static final double ENGLISH_WHEN_CLOSE = 0.6;
    private static final int NEWS_WHEN_CLOSE = 8;

    private final Closeness closeness;

    SaysWhatThePassageSays(Closeness closeness) {
        this.closeness = closeness;
    }

    @Override
    public boolean allows(Sentence sentence, Cited cited) {
        if (sentence.isCode()) {
            return cited.says(sentence.code()) && !sentence.code().isBlank();
        }
        String said = sentence.plain();
        int news = cited.longestNews(Replaced.withoutFree(said));
        double share = cited.bestShare(Units.of(said));
        boolean chinese = said.codePoints().filter(Character::isIdeographic).count() * 4 > said.length();
        if (news < NEWS && share >= (chinese ? CHINESE : ENGLISH)) {
            return true;
        }
        return news < NEWS_WHEN_CLOSE && share >= (chinese ? CHINESE_WHEN_CLOSE : ENGLISH_WHEN_CLOSE)
                && closeness.of(said, cited.text()) >= CLOSE;
    }
}
