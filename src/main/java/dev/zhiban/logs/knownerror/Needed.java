package dev.zhiban.logs.knownerror;

import java.util.LinkedHashSet;
import java.util.Set;

/// Reads from a pattern which texts a line must contain to match it: one of several, the longest that are certain. Folded they
/// are in small letters, each run of digits as one `0`, as [#folded] makes them of a line.
final class Needed {

    private static final int LONGEST = 40;

    private final String expression;
    private final boolean fold;
    private int at;

    private Needed(String expression, boolean fold) {
        this.expression = expression;
        this.fold = fold;
    }

    /// One of these stands in every line that the expression matches, folded; empty when nothing is certain.
    static Set<String> of(String expression) {
        return new Needed(expression, true).all();
    }

    /// The same as they stand in the line; empty too where the expression does not tell capital from small letters.
    static Set<String> exactly(String expression) {
        return expression.contains("(?") ? Set.of() : new Needed(expression, false).all();
    }

    private Set<String> all() {
        Set<String> certain = alternatives();
        return at < expression.length() ? Set.of() : certain;
    }

    /// The text in small letters with each run of digits as one `0`.
    static String folded(String text) {
        char[] folded = text.toCharArray();
        int length = 0;
        char before = 0;
        for (char character : folded) {
            char c = folded(character);
            if (c != '0' || before != '0') {
                folded[length++] = c;
            }
            before = c;
        }
        return new String(folded, 0, length);
    }

    private static char folded(char c) {
        return c >= '0' && c <= '9' ? '0' : c < 128 ? c >= 'A' && c <= 'Z' ? (char) (c + 32) : c : Character.toLowerCase(c);
    }

    private Set<String> alternatives() {
        Set<String> all = new LinkedHashSet<>();
        boolean certain = true;
        do {
            Set<String> one = sequence();
            certain &= !one.isEmpty();
            all.addAll(one);
        } while (take('|'));
        return certain ? all : Set.of();
    }

    /// Up to the end of the alternative: the best of its runs of plain characters and its groups.
    private Set<String> sequence() {
        Set<String> best = Set.of();
        StringBuilder run = new StringBuilder();
        while (at < expression.length() && peek() != '|' && peek() != ')') {
            Set<String> group = Set.of();
            char plain = 0;
            if (take('(')) {
                group = group();
            } else {
                plain = fold ? folded(plain()) : plain();
            }
            boolean optional = peek() == '?' || peek() == '*' || peek() == '{';
            boolean repeated = optional || peek() == '+';
            quantifier();
            if (plain != 0 && !optional) {
                add(run, plain);
            }
            if (plain == 0 || optional || repeated && !(fold && plain == '0')) {
                best = better(best, run);
                run.setLength(0);
            }
            best = optional ? best : better(best, group);
        }
        return better(best, run);
    }

    private void add(StringBuilder run, char plain) {
        boolean another = fold && plain == '0' && !run.isEmpty() && run.charAt(run.length() - 1) == '0';
        if (!another && run.length() < LONGEST) {
            run.append(plain);
        }
    }

    private static Set<String> better(Set<String> best, StringBuilder run) {
        return run.isEmpty() ? best : better(best, Set.of(run.toString()));
    }

    private static Set<String> better(Set<String> one, Set<String> other) {
        return shortest(other) > shortest(one) ? other : one;
    }

    private static int shortest(Set<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    /// Behind the opening parenthesis.
    private Set<String> group() {
        if (take('?')) {
            while (at < expression.length() && peek() != ':' && peek() != '>' && peek() != ')') {
                at++;
            }
            at += peek() == ')' ? 0 : 1;
        }
        Set<String> inside = alternatives();
        take(')');
        return inside;
    }

    /// The next character or class: what it stands for, folded with all classes of digits as `0`; 0 where that is not certain.
    private char plain() {
        char c = peek();
        at++;
        if (c == '\\') {
            return escaped();
        }
        if (c == '[') {
            int end = Patterns.classEnd(expression, at - 1);
            boolean digits = expression.substring(at, end).matches("[0-9-]+");
            at = Math.min(end + 1, expression.length());
            return digits && fold ? '0' : 0;
        }
        boolean foreign = c >= 128 && Character.toLowerCase(c) != Character.toUpperCase(c);
        return foreign || "^$.*+?{".indexOf(c) >= 0 ? 0 : c;
    }

    private char escaped() {
        char c = peek();
        at++;
        if (c == 'Q') {
            int end = expression.indexOf("\\E", at);
            at = end < 0 ? expression.length() : end + 2;
            return 0;
        }
        if ((c == 'p' || c == 'P' || c == 'x') && peek() == '{') {
            at = Math.max(expression.indexOf('}', at) + 1, at);
        } else if (c == 'p' || c == 'P') {
            at++;
        } else if (c == 'x') {
            at += 2;
        }
        return c == 'd' && fold ? '0' : Character.isLetterOrDigit(c) ? 0 : c;
    }

    private void quantifier() {
        if (peek() == '{') {
            at = Math.max(expression.indexOf('}', at) + 1, at + 1);
        }
        while (peek() == '?' || peek() == '*' || peek() == '+') {
            at++;
        }
    }

    private boolean take(char c) {
        boolean taken = peek() == c;
        at += taken ? 1 : 0;
        return taken;
    }

    private char peek() {
        return at < expression.length() ? expression.charAt(at) : 0;
    }
}
