package dev.zhiban.logs.mining;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Recognises values of known types in a message: addresses, identifiers, times, numbers, paths. Linear; hand-written because
/// a message is looked at from every word on.
final class Values {

    private static final String UNITS = " ns us µs ms s sec secs seconds m min mins h hours b kb mb gb tb kib mib gib k g t bytes byte "
            + "kbps mbps hz mhz ghz px d days ";

    private static final String SPACED_UNITS = " B KB MB GB TB KiB MiB GiB kB ms us ns sec secs seconds second bytes byte Bytes s ";

    private static final String SQL_VERBS = " select insert update delete begin create drop alter commit set with merge truncate ";
    private static final Pattern SQL_MARKS = Pattern
            .compile("(?i)\\b(from|into|set|table|database|values|where|view|index|user|role)\\b|[;()*=',/]");

    private static final int DIGEST = 32;

    private final String text;
    private int end;

    Values(String text) {
        this.text = text;
    }

    /// The position after the value that [#at] found.
    int end() {
        return end;
    }

    /// The placeholder of the value that begins at the position, or null.
    @Nullable
    String at(int i) {
        char c = c(i);
        if (c == '/') {
            return path(i) ? "<PATH>" : null;
        }
        if (c == '\\' && c(i + 1) == '\\' && wordChar(c(i + 2))) {
            return pathTo(i) ? "<PATH>" : null;
        }
        if (letter(c)) {
            return letterFirst(i);
        }
        if (c == ':' && c(i + 1) == ':' && ipv6(i)) {
            return "<IP>";
        }
        boolean compared = (c == '<' || c == '>' || c == '~') && digit(c(i + 1)) && !wordChar(c(i - 1)) && c(i - 1) != c;
        boolean signed = compared
                || (c == '-' || c == '+') && (digit(c(i + 1)) || (c(i + 1) == '.' && digit(c(i + 2)))) && !wordChar(c(i - 1));
        return digit(c) || signed ? digitFirst(signed ? i + 1 : i) : null;
    }

    private @Nullable String letterFirst(int i) {
        if (c(i + 1) == ':' && (c(i + 2) == '\\' || (c(i + 2) == '/' && c(i + 3) != '/'))) {
            return pathTo(i) ? "<PATH>" : null;
        }
        if (hex(c(i)) && (uuid(i) || mac(i))) {
            return uuid(i) ? "<UUID>" : "<MAC>";
        }
        if (hex(c(i)) && ipv6(i)) {
            return "<IP>";
        }
        if (date(i)) {
            return "<TIME>";
        }
        return url(i) ? "<URL>"
                : email(i) ? "<EMAIL>" : host(i) ? "<HOST>" : relativePath(i) ? "<PATH>" : sql(i) ? "<SQL>" : null;
    }

    /// `a/b/c`, `a/b.txt`: two slashes or one and a file's ending.
    private boolean relativePath(int i) {
        int at = i;
        int slashes = 0;
        int slash = -1;
        int dot = -1;
        while (wordChar(c(at)) || "./-@%+~".indexOf(c(at)) >= 0 && c(at) != 0) {
            slashes += c(at) == '/' ? 1 : 0;
            slash = c(at) == '/' ? at : slash;
            dot = c(at) == '.' ? at : dot;
            at++;
        }
        while (at > i && (c(at - 1) == '.' || c(at - 1) == '-')) {
            at--;
        }
        end = at;
        boolean ending = slashes == 1 && dot > slash + 1 && at - dot > 1 && at - dot < 6 && letter(c(dot + 1));
        return (slashes > 1 || ending) && c(at) != '(' && c(i - 1) != '<';
    }

    /// A statement in SQL after a colon, up to the end of the message.
    private boolean sql(int i) {
        int mark = i - 1;
        while (c(mark) == ' ') {
            mark--;
        }
        int after = i;
        while (letter(c(after))) {
            after++;
        }
        if (c(mark) != ':' || after - i > 8 || (c(after) != ' ' && c(after) != ';')) {
            return false;
        }
        String verb = " " + text.substring(i, after).toLowerCase(java.util.Locale.ROOT) + " ";
        end = text.length();
        return SQL_VERBS.contains(verb) && SQL_MARKS.matcher(text).region(after, text.length()).find();
    }

