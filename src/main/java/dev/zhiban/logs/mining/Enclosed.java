package dev.zhiban.logs.mining;

/// Tells what brackets enclose that is the printed form of an object, and so one value: a list of names with values
/// (`map[id:3 home:/srv]`, `Leader(epoch=1, voters=[1])`), or anything right behind an object's address
/// (`Handler@4e6d7365{static,STOPPED}`).
final class Enclosed {

    private static final int LONGEST = 1_000;
    private static final int NAME = 40;
    private static final int ADDRESS = 4;

    private Enclosed() {
    }

    /// Where the object ends (its closing bracket) whose opening bracket stands at the position, -1 where there is none.
    static int object(String text, int open) {
        return names(text, open + 1) || addressed(text, open) || terms(text, open) ? closing(text, open) : -1;
    }

    /// Whether a dictionary begins there, whose names are quoted: `{'op': 'add'}`.
    static boolean member(String text, int open) {
        return text.startsWith("{\"", open) || text.startsWith("{'", open);
    }

    /// Whether a list of terms without blanks begins there: `{a,b,<<"c">>}`, `('a', 1)` with a text first.
    static boolean terms(String text, int open) {
        int end = open + 1;
        char first = end < text.length() ? text.charAt(end) : 0;
        boolean quoted = first == '"' || first == '\'';
        if (quoted) {
            int close = text.indexOf(first, end + 1);
            return close > end && close + 1 < text.length() && text.charAt(close + 1) == ',';
        }
        while (end < text.length() && Values.wordChar(text.charAt(end))) {
            end++;
        }
        return text.charAt(open) == '{' && end > open + 1 && end + 1 < text.length() && text.charAt(end) == ','
                && text.charAt(end + 1) != ' ';
    }

    /// Where the angle bracket closes that opens at the position, when more than the name stands between them; -1 where not.
    static int described(String text, int open, int name) {
        boolean more = name < text.length() && (text.charAt(name) == ' ' || text.charAt(name) == ':')
                && name + 1 < text.length()
                && text.charAt(name + 1) != ' ' && text.charAt(name + 1) != '<';
        int depth = 0;
        for (int i = open; more && i < Math.min(text.length(), open + LONGEST); i++) {
            boolean arrow = text.charAt(i) == '>' && (text.charAt(i - 1) == '-' || text.charAt(i - 1) == '=');
            depth += text.charAt(i) == '<' ? 1 : text.charAt(i) == '>' && !arrow ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// Whether a name with a value begins there: `id:`, `id=`, `"id":`.
    private static boolean names(String text, int from) {
        int start = from;
        while (start < text.length() && "\"'{([".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < text.length() && end - start < NAME && (Values.wordChar(text.charAt(end)) || joint(text.charAt(end)))) {
            end++;
        }
        boolean named = end > start && end + 1 < text.length() && Values.letter(text.charAt(start));
        boolean quoted = named && start > from && text.charAt(end) == text.charAt(start - 1);
        int mark = quoted ? end + 1 : end;
        return named && (text.charAt(mark) == '=' || text.charAt(mark) == ':' && mark + 1 < text.length()
                && text.charAt(mark + 1) != ':' && text.charAt(mark + 1) != '/');
    }

    private static boolean joint(char c) {
        return c == '.' || c == '-';
    }

    /// Whether `@` and a hexadecimal number end there, or another such bracket does.
    static boolean addressed(String text, int end) {
        int start = end;
        while (start > 0 && Values.hex(text.charAt(start - 1))) {
            start--;
        }
        return end - start >= ADDRESS && start > 0 && text.charAt(start - 1) == '@';
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < Math.min(text.length(), open + LONGEST); i++) {
            depth += "([{".indexOf(text.charAt(i)) >= 0 ? 1 : ")]}".indexOf(text.charAt(i)) >= 0 ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
