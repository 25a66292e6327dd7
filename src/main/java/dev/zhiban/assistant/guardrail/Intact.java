package dev.zhiban.assistant.guardrail;

/// No broken characters, no placeholders of masked values, no control characters.
final class Intact implements SentenceRule {

    private static final com.google.re2j.Pattern PLACEHOLDER = com.google.re2j.Pattern.compile("<[A-Z][A-Z_]*[-_][0-9a-f]+>");

    @Override
    public boolean allows(Sentence sentence, Cited cited) {
        return !PLACEHOLDER.matcher(sentence.raw()).find() && sentence.raw().codePoints()
                .noneMatch(c -> c == 0xFFFD || Character.getType(c) == Character.FORMAT
                        || Character.isISOControl(c) && !Character.isWhitespace(c));
    }
}
