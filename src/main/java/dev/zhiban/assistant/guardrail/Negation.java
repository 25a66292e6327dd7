package dev.zhiban.assistant.guardrail;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// Whether a clause denies, and what it restricts.
final class Negation {

    private static final Pattern HARMLESS = Pattern.compile(
            "不仅|不但|不过|不断|不妨|不同|不只|不管|不论|无论|无线|非常|别名|别的|分别|特别|识别|级别|类别|区别|未来|是不是|能不能|有没有|是否|要不要|可不可以|无需担心|不少于|差不多|不超过|不低于|不多于|not only|no longer than|no later|no more than|no less than|no fewer than|not least");
    private static final Pattern NO = Pattern.compile(
            "不|没|无|未|别|勿|禁|莫|\\b(?:not|no|never|without|cannot|nor|none|avoid|unable|neither)\\b|n't\\b");
    private static final Pattern OPEN = Pattern.compile("是否|是不是|能否|能不能|有没有|会不会|\\bwhether\\b");
    private static final Pattern LIMIT = Pattern.compile("只有|只能|只会|只|仅|\\bonly\\b|\\bmerely\\b|\\bexcept\\b");
    private static final Pattern EVERY = Pattern.compile(
            "也要|也需要|也得|不管|无论|所有|任何|全部|一律|总是|随时|每天 24|\\b(?:every|all|any|always|whenever|regardless|both)\\b");
    private static final Pattern ALSO = Pattern.compile("也|同时|还|\\b(?:also|too|as well|both|and)\\b");
    private static final Pattern READ_ONLY = Pattern.compile("只读|只是|read-only");

    private Negation() {
    }

    static boolean denies(Clause clause) {
        return NO.matcher(HARMLESS.matcher(clause.text()).replaceAll(" ")).find();
    }

    /// Says neither yes nor no.
    private static boolean isOpen(Clause clause) {
        return OPEN.matcher(clause.text()).find();
    }

    static boolean limits(String text) {
        return LIMIT.matcher(READ_ONLY.matcher(text).replaceAll(" ")).find();
    }

    static boolean widens(String text) {
        return ALSO.matcher(text).find();
    }

    /// Words that claim all cases, as they stand there.
    static Set<String> everything(String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = EVERY.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    /// Of what the clause says, as far as the passage has it, whether most stands there in clauses of the other kind only: denied
    /// where the sentence affirms, or the other way round. What the passage says once counts before what it says often.
    static boolean turned(Clause clause, Reading reading) {
        Set<String> content = new HashSet<>(clause.content());
        content.removeIf(unit -> reading.places(unit) == 0);
        Set<String> once = new HashSet<>(content);
        once.removeIf(unit -> reading.places(unit) > 1);
        Set<String> counted = once.isEmpty() ? content : once;
        if (isOpen(clause)) {
            return false;
        }
        boolean denied = denies(clause);
        long turned = counted.stream().filter(unit -> {
            List<Clause> there = reading.clauses().stream().filter(it -> it.units().contains(unit)).toList();
            return !there.isEmpty() && there.stream().allMatch(it -> !isOpen(it) && denies(it) != denied);
        }).count();
        return 2 * turned > counted.size();
    }
}
