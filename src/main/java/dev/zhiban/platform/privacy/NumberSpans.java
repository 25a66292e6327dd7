package dev.zhiban.platform.privacy;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.privacy.Span.Kind;

/// Finds mobile numbers, identity card numbers and bank cards among the digits of a text.
///
/// Digits may be full-width and grouped by blanks, hyphens or zero-width characters. A number counts only when it stands
/// alone (not inside a word, a decimal or a UUID) and its own check holds: GB 11643-1999 for identity cards, ISO/IEC 7812
/// (Luhn) with the issuer's prefix and length for cards, the numbering plan of the mainland for mobile numbers.
final class NumberSpans {

    private static final int[] ID_WEIGHTS = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    private static final String ID_CHECKS = "10X98765432";
    private static final int GROUPS = 8;

    private NumberSpans() {
    }

    static void collect(String text, List<Span> into) {
        int i = 0;
        while (i < text.length()) {
            if (!isDigit(text.charAt(i))) {
                i++;
                continue;
            }
            List<int[]> groups = groupsFrom(text, i);
            search(text, groups, into);
            i = groups.getLast()[1];
        }
    }

    /// Runs of digits with one separator between them, from `start` on; each as start and end.
    private static List<int[]> groupsFrom(String text, int start) {
        List<int[]> groups = new ArrayList<>();
        int i = start;
        while (true) {
            int from = i;
            while (i < text.length() && isDigit(text.charAt(i))) {
                i++;
            }
            if (i < text.length() && (text.charAt(i) == 'X' || text.charAt(i) == 'x')) {
                i++;
            }
            groups.add(new int[] { from, i });
            if (i + 1 >= text.length() || !isSeparator(text.charAt(i)) || !isDigit(text.charAt(i + 1))) {
                return groups;
            }
            i++;
        }
    }

    private static void search(String text, List<int[]> groups, List<Span> into) {
        int first = 0;
        while (first < groups.size()) {
            int last = Math.min(groups.size(), first + GROUPS) - 1;
            while (last >= first && !found(text, groups.get(first)[0], groups.get(last)[1], into)) {
                last--;
            }
            first = Math.max(last, first) + 1;
        }
    }

    private static boolean found(String text, int start, int end, List<Span> into) {
        if (end - start < 11 || !standsAlone(text, start, end)) {
            return false;
        }
        int from = start;
        Kind kind = kindOf(digits(text, start, end));
        if (kind == null) {
            return false;
        }
        if (kind == Kind.PHONE && from > 0 && text.charAt(from - 1) == '+') {
            from--;
        }
        into.add(new Span(from, end, kind));
        return true;
    }

    private static @Nullable Kind kindOf(String number) {
        if (isIdCard(number)) {
            return Kind.ID_CARD;
        }
        if (number.indexOf('X') >= 0) {
            return null;
        }
        if (isMobile(number)) {
            return Kind.PHONE;
        }
        return isBankCard(number) ? Kind.BANK_CARD : null;
    }

    private static boolean isMobile(String number) {
        String local = number.length() == 13 && number.startsWith("86") ? number.substring(2) : number;
        return local.length() == 11 && local.charAt(0) == '1' && local.charAt(1) >= '3';
    }

    private static boolean isIdCard(String number) {
        if (number.length() != 18 || number.indexOf('X') >= 0 && number.indexOf('X') != 17) {
            return false;
        }
        int month = Integer.parseInt(number.substring(10, 12));
        int day = Integer.parseInt(number.substring(12, 14));
        if (number.charAt(0) == '0' || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (number.charAt(i) - '0') * ID_WEIGHTS[i];
        }
        return ID_CHECKS.charAt(sum % 11) == number.charAt(17);
    }

    private static boolean isBankCard(String number) {
        int length = number.length();
        boolean issuer = switch (number.charAt(0)) {
            case '6' -> length >= 16 && length <= 19;
            case '4' -> length == 13 || length == 16 || length == 19;
            case '5' -> length == 16 && number.charAt(1) >= '1' && number.charAt(1) <= '5';
            case '2' -> length == 16 && number.charAt(1) >= '2' && number.charAt(1) <= '7';
            case '3' -> length >= 14 && length <= 16 && "045678".indexOf(number.charAt(1)) >= 0;
            default -> false;
        };
        return issuer && luhn(number);
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static String digits(String text, int start, int end) {
        StringBuilder digits = new StringBuilder(20);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                digits.append((char) ('0' + Character.digit(c, 10)));
            } else if (c == 'X' || c == 'x') {
                digits.append('X');
            }
        }
        return digits.toString();
    }

    private static boolean standsAlone(String text, int start, int end) {
        return !joins(text, start - 1, -1) && !joins(text, end, 1);
    }

    /// Whether the character at `at` belongs to the same word or number; ASCII only, so that Chinese may touch a number.
    private static boolean joins(String text, int at, int step) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        if (c < 128 && (Character.isLetterOrDigit(c) || c == '_')) {
            return true;
        }
        int beyond = at + step;
        boolean digitBeyond = beyond >= 0 && beyond < text.length() && isDigit(text.charAt(beyond));
        return digitBeyond && (c == '.' || c == '-' || c == ':');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9' || c >= '０' && c <= '９';
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '\u00a0' || c == '\u3000' || c >= '\u200b' && c <= '\u200d' || c == '\ufeff';
    }
}
