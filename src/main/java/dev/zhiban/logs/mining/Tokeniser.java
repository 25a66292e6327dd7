package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.List;

/// Cuts a message into words and gaps, and puts typed placeholders where values stand. Characters are bytes (Latin-1 view of
/// UTF-8): bytes above 127 form words of their own.
final class Tokeniser {

    private static final int WORDS = 120;
    private static final int QUOTED = 120;
    private static final int ASSIGNED = 10;
    private static final int CONTEXT = 200;
    private static final int TEXTS = 1_000;
    private static final String LITERALS = "'\" ,()0123456789.-";
    private static final String JOINTS = ".-/@$+#\\~";

    private final String text;
    private final char[] chars;
    private final Values values;
    private final List<String> words = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private final StringBuilder gap = new StringBuilder();
    private int at;

    private Tokeniser(String text) {
        this.text = text;
        this.values = new Values(text);
        this.chars = values.chars;
    }

    static Shape shape(String text) {
        Tokeniser tokeniser = new Tokeniser(text);
        tokeniser.run();
        return Runs.collapsed(tokeniser.words, tokeniser.gaps);
    }

    private void run() {
        context();
        while (at < chars.length && words.size() < WORDS) {
            char c = chars[at];
            if (blank(c)) {
                if (!gap.isEmpty() || !words.isEmpty()) {
                    addBlank();
                }
                at++;
            } else {
                token(c);
            }
        }
        if (at < chars.length) {
            word("<*>", chars.length);
        }
        while (!gap.isEmpty() && gap.charAt(gap.length() - 1) == ' ') {
            gap.setLength(gap.length() - 1);
        }
        gaps.add(gap());
        list();
    }

    /// What stands in brackets before the message is where it came from and no part of it, when a name in it has a value:
    /// `[Server id=1] Started`.
    private void context() {
        int close = text.startsWith("[") ? closing(0) : -1;
        boolean assigned = close > 0 && (text.lastIndexOf('=', close) > 1 || text.lastIndexOf(": ", close) > 1);
        if (assigned && close + 1 < chars.length) {
            gap.append('[');
            word(Shape.ANY, close + 1);
            gap.append("] ");
        }
    }

