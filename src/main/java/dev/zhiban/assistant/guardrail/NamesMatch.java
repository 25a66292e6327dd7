package dev.zhiban.assistant.guardrail;

import java.util.Locale;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// Products, systems and people that the sentence names are named in the passage: Latin words in a Chinese sentence, words
/// with capitals in an English one.
final class NamesMatch implements SentenceRule {

    private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z0-9+#\\-]*[A-Za-z0-9+#]");
    private static final Set<String> FREE = Set.of("ok", "it", "app", "url", "id", "i'm", "pc");

    @Override
    public boolean allows(Sentence sentence, Cited cited) {
        if (sentence.isCode()) {
            return true;
        }
        boolean chinese = sentence.plain().codePoints().filter(Character::isIdeographic).count() * 4 > sentence.plain()
                .length();
        Matcher matcher = LATIN.matcher(sentence.plain());
        while (matcher.find()) {
            String word = matcher.group();
            String lower = word.toLowerCase(Locale.ROOT);
            boolean name = chinese || matcher.start() > 0 && Character.isUpperCase(word.charAt(0))
                    || word.substring(1).codePoints().anyMatch(Character::isUpperCase);
            if (name && !FREE.contains(lower) && !cited.text().contains(lower)) {
                return false;
            }
        }
        return true;
    }
}
