package dev.zhiban.logs.knownerror;

import java.util.List;
import java.util.Set;

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
        KnownError.LinePattern found = new KnownError.LinePattern(pattern, Needed.of(expression), Needed.exactly(expression),
                looksAtDigits(expression) ? anyNumbers(expression) : null);
        if (ORDINARY.stream().anyMatch(found::matches)) {
            throw new IllegalArgumentException("pattern matches ordinary lines");
        }
        return found;
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
        for (String part : parts) {
            longest = part.length() > longest.length() ? part : longest;
        }
        if (Needed.folded(longest).replace("0", "").strip().length() < 3) {
            throw new IllegalArgumentException("template has no fixed text");
        }
        return new KnownError.LinePattern(Pattern.compile(expression.toString()), Set.of(Needed.folded(longest.strip())),
                Set.of(longest.strip()),
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

    static int classEnd(String expression, int open) {
        int at = open + 1;
        at += at < expression.length() && expression.charAt(at) == '^' ? 1 : 0;
        at += at < expression.length() && expression.charAt(at) == ']' ? 1 : 0;
        while (at < expression.length() && expression.charAt(at) != ']') {
            at += expression.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, expression.length());
    }
}
