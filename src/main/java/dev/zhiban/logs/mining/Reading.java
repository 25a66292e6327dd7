package dev.zhiban.logs.mining;

/// A text that is read from a position on; `end` is the position after what was found last. Characters outside of the text
/// read as 0.
abstract class Reading {

    static final String SPACED_UNITS = " B KB MB GB TB KiB MiB GiB kB ms us ns sec secs seconds second bytes byte Bytes s "
            + "millis milliseconds microseconds nanoseconds min mins minute minutes hour hours day days MILLISECONDS SECONDS MINUTES HOURS ";

    final String text;
    final char[] chars;
    int end;

    Reading(String text) {
        this.text = text;
        this.chars = text.toCharArray();
    }

    /// Another reading of the same text.
    Reading(Reading of) {
        this.text = of.text;
        this.chars = of.chars;
    }

    /// The position after the value that was found.
    final int end() {
        return end;
    }

    /// A second form of the value in parentheses belongs to it: `1190 bytes (1.16 KB)`, `192.0.2.1 (host.example.com)`.
    final int restated(int at) {
        if (c(at) != ' ' || c(at + 1) != '(') {
            return at;
        }
        int close = at + 2;
        while (close < text.length() && c(close) != ')' && c(close) != '(' && close - at < 80) {
            close++;
        }
        String inside = text.substring(Math.min(at + 2, text.length()), close);
        boolean oneWord = inside.indexOf(' ') < 0 && inside.indexOf('=') < 0 && inside.indexOf(':') < 0;
        boolean size = !inside.isEmpty() && digit(inside.charAt(0))
                && SPACED_UNITS.contains(inside.substring(inside.indexOf(' ') + 1) + " ");
        return c(close) == ')' && (oneWord || size) ? close + 1 : at;
    }

    final int digits(int i) {
        int at = i;
        while (digit(c(at))) {
            at++;
        }
        return at;
    }

    final char c(int i) {
        return i >= 0 && i < chars.length ? chars[i] : 0;
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean capital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean hex(char c) {
        return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    static boolean wordChar(char c) {
        return letter(c) || digit(c) || c == '_';
    }
}
