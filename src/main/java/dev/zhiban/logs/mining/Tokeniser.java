package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.List;

/// Cuts a message into words and gaps, and puts typed placeholders where values stand. Characters are bytes (Latin-1 view of
/// UTF-8): bytes above 127 form words of their own.
final class Tokeniser {

    private static final int WORDS = 120;
    private static final int QUOTED = 120;
    private static final int ASSIGNED = 10;
    private static final int NAME = 4;
    private static final int CONTEXT = 200;
    private static final int RANDOM = 16;
    private static final int TEXTS = 1_000;
    private static final String LITERALS = "'\" ,()0123456789.-";
    private static final String JOINTS = ".-/@$+#\\~";

    private final String text;
    private final Values values;
    private final List<String> words = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private final StringBuilder gap = new StringBuilder();
    private int at;

    private Tokeniser(String text) {
        this.text = text;
        this.values = new Values(text);
    }

    static Shape shape(String text) {
        Tokeniser tokeniser = new Tokeniser(text);
        tokeniser.run();
        return Runs.collapsed(tokeniser.words, tokeniser.gaps);
    }

    private void run() {
        context();
        while (at < text.length() && words.size() < WORDS) {
            char c = text.charAt(at);
            if (blank(c)) {
                if (!gap.isEmpty() || !words.isEmpty()) {
                    addBlank();
                }
                at++;
            } else {
                token(c);
            }
        }
        if (at < text.length()) {
            word("<*>", text.length());
        }
        while (!gap.isEmpty() && gap.charAt(gap.length() - 1) == ' ') {
            gap.setLength(gap.length() - 1);
        }
        gaps.add(gap.toString());
        list();
    }

    /// What stands in brackets before the message is where it came from and no part of it, when a name in it has a value:
    /// `[Server id=1] Started`.
    private void context() {
        int close = text.startsWith("[") ? closing(0) : -1;
        boolean assigned = close > 0 && (text.lastIndexOf('=', close) > 1 || text.lastIndexOf(": ", close) > 1);
        if (assigned && close + 1 < text.length()) {
            gap.append('[');
            word(Shape.ANY, close + 1);
            gap.append("] ");
        }
    }

