package dev.zhiban.logs.knownerror;

import java.util.Locale;

import com.google.re2j.Pattern;

/// Reads patterns as they stand in known-error files: RE2 expressions and templates with `<*>`.
final class Patterns {

    private static final int LONGEST = 1_000;

    private Patterns() {
    }

    static KnownError.LinePattern regex(String expression) {
        if (expression.isBlank() || expression.length() > LONGEST) {
            throw new IllegalArgumentException("pattern is empty or longer than " + LONGEST + " characters");
        }
        Pattern pattern = Pattern.compile(expression);
        if (pattern.matcher("").find()) {
            throw new IllegalArgumentException("pattern matches the empty line");
        }
        return new KnownError.LinePattern(pattern, literal(expression), looksAtDigits(expression));
    }

    static KnownError.LinePattern template(String template) {
        StringBuilder expression = new StringBuilder();
        for (String part : template.strip().split("<[A-Z*]+>", -1)) {
            expression.append(expression.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        String longest = "";
        for (String part : template.strip().split("<[A-Z*]+>|[0-9]+")) {
            longest = part.length() > longest.length() ? part : longest;
        }
        if (longest.strip().length() < 3) {
            throw new IllegalArgumentException("template has no fixed text");
        }
        return new KnownError.LinePattern(Pattern.compile(expression.toString()), longest.toLowerCase(Locale.ROOT),
                template.chars().anyMatch(c -> c >= '0' && c <= '9'));
    }

    private static boolean looksAtDigits(String expression) {
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c >= '0' && c <= '9'
                    && !(i > 0 && "{,0123456789".indexOf(expression.charAt(i - 1)) >= 0 && inBraces(expression, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean inBraces(String expression, int at) {
        int open = expression.lastIndexOf('{', at);
        int close = expression.indexOf('}', at);
        return open >= 0 && close > at
                && expression.substring(open + 1, close).chars().allMatch(c -> c == ',' || Character.isDigit(c));
    }

    /// The longest text without digits that every match must contain; empty when none is certain.
    static String literal(String expression) {
        String best = "";
        StringBuilder run = new StringBuilder();
        int depth = 0;
        for (int i = 0; i <= expression.length(); i++) {
            char c = i < expression.length() ? expression.charAt(i) : ')';
            boolean plain = false;
            char literal = c;
            if (c == '|' && depth == 0) {
                return "";
            }
            if (c == '\\' && i + 1 < expression.length()) {
                i++;
                literal = expression.charAt(i);
                plain = !Character.isLetterOrDigit(literal);
                i = literal == 'Q' || literal == 'p' || literal == 'P' || literal == 'x' ? expression.length() : i;
            } else if (c == '[') {
                i = classEnd(expression, i);
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == '{') {
                int close = expression.indexOf('}', i);
                i = close < 0 ? i : close;
            } else {
                plain = "^$.*+?".indexOf(c) < 0 && !Character.isDigit(c);
            }
            char next = i + 1 < expression.length() ? expression.charAt(i + 1) : 0;
            boolean optional = next == '?' || next == '*' || next == '{';
            if (plain && depth == 0 && !optional) {
                run.append(literal);
            } else {
                best = run.length() > best.length() ? run.toString() : best;
                run.setLength(0);
            }
        }
        return best.toLowerCase(Locale.ROOT);
    }

    private static int classEnd(String expression, int open) {
        int at = open + 1;
        at += at < expression.length() && expression.charAt(at) == '^' ? 1 : 0;
        at += at < expression.length() && expression.charAt(at) == ']' ? 1 : 0;
        while (at < expression.length() && expression.charAt(at) != ']') {
            at += expression.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, expression.length());
    }
}
