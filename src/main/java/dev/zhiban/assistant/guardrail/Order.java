package dev.zhiban.assistant.guardrail;

import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// What a text says comes before what.
final class Order {

    /// Two things in the order of time.
    ///
    /// @param steps one after the other in the telling too, as with "then"
    record Pair(Clause earlier, Clause later, boolean steps) {
    }

    private static final Pattern FIRST_THEN_ZH = Pattern.compile("先([^。；;\\n]{1,80}?)[，,、]?(?:再|然后|之后再|最后)([^。；;，,\\n]{1,80})");
    private static final Pattern THEN_ZH = Pattern
            .compile("([^。；;，,\\n]{2,80})[，,](?:然后|再|接着|最后)([^。；;，,\\n]{2,80})");
    private static final Pattern ONLY_A_TIME = Pattern.compile(
            "[\\s0-9,.]*(?:about|the|a|an|[0-9]+|one|two|three|five|ten|minutes?|hours?|days?|weeks?|months?|seconds?|[秒分钟小时天周个月年]|\\s)*[\\s.]*");
    private static final Pattern BEFORE_ZH = Pattern
            .compile("([^。；;，,\\n]{1,60}?)(?:之前|以前|前)[，,]?(?:先|请|要|必须)?([^。；;，,\\n]{2,80})");
    private static final Pattern AFTER_ZH = Pattern.compile("([^。；;，,\\n]{1,60}?)(?:之后|以后|后)[，,]?(?:再|才)([^。；;，,\\n]{2,80})");
    private static final Pattern THEN = Pattern.compile("([^.;\\n]{3,120}?)(?:,|;)? (?:and )?then ([^.;\\n]{3,120})");
    private static final Pattern BEFORE = Pattern.compile("([^.;,\\n]{3,120}?) before ([^.;,\\n]{3,120})");
    private static final Pattern AFTER = Pattern.compile("([^.;,\\n]{3,120}?) after ([^.;,\\n]{3,120})");
    private static final Pattern AFTER_LEADING = Pattern
            .compile("(?:^|[.;\\n] *)(?:after|once) ([^.;,\\n]{3,80}), ([^.;\\n]{3,120})");

    private Order() {
    }

    static List<Pair> in(String text) {
        String plain = Clause.folded(text).replace("**", "");
        List<Pair> pairs = new ArrayList<>();
        add(FIRST_THEN_ZH, plain, false, true, pairs);
        add(THEN_ZH, plain, false, true, pairs);
        add(AFTER_ZH, plain, false, false, pairs);
        add(BEFORE_ZH, plain, true, false, pairs);
        add(THEN, plain, false, true, pairs);
        add(AFTER_LEADING, plain, false, false, pairs);
        add(BEFORE, plain, false, false, pairs);
        add(AFTER, plain, true, false, pairs);
        return pairs;
    }

    private static void add(Pattern pattern, String text, boolean turned, boolean steps, List<Pair> pairs) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (ONLY_A_TIME.matches(matcher.group(1)) || ONLY_A_TIME.matches(matcher.group(2))) {
                continue;
            }
            Clause one = Clause.of(matcher.group(1));
            Clause other = Clause.of(matcher.group(2));
            pairs.add(turned ? new Pair(other, one, steps) : new Pair(one, other, steps));
        }
    }
}
