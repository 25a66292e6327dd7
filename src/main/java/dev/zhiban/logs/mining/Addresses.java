package dev.zhiban.logs.mining;

/// Names of machines, of things in files and on the web, and identifiers of fixed shape.
final class Addresses extends Reading {

    private static final int MAC = 6;
    private static final int[] UUID = { 8, 4, 4, 4, 12 };

    Addresses(Reading of) {
        super(of);
    }

    boolean ip(int i) {
        return ipv4(i) || ipv6(i);
    }

    boolean uuid(int i) {
        int at = i;
        for (int g = 0; g < UUID.length; g++) {
            for (int k = 0; k < UUID[g]; k++, at++) {
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

    boolean mac(int i) {
        return pairs(i) == MAC;
    }

    /// Longer than a MAC address: a serial number, a fingerprint.
    boolean fingerprint(int i) {
        return pairs(i) > MAC;
    }

    /// How many pairs of hexadecimal digits are joined by one mark.
    private int pairs(int i) {
        char mark = c(i + 2);
        int at = i;
        int pairs = 0;
        while ((mark == ':' || mark == '-') && hex(c(at)) && hex(c(at + 1))) {
            pairs++;
            end = at + 2;
            at = c(end) == mark ? end + 1 : text.length();
        }
        return pairs > 0 && !wordChar(c(end)) && c(end) != mark ? pairs : 0;
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
        if (wordChar(c(at)) || (c(at) == '.' && wordChar(c(at + 1)))) {
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

    boolean ipv6(int i) {
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

    boolean url(int i) {
        int at = i;
        while (letter(c(at)) || digit(c(at)) || c(at) == '+' || c(at) == '.' || c(at) == '-') {
            at++;
        }
        if (c(at) != ':' || c(at + 1) != '/' || c(at + 2) != '/' || at == i) {
            return false;
        }
        return pathTo(i);
    }

    boolean email(int i) {
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
    boolean host(int i) {
        int at = i;
        int dot = -1;
        int capitals = 0;
        int letters = 0;
        while (wordChar(c(at)) || c(at) == '.' && wordChar(c(at + 1))
                || c(at) == '-' && (wordChar(c(at + 1)) || c(at + 1) == '-')) {
            letters += letter(c(at)) ? 1 : 0;
            dot = c(at) == '.' ? at : dot;
            capitals += capital(c(at)) ? 1 : 0;
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
    boolean path(int i) {
        if (wordChar(c(i - 1)) || c(i - 1) == '/' || c(i - 1) == '<'
                || !(wordChar(c(i + 1)) || c(i + 1) == '.' || c(i + 1) == '~')) {
            return false;
        }
        if (digit(c(i + 1)) && new Addresses(this).ipv4(i + 1)) {
            return false;
        }
        return pathTo(i);
    }

    /// The slash alone, where a message ends with it or a request names it.
    boolean root(int i) {
        end = i + 1;
        return c(i - 1) == ' ' && (end == text.length() || text.startsWith(" HTTP/", end));
    }

    boolean pathTo(int i) {
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

    /// `a/b/c`, `a/b.txt`: two slashes or one and a file's ending.
    boolean relativePath(int i) {
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
}
