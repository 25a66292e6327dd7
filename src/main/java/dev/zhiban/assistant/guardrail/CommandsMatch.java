package dev.zhiban.assistant.guardrail;

import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// What is to be typed or clicked stands in the passage letter by letter: code, options, menu paths, quoted labels.
final class CommandsMatch implements SentenceRule {

    private static final List<Pattern> EXACT = List.of(Pattern.compile("`([^`]+)`"), Pattern.compile("\\*\\*([^*]+)\\*\\*"),
            Pattern.compile("[“「『]([^”」』]{1,60})[”」』]"), Pattern.compile("\"([^\"]{1,60})\""),
            Pattern.compile("(?:^|\\s)(--?[A-Za-z][\\w\\-]*)"),
            Pattern.compile("((?:[A-Za-z]:\\\\|\\\\\\\\|/)[\\w.\\\\/\\-]{3,})"),
            Pattern.compile("\\b([A-Za-z0-9]+_[A-Za-z0-9_]+)\\b"));
    private static final Pattern STEPS = Pattern.compile("\\s*[›>→»]\\s*");

    @Override
    public boolean allows(Sentence sentence, Cited cited) {
        if (sentence.isCode()) {
            return true;
        }
        return EXACT.stream().allMatch(pattern -> allThere(pattern, sentence.raw(), cited));
    }

    private static boolean allThere(Pattern pattern, String raw, Cited cited) {
        Matcher matcher = pattern.matcher(raw);
        while (matcher.find()) {
            for (String part : STEPS.split(matcher.group(1))) {
                if (!part.isBlank() && !cited.says(part)) {
                    return false;
                }
            }
        }
        return true;
    }
}
