package dev.zhiban.assistant.guardrail;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// Every number, version, code and measure of the sentence stands in the passage, with the same unit.
final class NumbersMatch implements SentenceRule {

    private static final Pattern NUMBER = Pattern.compile(
            "[a-z0-9][a-z0-9._:/\\-]*[0-9][a-z0-9._:/\\-]*|[0-9][a-z0-9._:/\\-]*");
    private static final Pattern MEASURE = Pattern.compile(
            "([0-9]+(?:\\.[0-9]+)?) ?(分钟|小时|秒|天|周|个月|年|位|次|个|%|mb|gb|kb|tb|ms|minutes?|mins?|hours?|seconds?|days?|weeks?|months?|years?|times|characters?|digits?)");
    private static final Pattern HAN_MEASURE = Pattern.compile("([一二两三四五六七八九十半]+)(分钟|小时|秒|天|周|个月|年|位|次)");

    @Override
    public boolean allows(Sentence sentence, Cited cited) {
        if (sentence.isCode()) {
            return true;
        }
        String said = plain(sentence.plain());
        String there = plain(cited.text());
        return found(NUMBER, there).containsAll(found(NUMBER, said)) && found(MEASURE, there).containsAll(found(MEASURE, said))
                && found(HAN_MEASURE, there).containsAll(found(HAN_MEASURE, said));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.replace("**", "").replace('：', ' '), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(trimmed(matcher.group().replace(" ", "")));
        }
        return found;
    }

    private static String trimmed(String number) {
        int end = number.length();
        while (end > 0 && ".:/-".indexOf(number.charAt(end - 1)) >= 0) {
            end--;
        }
        String kept = number.substring(0, end);
        boolean plural = kept.length() > 3 && kept.endsWith("s") && Character.isLetter(kept.charAt(kept.length() - 2))
                && !kept.endsWith("ms");
        return plural ? kept.substring(0, kept.length() - 1) : kept;
    }
}