    /// Where the bracket ends that opens at the position, -1 where it does not.
    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < Math.min(chars.length, open + CONTEXT); i++) {
            depth += chars[i] == '[' ? 1 : chars[i] == ']' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// In a list of many `name=value` every value is one, words too.
    private void list() {
        int assigned = 0;
        for (String before : gaps) {
            assigned += before.endsWith("=") ? 1 : 0;
        }
        for (int i = 0; assigned >= ASSIGNED && i < words.size(); i++) {
            if (gaps.get(i).endsWith("=") && !Shape.placeholder(words.get(i))) {
                words.set(i, Shape.ANY);
            }
        }
    }

    private void token(char c) {
        String value = values.at(at);
        if (value != null) {
            word(value, values.end());
        } else if (Values.wordChar(c) || c >= 128 || hidden(c)) {
            word();
        } else {
            boolean opens = c == '"' && (at == 0 || !Values.wordChar(chars[at - 1]));
            gap.append(c);
            at++;
            if (c == '=' && next() != '=' && next() != '>') {
                assigned();
            } else if (c == ':' && secret()) {
                assigned();
            } else if (opens) {
                quoted();
            } else if (c == '<' && Values.letter(next())) {
                described();
            } else if ((c == '[' || c == '{' || c == '(') && !object() && c != '(' && !texts() && c == '[') {
                nested();
            }
        }
    }

    /// What stands behind its name in the angle brackets that describe an object is a value: `<Task pending name='a'>`.
    private void described() {
        int name = identifierEnd(at);
        int close = Enclosed.described(text, at - 1, name);
        if (close > name) {
            word(masked(at, name), name);
            gap.append(' ');
            word(Shape.ANY, close);
        }
    }

    /// The printed form of an object behind a word is a value.
    private boolean object() {
        boolean stuck = gap.length() == 1 || Enclosed.member(text, at - 1) || Enclosed.terms(text, at - 1);
        boolean told = stuck && words.stream().anyMatch(word -> word.length() > 1 && !Shape.masked(word));
        int close = told ? Enclosed.object(text, at - 1) : -1;
        if (close > at) {
            word(Shape.ANY, close);
        }
        return close > at;
    }

    /// A list of nothing but quoted texts and numbers is a value: `['a', 'b']`, `[('a', 0.5)]`.
    private boolean texts() {
        int end = at;
        boolean quoted = false;
        while (end >= 0 && end < Math.min(chars.length, at + TEXTS) && LITERALS.indexOf(chars[end]) >= 0) {
            boolean opens = chars[end] == '\'' || chars[end] == '"';
            quoted |= opens;
            end = opens ? closingQuote(end) + 1 : end + 1;
            end = opens && end == 0 ? -1 : end;
        }
        boolean list = quoted && end > at && end < chars.length && (chars[end] == ']' || chars[end] == '}');
        if (list) {
            word(Shape.ANY, end);
        }
        return list;
    }

    /// Names with brackets in brackets are one value: `[Engine[main].Host[localhost]]`.
    private void nested() {
        int inner = text.indexOf('[', at);
        int close = inner < 0 ? -1 : closing(at - 1);
        if (inner > at && inner < close && text.substring(at, close).chars().noneMatch(c -> blank((char) c))) {
            word(Shape.ANY, close);
        }
    }

    /// One word or nothing in double quotation marks is a value, unless it is the name of a member (`"name": …`).
    private void quoted() {
        int close = text.indexOf('"', at);
        if (close < 0 || close - at > QUOTED) {
            return;
        }
        char after = close + 1 < chars.length ? chars[close + 1] : 0;
        boolean closes = !Values.wordChar(after) && after != ':' && (close > at || after != '"');
        for (int i = at; i < close && closes; i++) {
            closes = !blank(chars[i]) && chars[i] != '{' && chars[i] != '=';
        }
        if (closes) {
            word(Shape.ANY, close);
        }
    }

    private void word() {
        int start = at;
        int end = at;
        if (chars[at] >= 128) {
            while (end < chars.length && chars[end] >= 128) {
                end++;
            }
        } else {
            end = identifierEnd(start);
        }
        word(masked(start, end), end);
    }

    /// Words may be joined by a mark that stands between two of their characters: `a.b.C`, `sub-task`, `x/y`, `Server::read`.
    private int identifierEnd(int start) {
        int end = start;
        while (end < chars.length) {
            char c = chars[end];
            if (Values.wordChar(c)) {
                end++;
                continue;
            }
            boolean joint = JOINTS.indexOf(c) >= 0 && end + 1 < chars.length && Values.wordChar(chars[end + 1]);
            boolean scope = c == '/' && end + 2 < chars.length && "@.".indexOf(chars[end + 1]) >= 0
                    && Values.wordChar(chars[end + 2]);
            boolean member = c == ':' && end > start && end + 2 < chars.length && chars[end + 1] == ':'
                    && Values.letter(chars[end + 2]);
            if (!joint && !scope && !member) {
                break;
            }
            end += scope || member ? 2 : 1;
        }
        return end;
    }

    /// Whether the dot begins the name of a file: ` .git`.
    private boolean hidden(char c) {
        return c == '.' && (at == 0 || chars[at - 1] == ' ')
                && Values.letter(text.charAt(Math.min(at + 1, chars.length - 1)));
    }

    private static final List<String> SECRETS = List.of("password", "passwd", "pwd", "passphrase", "secret", "token", "apikey",
            "api_key", "access_key", "credential", "authorization");

    /// Whether the last word names something whose value nobody should see.
    private boolean secret() {
        if (words.isEmpty()) {
            return false;
        }
        String name = words.getLast();
        for (String secret : SECRETS) {
            int length = secret.length();
            if (name.regionMatches(true, name.length() - length, secret, 0, length)) {
                return true;
            }
        }
        return false;
    }

    /// After `=`: the value up to the next blank or closing mark is one word, perhaps an empty one; a quoted text is a placeholder.
    private void assigned() {
        int start = at;
        while (start < chars.length && chars[start] == ' ' && start - at < 3) {
            start++;
        }
        char open = start < chars.length ? chars[start] : 0;
        boolean quoted = open == '"' || open == '\'';
        if (start > at && (start == chars.length || !quoted && !value(open) || nextIsKey(start))) {
            word("", at);
            return;
        }
        if (quoted) {
            int close = closingQuote(start);
            if (close > 0) {
                blanks(start);
                gap.append(open);
                word("<*>", close);
            }
            return;
        }
        if (open == '[' || open == '{' || open == '(') {
            return;
        }
        int angled = open == '<' ? angled(start) : -1;
        if (angled > 0) {
            word(Shape.ANY, angled);
            return;
        }
        int end = start;
        while (end < chars.length && (value(chars[end]) || alternative(end))) {
            end++;
        }
        if (words.size() == 1 && gap.toString().equals(" =") && start == at + 1 && text.indexOf(" = ", start) < 0) {
            end = chars.length;
        }
        blanks(start);
        if (secret()) {
            word("<SECRET>", end);
            return;
        }
        String typed = end > start ? values.at(start) : null;
        if (typed != null && values.end() >= end) {
            word(typed, values.end());
            return;
        }
        int group = group(end);
        boolean plain = group == end && end - start < 64;
        word(plain ? masked(start, end) : Shape.ANY, Math.max(group, at));
    }

    /// Where the angle brackets end that open at the position and have no blank in them, -1 where they do not.
    private int angled(int open) {
        int end = open;
        while (end < chars.length && !blank(chars[end]) && chars[end] != '>') {
            end++;
        }
        return end < chars.length && chars[end] == '>' ? end + 1 : -1;
    }

    /// Where the text ends whose opening quotation mark stands at the position, -1 where it does not; one behind a backslash is
    /// part of it.
    private int closingQuote(int open) {
        int close = text.indexOf(chars[open], open + 1);
        while (close > 0 && chars[close - 1] == '\\') {
            close = text.indexOf(chars[open], close + 1);
        }
        return close;
    }

    /// The end of a group in braces without blanks that is stuck to a value: `WorkSource{10113}`.
    private int group(int end) {
        if (end >= chars.length || chars[end] != '{') {
            return end;
        }
        int at = end + 1;
        while (at < chars.length && !blank(chars[at]) && chars[at] != '{' && chars[at] != '}') {
            at++;
        }
        return at < chars.length && chars[at] == '}' ? at + 1 : end;
    }

    private void blanks(int start) {
        if (start > at) {
            addBlank();
            at = start;
        }
    }

    private boolean nextIsKey(int start) {
        int end = start;
        while (end < chars.length && Values.wordChar(chars[end])) {
            end++;
        }
        return end < chars.length && chars[end] == '=';
    }

    /// A bar between two words of one value: `config|set`.
    private boolean alternative(int i) {
        return chars[i] == '|' && i + 1 < chars.length && Values.letter(chars[i + 1])
                && Values.letter(chars[i - 1]);
    }

    private static boolean value(char c) {
        return !blank(c) && ",;)]}&|\"'>{([".indexOf(c) < 0;
    }

    private void addBlank() {
        if (gap.isEmpty() || gap.charAt(gap.length() - 1) != ' ') {
            gap.append(' ');
        }
    }

    private String gap() {
        return gap.isEmpty() ? "" : gap.length() == 1 ? Identifiers.single(gap.charAt(0)) : gap.toString();
    }

    private char next() {
        return at < chars.length ? chars[at] : 0;
    }

    private void word(String word, int end) {
        gaps.add(gap());
        gap.setLength(0);
        words.add(word);
        at = end;
    }

    private String masked(int start, int end) {
        return Identifiers.masked(text, start, end);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == 0;
    }
}
