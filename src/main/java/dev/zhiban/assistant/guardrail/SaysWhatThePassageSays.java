package dev.zhiban.assistant.guardrail;

import java.util.Set;

/// Most of the words stand near each other in the passage, and no whole phrase is new.
final class SaysWhatThePassageSays implements SentenceRule {

    private static final double CHINESE = 0.5;
    private static final double ENGLISH = 0.7;
    private static final int NEWS = 5;

    @Override
    public boolean allows(Sentence sentence, Cited cited) {
        if (sentence.isCode()) {
            return cited.says(sentence.code()) && !sentence.code().isBlank();
        }
        if (cited.longestNews(sentence.plain()) >= NEWS) {
            return false;
        }
        Set<String> units = Units.of(sentence.plain());
        long han = sentence.plain().codePoints().filter(Character::isIdeographic).count();
        return cited.bestShare(units) >= (han * 4 > sentence.plain().length() ? CHINESE : ENGLISH);
    }
}
