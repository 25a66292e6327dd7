package dev.zhiban.logs.mining;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Recognises values of known types in a message: addresses, identifiers, times, numbers, paths. Linear; hand-written because
/// a message is looked at from every word on.
final class Values extends Reading {

    private static final String UNITS = " ns us µs ms s sec secs seconds m min mins h hours b kb mb gb tb kib mib gib k g t bytes byte "
            + "kbps mbps hz mhz ghz px d days ";

    private static final String SQL_VERBS = " select insert update delete begin create drop alter commit set with merge truncate ";
    private static final Pattern SQL_MARKS = Pattern
            .compile("(?i)\\b(from|into|set|table|database|values|where|view|index|user|role)\\b|[;()*=',/]");

    private static final int DIGEST = 32;

    private final Times times;
    private final Addresses addresses;

    Values(String text) {
        super(text);
        times = new Times(this);
        addresses = new Addresses(this);
    }

    /// The placeholder of the value that begins at the position, or null.
    @Nullable
    String at(int i) {
        char c = c(i);
        if (c == '/') {
            return address(addresses.path(i) || addresses.root(i)) ? "<PATH>" : null;
        }
        if (c == '\\' && c(i + 1) == '\\' && wordChar(c(i + 2))) {
            return address(addresses.pathTo(i)) ? "<PATH>" : null;
        }
        if (letter(c)) {
            return letterFirst(i);
        }
        if (c == ':' && c(i + 1) == ':' && address(addresses.ipv6(i))) {
            return "<IP>";
        }
        boolean compared = (c == '<' || c == '>' || c == '~') && digit(c(i + 1)) && !wordChar(c(i - 1)) && c(i - 1) != c;
        boolean signed = compared
                || (c == '-' || c == '+') && (digit(c(i + 1)) || (c(i + 1) == '.' && digit(c(i + 2)))) && !wordChar(c(i - 1));
        return digit(c) || signed ? digitFirst(signed ? i + 1 : i) : null;
    }

    private @Nullable String letterFirst(int i) {
        if (c(i + 1) == ':' && (c(i + 2) == '\\' || (c(i + 2) == '/' && c(i + 3) != '/'))) {
            return address(addresses.pathTo(i)) ? "<PATH>" : null;
        }
        if (hex(c(i)) && (address(addresses.uuid(i)) || address(addresses.mac(i)))) {
            return address(addresses.uuid(i)) ? "<UUID>" : "<MAC>";
        }
        if (hex(c(i)) && address(addresses.fingerprint(i))) {
            return "<HEX>";
        }
        if (hex(c(i)) && address(addresses.ipv6(i))) {
            return "<IP>";
        }
        if (time(i)) {
            return "<TIME>";
        }
        String named = joined(i) ? named(i) : null;
        return named != null ? named : sql(i) ? "<SQL>" : null;
    }

    private @Nullable String named(int i) {
        return address(addresses.url(i)) ? "<URL>"
                : address(addresses.email(i)) ? "<EMAIL>"
                        : address(addresses.host(i)) ? "<HOST>"
                                : address(addresses.relativePath(i)) ? "<PATH>" : null;
    }

    /// Whether a mark follows the word that may join it to more of an address.
    private boolean joined(int i) {
        int at = i;
        while (wordChar(c(at))) {
            at++;
        }
        return c(at) != 0 && ".-+@/%~:".indexOf(c(at)) >= 0;
    }

    private boolean address(boolean found) {
        end = found ? addresses.end() : end;
        return found;
    }

    private boolean time(int i) {
        boolean found = times.at(i);
        end = found ? times.end() : end;
        return found;
    }

    /// A statement in SQL after a colon, up to the end of the message.
    private boolean sql(int i) {
        int mark = i - 1;
        while (c(mark) == ' ') {
            mark--;
        }
        if (c(mark) != ':') {
            return false;
        }
        int after = i;
        while (letter(c(after))) {
            after++;
        }
        if (after - i > 8 || (c(after) != ' ' && c(after) != ';')) {
            return false;
        }
        String verb = " " + text.substring(i, after).toLowerCase(Locale.ROOT) + " ";
        end = text.length();
        return SQL_VERBS.contains(verb) && SQL_MARKS.matcher(text).region(after, text.length()).find();
    }

    private @Nullable String digitFirst(int i) {
        if (address(addresses.uuid(i))) {
            return "<UUID>";
        }
        if (address(addresses.mac(i))) {
            return "<MAC>";
        }
        if (address(addresses.fingerprint(i))) {
            return "<HEX>";
        }
        if (time(i)) {
            return "<TIME>";
        }
        if (address(addresses.ip(i))) {
            return "<IP>";
        }
        boolean joined = joined(i);
        if (joined && address(addresses.email(i))) {
            return "<EMAIL>";
        }
        if (joined && address(addresses.host(i))) {
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
            if (!wordChar(c(word)) && c(word) != '=' && SPACED_UNITS.contains(" " + text.substring(at + 1, word) + " ")) {
                end = restated(word);
                return "<NUM>";
            }
        }
        while (letter(c(unit)) && unit - at < 8) {
            unit++;
        }
        if (unit > at && (wordChar(c(unit))
                || !UNITS.contains(" " + text.substring(at, unit).toLowerCase(Locale.ROOT) + " "))) {
            return null;
        }
        if (unit == at && (c(at) == '_' || ((c(at) == '-' || c(at) == '.') && wordChar(c(at + 1)) && !digitsOnly(at + 1)))) {
            return null;
        }
        end = unit;
        return unit == at && at - i >= DIGEST ? "<HEX>" : "<NUM>";
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
}
