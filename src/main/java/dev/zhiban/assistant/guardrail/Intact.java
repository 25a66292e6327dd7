package dev.zhiban.assistant.guardrail;

import java.util.Locale;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// No broken or control characters, and no placeholder of a masked value that the passage does not have.
final class Intact implements SentenceRule {

    private static final int REPLACEMENT = 0xFFFD;
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Z][A-Z_]*[-_][0-9a-f]+>");

    @Override
    public boolean allows(Sentence sentence, Cited cited) {
        Matcher placeholder = PLACEHOLDER.matcher(sentence.raw());
        while (placeholder.find()) {
            if (!cited.text().contains(placeholder.group().toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return sentence.raw().codePoints().noneMatch(c -> c == REPLACEMENT || Character.getType(c) == Character.FORMAT
                || Character.isISOControl(c) && !Character.isWhitespace(c));
    }
}
