package dev.zhiban.assistant.guardrail;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// A number and what it is: each so often, so long before, at least, at most.
record Measure(String number, Set<Kind> kinds) {

    enum Kind {
        EACH,
        BEFORE,
        AFTER,
        AT_LEAST,
        AT_MOST
    }

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)*");
    private static final int LEFT = 14;
    private static final int RIGHT = 16;
    private static final Map<Kind, Pattern> TO_THE_LEFT = Map.of(
            Kind.EACH, Pattern.compile("(?:每|\\bevery|\\beach|\\bper) ?$"),
            Kind.BEFORE, Pattern.compile("(?:前|提前) ?$"),
            Kind.AFTER, Pattern.compile("(?:后|\\bafter) ?$"),
            Kind.AT_LEAST,
            Pattern.compile("(?:至少|最少|不少于|不低于|超过|大于|多于|\\bat least|\\bmore than|\\bover|\\bminimum) ?(?:of )?(?:有 ?)?$"),
            Kind.AT_MOST,
            Pattern.compile(
                    "(?:最多|最长|最大|不超过|不多于|上限是|\\bat most|\\bup to|\\bless than|\\bwithin|\\bmaximum) ?(?:of )?(?:能|可以)?(?:连|到|为)? ?$"));
    private static final Map<Kind, Pattern> TO_THE_RIGHT = Map.of(
            Kind.BEFORE, Pattern.compile("^ ?(?:分钟|小时|天|日|周|个月|年)?(?:之?前|以前)|^ [a-z]+ (?:before|ago|ahead|earlier)"),
            Kind.AFTER, Pattern.compile("^ ?(?:分钟|小时|天|日|周|个月|年)之?后|^ [a-z]+ (?:after|later)"),
            Kind.AT_LEAST, Pattern.compile("^ ?\\p{Han}{0,2}以上|^ [a-z]+ (?:or more|at least)"),
            Kind.AT_MOST, Pattern.compile("^ ?\\p{Han}{0,2}(?:之内|以内|以下|内)|^ [a-z]+ (?:or less|or fewer|at most)"));

    /// All of a folded text, in their order.
    static List<Measure> in(String text) {
        List<Measure> all = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            String left = text.substring(Math.max(0, number.start() - LEFT), number.start());
            String right = text.substring(number.end(), Math.min(text.length(), number.end() + RIGHT));
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            TO_THE_LEFT.forEach((kind, pattern) -> add(kind, pattern, left, kinds));
            TO_THE_RIGHT.forEach((kind, pattern) -> add(kind, pattern, right, kinds));
            all.add(new Measure(number.group(), kinds));
        }
        return all;
    }

    private static void add(Kind kind, Pattern pattern, String beside, Set<Kind> kinds) {
        if (pattern.matcher(beside).find()) {
            kinds.add(kind);
        }
    }

    /// Whether the passage has the number, and nowhere as what it is said to be. Without a word beside it a number is anything.
    static boolean differ(String said, String there) {
        List<Measure> others = in(there);
        return in(said).stream().filter(measure -> !measure.kinds().isEmpty()).anyMatch(measure -> {
            List<Measure> same = others.stream().filter(other -> other.number().equals(measure.number())).toList();
            return !same.isEmpty() && same.stream().noneMatch(measure::agrees);
        });
    }

    private boolean agrees(Measure other) {
        return other.kinds.isEmpty() || kinds.stream().anyMatch(other.kinds::contains)
                || other.kinds.contains(Kind.AT_MOST) && kinds.contains(Kind.AFTER);
    }
}