    private @Nullable String digitFirst(int i) {
        if (uuid(i)) {
            return "<UUID>";
        }
        if (mac(i)) {
            return "<MAC>";
        }
        if (clock(i) || date(i)) {
            return "<TIME>";
        }
        if (ipv4(i)) {
            return "<IP>";
        }
        if (ipv6(i)) {
            return "<IP>";
        }
        if (email(i)) {
            return "<EMAIL>";
        }
        if (host(i)) {
            return "<HOST>";
        }
        if (c(i) == '0' && (c(i + 1) | 32) == 'x' && hex(c(i + 2))) {
            end = i + 2;
            while (hex(c(end))) {
                end++;
            }
            return wordChar(c(end)) ? null : "<HEX>";
        }
        return number(i);
    }

    private @Nullable String number(int i) {
        int at = i;
        while (digit(c(at)) || ((c(at) == '.' || c(at) == ',' && thousands(at)) && digit(c(at + 1)) && digit(c(at - 1)))) {
            at++;
        }
        if ((c(at) | 32) == 'e' && (digit(c(at + 1)) || ((c(at + 1) == '-' || c(at + 1) == '+') && digit(c(at + 2))))
                && text.lastIndexOf('.', at) >= i) {
            at += 2;
            while (digit(c(at))) {
                at++;
            }
        }
        if (c(at) == '%') {
            end = at + 1;
            return "<NUM>";
        }
        int unit = at;
        if (c(at) == ' ' && letter(c(at + 1))) {
            int word = at + 1;
            while (letter(c(word)) && word - at < 8) {
                word++;
            }
            if (!wordChar(c(word)) && SPACED_UNITS.contains(" " + text.substring(at + 1, word) + " ")) {
                end = restated(word);
                return "<NUM>";
            }
        }
        while (letter(c(unit)) && unit - at < 8) {
            unit++;
        }
        if (unit > at && (wordChar(c(unit))
                || !UNITS.contains(" " + text.substring(at, unit).toLowerCase(java.util.Locale.ROOT) + " "))) {
            return null;
        }
        if (unit == at && (c(at) == '_' || ((c(at) == '-' || c(at) == '.') && wordChar(c(at + 1)) && !digitsOnly(at + 1)))) {
            return null;
        }
        end = unit;
        return unit == at && at - i >= DIGEST ? "<HEX>" : "<NUM>";
    }

