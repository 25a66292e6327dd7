package dev.zhiban.logs.mining;

import java.util.Arrays;

/// Words of a message that may have digits in them, which make them values. Characters are bytes.
final class Identifiers {

    private static final int NAME = 4;
    private static final int RANDOM = 16;
    private static final String[] SINGLE = new String[256];

    static {
        Arrays.setAll(SINGLE, c -> String.valueOf((char) c));
    }

    private Identifiers() {
    }

    /// The text of one character, the same object each time.
    static String single(char c) {
        return SINGLE[c];
    }

    /// A word with digits in it: hexadecimal, a name with one number (`eth<NUM>`), or an identifier.
    static String masked(String text, int start, int end) {
        int runs = 0;
        boolean digits = false;
        boolean hex = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Values.digit(c)) {
                digits = true;
                runs += i == start || !(Values.digit(text.charAt(i - 1))
                        || text.charAt(i - 1) == '.' && i > start + 1 && Values.digit(text.charAt(i - 2))) ? 1 : 0;
            }
            hex &= Values.hex(c);
        }
        if (digits && hex && end - start >= 4) {
            return "<HEX>";
        }
        String word = end - start == 1 ? single(text.charAt(start)) : text.substring(start, end);
        return !digits ? word : runs > 1 || random(word) || Enclosed.addressed(word, word.length()) ? "<ID>" : oneNumber(word);
    }

    /// Whether capitals, small letters and digits alternate as nowhere in names: `qKdXWp_HSl27GQRSvlV-Pg`.
    private static boolean random(String word) {
        if (word.length() < RANDOM) {
            return false;
        }
        int changes = 0;
        for (int i = 1; i < word.length(); i++) {
            changes += Character.getType(word.charAt(i)) != Character.getType(word.charAt(i - 1)) ? 1 : 0;
        }
        return changes * 5 >= word.length() * 2;
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
        if (first > 0 && Values.letter(word.charAt(first - 1)) && word.length() - last >= NAME && letters(word, last)) {
            return word;
        }
        boolean signed = first > 1 && word.charAt(first - 1) == '-' && word.charAt(first - 2) == '_';
        return word.substring(0, signed ? first - 1 : first) + "<NUM>" + word.substring(last);
    }

    private static boolean letters(String word, int from) {
        for (int i = from; i < word.length(); i++) {
            if (!Values.letter(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