    /// Where the bracket ends that opens at the position, -1 where it does not.
    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < Math.min(text.length(), open + CONTEXT); i++) {
            depth += text.charAt(i) == '[' ? 1 : text.charAt(i) == ']' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// In a list of many `name=value` every value is one, words too.
    private void list() {
        long assigned = gaps.stream().filter(before -> before.endsWith("=")).count();
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
            boolean opens = c == '"' && (at == 0 || !Values.wordChar(text.charAt(at - 1)));
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
            word(masked(text.substring(at, name)), name);
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
        while (end >= 0 && end < Math.min(text.length(), at + TEXTS) && LITERALS.indexOf(text.charAt(end)) >= 0) {
            boolean opens = text.charAt(end) == '\'' || text.charAt(end) == '"';
            quoted |= opens;
            end = opens ? closingQuote(end) + 1 : end + 1;
            end = opens && end == 0 ? -1 : end;
        }
        boolean list = quoted && end > at && end < text.length() && (text.charAt(end) == ']' || text.charAt(end) == '}');
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
        char after = close + 1 < text.length() ? text.charAt(close + 1) : 0;
        boolean closes = !Values.wordChar(after) && after != ':' && (close > at || after != '"');
        for (int i = at; i < close && closes; i++) {
            closes = !blank(text.charAt(i)) && text.charAt(i) != '{' && text.charAt(i) != '=';
        }
        if (closes) {
            word(Shape.ANY, close);
        }
    }

    private void word() {
        int start = at;
        int end = at;
        if (text.charAt(at) >= 128) {
            while (end < text.length() && text.charAt(end) >= 128) {
                end++;
            }
        } else {
            end = identifierEnd(start);
        }
        word(masked(text.substring(start, end)), end);
    }

    /// Words may be joined by a mark that stands between two of their characters: `a.b.C`, `sub-task`, `x/y`, `Server::read`.
    private int identifierEnd(int start) {
        int end = start;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean joint = JOINTS.indexOf(c) >= 0 && end + 1 < text.length() && Values.wordChar(text.charAt(end + 1));
            boolean scope = c == '/' && end + 2 < text.length() && "@.".indexOf(text.charAt(end + 1)) >= 0
                    && Values.wordChar(text.charAt(end + 2));
            boolean member = c == ':' && text.startsWith("::", end) && end > start && end + 2 < text.length()
                    && Values.letter(text.charAt(end + 2));
            if (!Values.wordChar(c) && !joint && !scope && !member) {
                break;
            }
            end += scope || member ? 2 : 1;
        }
        return end;
    }

    /// Whether the dot begins the name of a file: ` .git`.
    private boolean hidden(char c) {
        return c == '.' && (at == 0 || text.charAt(at - 1) == ' ')
                && Values.letter(text.charAt(Math.min(at + 1, text.length() - 1)));
    }

    private static final List<String> SECRETS = List.of("password", "passwd", "pwd", "passphrase", "secret", "token", "apikey",
            "api_key", "access_key", "credential", "authorization");

    /// Whether the last word names something whose value nobody should see.
    private boolean secret() {
        if (words.isEmpty()) {
            return false;
        }
        String name = words.getLast().toLowerCase(java.util.Locale.ROOT);
        return SECRETS.stream().anyMatch(name::endsWith);
    }

    /// After `=`: the value up to the next blank or closing mark is one word, perhaps an empty one; a quoted text is a placeholder.
    private void assigned() {
        int start = at;
        while (start < text.length() && text.charAt(start) == ' ' && start - at < 3) {
            start++;
        }
        char open = start < text.length() ? text.charAt(start) : 0;
        boolean quoted = open == '"' || open == '\'';
        if (start > at && (start == text.length() || !quoted && !value(open) || nextIsKey(start))) {
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
        int end = start;
        while (end < text.length() && (value(text.charAt(end)) || alternative(end))) {
            end++;
        }
        if (words.size() == 1 && gap.toString().equals(" =") && start == at + 1 && text.indexOf(" = ", start) < 0) {
            end = text.length();
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
        word(plain ? masked(text.substring(start, end)) : Shape.ANY, Math.max(group, at));
    }

    /// Where the text ends whose opening quotation mark stands at the position, -1 where it does not; one behind a backslash is
    /// part of it.
    private int closingQuote(int open) {
        int close = text.indexOf(text.charAt(open), open + 1);
        while (close > 0 && text.charAt(close - 1) == '\\') {
            close = text.indexOf(text.charAt(open), close + 1);
        }
        return close;
    }

    /// The end of a group in braces without blanks that is stuck to a value: `WorkSource{10113}`.
    private int group(int end) {
        if (end >= text.length() || text.charAt(end) != '{') {
            return end;
        }
        int at = end + 1;
        while (at < text.length() && !blank(text.charAt(at)) && text.charAt(at) != '{' && text.charAt(at) != '}') {
            at++;
        }
        return at < text.length() && text.charAt(at) == '}' ? at + 1 : end;
    }

    private void blanks(int start) {
        if (start > at) {
            addBlank();
            at = start;
        }
    }

    private boolean nextIsKey(int start) {
        int end = start;
        while (end < text.length() && Values.wordChar(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '=';
    }

    /// A bar between two words of one value: `config|set`.
    private boolean alternative(int i) {
        return text.charAt(i) == '|' && i + 1 < text.length() && Values.letter(text.charAt(i + 1))
                && Values.letter(text.charAt(i - 1));
    }

    private static boolean value(char c) {
        return !blank(c) && ",;)]}&|\"'>{([".indexOf(c) < 0;
    }

    private void addBlank() {
        if (gap.isEmpty() || gap.charAt(gap.length() - 1) != ' ') {
            gap.append(' ');
        }
    }

    private char next() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void word(String word, int end) {
        gaps.add(gap.toString());
        gap.setLength(0);
        words.add(word);
        at = end;
    }

    /// A word with digits in it: hexadecimal, a name with one number (`eth<NUM>`), or an identifier.
    private static String masked(String word) {
        int runs = 0;
        int digits = 0;
        boolean hex = true;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Values.digit(c)) {
                digits++;
                runs += i == 0 || !(Values.digit(word.charAt(i - 1))
                        || (word.charAt(i - 1) == '.' && i > 1 && Values.digit(word.charAt(i - 2)))) ? 1 : 0;
            }
            hex &= Values.hex(c);
        }
        if (digits == 0) {
            return word;
        }
        if (hex && word.length() >= 4) {
            return "<HEX>";
        }
        if (Enclosed.addressed(word, word.length())) {
            return "<ID>";
        }
        return runs > 1 || random(word) ? "<ID>" : oneNumber(word);
    }

    /// Whether capitals, small letters and digits alternate as nowhere in names: `qKdXWp_HSl27GQRSvlV-Pg`.
    private static boolean random(String word) {
        int changes = 0;
        for (int i = 1; i < word.length(); i++) {
            changes += Character.getType(word.charAt(i)) != Character.getType(word.charAt(i - 1)) ? 1 : 0;
        }
        return word.length() >= RANDOM && changes * 5 >= word.length() * 2;
    }

    private static String oneNumber(String word) {
        int first = 0;
        while (!Values.digit(word.charAt(first))) {
            first++;
        }
        int last = word.length();
        while (!Values.digit(word.charAt(last - 1))) {
            last--;
        }
        if (first > 0 && Values.letter(word.charAt(first - 1)) && word.length() - last >= NAME
                && word.substring(last).chars().allMatch(c -> Values.letter((char) c))) {
            return word;
        }
        boolean signed = first > 1 && word.charAt(first - 1) == '-' && word.charAt(first - 2) == '_';
        return word.substring(0, signed ? first - 1 : first) + "<NUM>" + word.substring(last);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == 0;
    }
}