    /// A second form of the value in parentheses belongs to it: `1190 bytes (1.16 KB)`, `192.0.2.1 (host.example.com)`.
    private int restated(int at) {
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

    private boolean digitsOnly(int from) {
        int at = from;
        while (wordChar(c(at))) {
            if (!digit(c(at))) {
                return false;
            }
            at++;
        }
        return true;
    }

    private boolean thousands(int comma) {
        return digit(c(comma + 1)) && digit(c(comma + 2)) && digit(c(comma + 3)) && !digit(c(comma + 4));
    }

    private boolean uuid(int i) {
        int[] groups = { 8, 4, 4, 4, 12 };
        int at = i;
        for (int g = 0; g < groups.length; g++) {
            for (int k = 0; k < groups[g]; k++, at++) {
                if (!hex(c(at))) {
                    return false;
                }
            }
            if (g < 4 && c(at++) != '-') {
                return false;
            }
        }
        end = at;
        return !wordChar(c(at));
    }

    private boolean mac(int i) {
        char separator = c(i + 2);
        if (separator != ':' && separator != '-') {
            return false;
        }
        for (int g = 0; g < 6; g++) {
            int at = i + g * 3;
            if (!hex(c(at)) || !hex(c(at + 1)) || (g < 5 && c(at + 2) != separator)) {
                return false;
            }
        }
        end = i + 17;
        return !wordChar(c(end)) && c(end) != separator;
    }

    private boolean ipv4(int i) {
        int at = i;
        for (int part = 0; part < 4; part++) {
            int start = at;
            int value = 0;
            while (digit(c(at)) && at - start < 3) {
                value = value * 10 + c(at++) - '0';
            }
            if (at == start || value > 255 || (part < 3 && c(at++) != '.')) {
                return false;
            }
        }
        if (wordChar(c(at)) || (c(at) == '.' && digit(c(at + 1)))) {
            return false;
        }
        if (c(at) == '/' && digit(c(at + 1)) && !digit(c(at + 3))) {
            at = digits(at + 1);
        }
        end = restated(at);
        return true;
    }

    private int port(int at) {
        if (c(at) == ':' && digit(c(at + 1))) {
            int after = digits(at + 1);
            if (after - at <= 6 && !wordChar(c(after))) {
                return after;
            }
        }
        return at;
    }

    private boolean ipv6(int i) {
        int at = i;
        int groups = 0;
        int colons = 0;
        boolean pair = false;
        while (at - i < 46) {
            int start = at;
            while (hex(c(at)) && at - start < 5) {
                at++;
            }
            if (at - start > 4) {
                return false;
            }
            groups += at > start ? 1 : 0;
            if (c(at) != ':' || (at == start && c(at - 1) == ':' && pair && colons > 1 && c(at + 1) != ':')) {
                break;
            }
            colons++;
            pair |= c(at + 1) == ':';
            at++;
        }
        if (wordChar(c(at)) || c(at - 1) == ':' && !pair || colons < 2 || groups > 9) {
            return false;
        }
        end = at;
        return pair ? groups >= 1 && colons <= 8 : groups >= 8;
    }

    /// `12:34`, `12:34:56.789`, `1:02:03`
    private boolean clock(int i) {
        int hour = digits(i);
        if (hour - i > 2 || c(hour) != ':' || !digit(c(hour + 1)) || !digit(c(hour + 2))) {
            return false;
        }
        int at = hour + 3;
        if (c(at) == ':' && digit(c(at + 1)) && digit(c(at + 2))) {
            at += 3;
            if ((c(at) == '.' || c(at) == ',' || c(at) == ':') && digit(c(at + 1))) {
                at = digits(at + 1);
            }
        }
        if (wordChar(c(at)) || c(at) == ':' && wordChar(c(at + 1))) {
            return false;
        }
        end = at;
        return true;
    }

    /// A date, with the clock that follows it.
    private boolean date(int i) {
        int at = i;
        if (letter(c(i))) {
            if (!monthOrDay(i)) {
                return false;
            }
            at = i + 3;
            while (c(at) == ' ' || c(at) == ',') {
                at++;
            }
            if (letter(c(at)) && monthOrDay(at)) {
                at += 3;
                while (c(at) == ' ') {
                    at++;
                }
            }
            int after = digits(at);
            if (after == at || after - at > 2 || c(after) != ' ' && c(after) != ',') {
                return false;
            }
            int next = after + 1;
            while (c(next) == ' ') {
                next++;
            }
            int yearOrHour = digits(next);
            if (!(yearOrHour - next == 4 && !wordChar(c(yearOrHour))) && !clock(next)) {
                return false;
            }
            end = clock(next) ? end : yearOrHour;
            return tail();
        }
        int year = digits(at);
        char separator = c(year);
        int month = digits(year + 1);
        int day = digits(month + 1);
        boolean written = letter(c(year + 1)) && monthOrDay(year + 1);
        if (written) {
            month = year + 4;
            day = digits(month + 1);
        }
        if ((separator != '-' && separator != '/' && separator != '.') || c(month) != separator || day == month + 1) {
            return false;
        }
        int first = year - at;
        int last = day - month - 1;
        boolean longYear = first == 4 && last <= 2 || first <= 2 && last == 4;
        boolean shortYear = first == 2 && last == 2 && separator == '/' && c(day) == ' ' && digit(c(day + 1));
        if ((!longYear && !shortYear) || (!written && (month - year - 1 > 2 || month == year + 1)) || digit(c(day))) {
            return false;
        }
        end = day;
        return tail();
    }

    /// Takes a clock, a zone and a year that follow the date into the value.
    private boolean tail() {
        int date = end;
        char joint = c(date);
        if ((joint == 'T' || joint == ' ' || joint == '-' || joint == ':' || joint == '_') && digit(c(date + 1))) {
            int at = date + 1;
            int hour = digits(at);
            boolean dots = c(hour) == '.' && hour - at == 2;
            if (dots || clockLoose(at)) {
                end = at;
                while (digit(c(end)) || ((c(end) == '.' || c(end) == ':' || c(end) == ',') && digit(c(end + 1)))) {
                    end++;
                }
            }
        }
        if (c(end) == 'Z' && !wordChar(c(end + 1))) {
            end++;
        } else if ((c(end) == '+' || c(end) == '-') && digit(c(end + 1)) && digit(c(end + 2)) && end > date) {
            end = digits(end + 1);
            end = c(end) == ':' && digit(c(end + 1)) ? digits(end + 1) : end;
        } else if (c(end) == ' ' && digits(end + 1) - end == 5 && (c(end + 1) == '1' || c(end + 1) == '2') && end > date) {
            end += 5;
        }
        return true;
    }

    private boolean clockLoose(int at) {
        int hour = digits(at);
        return hour - at <= 2 && c(hour) == ':' && digit(c(hour + 1));
    }

    private boolean monthOrDay(int i) {
        if (letter(c(i + 3)) || !letter(c(i + 2)) || !letter(c(i + 1)) || !Character.isUpperCase(c(i))) {
            return false;
        }
        String name = text.substring(i, i + 3);
        return " Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun ".contains(" " + name + " ");
    }

    private boolean url(int i) {
        int at = i;
        while (letter(c(at)) || digit(c(at)) || c(at) == '+' || c(at) == '.' || c(at) == '-') {
            at++;
        }
        if (c(at) != ':' || c(at + 1) != '/' || c(at + 2) != '/' || at == i) {
            return false;
        }
        return pathTo(i);
    }

    private boolean email(int i) {
        int at = i;
        while (wordChar(c(at)) || c(at) == '.' || c(at) == '-' || c(at) == '+') {
            at++;
        }
        if (c(at) != '@' || !wordChar(c(at + 1))) {
            return false;
        }
        int dot = -1;
        at++;
        while (wordChar(c(at)) || c(at) == '-' || c(at) == '.' && wordChar(c(at + 1))) {
            dot = c(at) == '.' ? at : dot;
            at++;
        }
        end = at;
        return dot > 0 && letter(c(dot + 1));
    }

    private static final String ENDINGS = " com net org edu gov io cn hk tw jp uk de fr us eu ru info local lan internal intranet corp "
            + "cloud dev app test example invalid localdomain home arpa me co au ca nl it es br kr in sg biz ";

    /// A name with a well-known ending or with a port.
    private boolean host(int i) {
        int at = i;
        int dot = -1;
        int capitals = 0;
        int letters = 0;
        while (wordChar(c(at)) || c(at) == '.' && wordChar(c(at + 1))
                || c(at) == '-' && (wordChar(c(at + 1)) || c(at + 1) == '-')) {
            letters += letter(c(at)) ? 1 : 0;
            dot = c(at) == '.' ? at : dot;
            capitals += Character.isUpperCase(c(at)) ? 1 : 0;
            at++;
        }
        if (dot < 0 || letters == 0 || c(at) == '(' || c(at) == '$') {
            return false;
        }
        boolean ending = ENDINGS.contains(" " + text.substring(dot + 1, at) + " ") && capitals == 0;
        boolean withPort = port(at) > at && capitals <= 1;
        end = at;
        return ending || (withPort && text.substring(i, at).chars().noneMatch(c -> c == '_') && labels(i, at) > 2);
    }

    private int labels(int from, int to) {
        int labels = 1;
        for (int i = from; i < to; i++) {
            labels += c(i) == '.' ? 1 : 0;
        }
        return labels;
    }

    /// A slash and a name, not in the middle of a word and not a lone fraction.
    private boolean path(int i) {
        if (wordChar(c(i - 1)) || c(i - 1) == '/' || c(i - 1) == '<'
                || !(wordChar(c(i + 1)) || c(i + 1) == '.' || c(i + 1) == '~')) {
            return false;
        }
        if (digit(c(i + 1)) && new Values(text).digitIp(i + 1)) {
            return false;
        }
        return pathTo(i);
    }

    private boolean digitIp(int i) {
        return ipv4(i);
    }

    private boolean pathTo(int i) {
        int at = i;
        while (at < text.length() && " \t\"'<>|,;)]}".indexOf(c(at)) < 0) {
            at++;
        }
        while (at > i + 1 && (c(at - 1) == '.' || c(at - 1) == ':' || c(at - 1) == '!' || c(at - 1) == '=')) {
            at--;
        }
        end = at;
        return at > i + 1;
    }

    private int digits(int i) {
        int at = i;
        while (digit(c(at))) {
            at++;
        }
        return at;
    }

    private char c(int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : 0;
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean hex(char c) {
        return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    static boolean wordChar(char c) {
        return letter(c) || digit(c) || c == '_';
    }
}
