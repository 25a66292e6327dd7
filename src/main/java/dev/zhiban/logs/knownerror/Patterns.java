package dev.zhiban.logs.knownerror;

import java.util.List;
import java.util.Locale;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// Reads patterns as they stand in known-error files: RE2 expressions and templates with `<*>`.
final class Patterns {

    private static final int LONGEST = 1_000;
    private static final long REPETITIONS = 5_000;
    private static final Pattern BRACES = Pattern.compile("\\{(\\d{1,6})(?:,(\\d{0,6}))?\\}");
    /// Lines that every healthy log has: what matches them would match nearly everything.
    private static final List<String> ORDINARY = List.of("a", "0", "-", "INFO",
            "2026-11-20 10:00:00.123 INFO [main] Started in 3 s",
            "192.0.2.7 - - [20/Nov/2026:10:00:00 +0800] \"GET / HTTP/1.1\" 200 23", "{\"level\":\"info\",\"msg\":\"ok\"}");

    private Patterns() {
    }

    static KnownError.LinePattern regex(String expression) {
        if (expression.isBlank() || expression.length() > LONGEST) {
            throw new IllegalArgumentException("pattern is empty or longer than " + LONGEST + " characters");
        }
        if (repetitions(expression) > REPETITIONS) {
            throw new IllegalArgumentException("pattern repeats more than " + REPETITIONS + " times in all");
        }
        Pattern pattern = Pattern.compile(expression);
        if (pattern.matcher("").find()) {
            throw new IllegalArgumentException("pattern matches the empty line");
        }
        if (ORDINARY.stream().anyMatch(line -> pattern.matcher(line).find())) {
            throw new IllegalArgumentException("pattern matches ordinary lines");
        }
        return new KnownError.LinePattern(pattern, literal(expression),
                looksAtDigits(expression) ? anyNumbers(expression) : null);
    }

    /// The product of all counted repetitions: what a compiled pattern may grow to when they are nested.
    private static long repetitions(String expression) {
        Matcher braces = BRACES.matcher(expression);
        long product = 1;
        while (braces.find() && product <= REPETITIONS) {
            String most = braces.group(2) == null || braces.group(2).isEmpty() ? braces.group(1) : braces.group(2);
            product *= Math.max(1, Long.parseLong(most));
        }
        return product;
    }

    static KnownError.LinePattern template(String template) {
        StringBuilder expression = new StringBuilder();
        String[] parts = template.strip().split("<[A-Z*]+>", -1);
        for (int i = 0; i < parts.length; i++) {
            expression.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
        }
        String longest = "";
        for (String part : template.strip().split("<[A-Z*]+>|[0-9]+")) {
            longest = part.length() > longest.length() ? part : longest;
        }
        if (longest.strip().length() < 3) {
            throw new IllegalArgumentException("template has no fixed text");
        }
        return new KnownError.LinePattern(Pattern.compile(expression.toString()), longest.toLowerCase(Locale.ROOT),
                template.chars().anyMatch(c -> c >= '0' && c <= '9') ? anyNumbers(expression.toString()) : null);
    }

    /// The expression with every digit, class of digits and `\d` replaced by "one or more digits".
    private static Pattern anyNumbers(String expression) {
        StringBuilder general = new StringBuilder();
        int i = 0;
        while (i < expression.length()) {
            char c = expression.charAt(i);
            int end = i + 1;
            boolean number = c >= '0' && c <= '9';
            if (c == '\\' && i + 1 < expression.length()) {
                number = expression.charAt(i + 1) == 'd';
                end = i + 2;
            } else if (c == '[') {
                end = Math.min(classEnd(expression, i) + 1, expression.length());
                number = expression.substring(i, end).matches("\\[[0-9-]+]");
            } else if (c == '{') {
                end = Math.max(expression.indexOf('}', i) + 1, i + 1);
            }
            if (!number) {
                general.append(expression, i, end);
            } else {
                end = quantifierEnd(expression, end);
                general.append(general.length() > 2 && general.substring(general.length() - 3).equals("\\d+") ? "" : "\\d+");
            }
            i = end;
        }
        try {
            return Pattern.compile(general.toString());
        } catch (com.google.re2j.PatternSyntaxException unusual) {
            return Pattern.compile(expression);
        }
    }

    private static int quantifierEnd(String expression, int at) {
        if (at < expression.length() && expression.charAt(at) == '{') {
            return Math.max(expression.indexOf('}', at) + 1, at);
        }
        return at < expression.length() && "+*?".indexOf(expression.charAt(at)) >= 0 ? at + 1 : at;
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
