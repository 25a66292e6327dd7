package dev.zhiban.logs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

/// Compares the masking of many bytes at once with its definition, byte by byte.
class NumbersAreMaskedWhereverTheyStandTest {

    private static final int LONGEST = 256;
    private static final String LETTERS = "0123456789abcdefABCDEFgzG/:`@ \n\u00b1\u00e1\u00c6";

    @Test
    void digitsAndHexadecimalLettersBesideThemAreMasked() {
        Random random = new Random(3);
        WithoutNumbers withoutNumbers = new WithoutNumbers(LONGEST);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = text(random);
            int from = random.nextInt(8);
            int count = random.nextInt(LONGEST - 8);
            byte[] masked = new byte[LONGEST + WithoutNumbers.BEHIND];

            withoutNumbers.copy(bytes, from, masked, count);

            int words = (count + 7) / 8 * 8;
            byte[] expected = defined(Arrays.copyOfRange(bytes, from, from + words));
            assertThat(Arrays.copyOf(masked, words)).isEqualTo(expected);
        }
    }

    private static byte[] text(Random random) {
        int first = random.nextInt(LETTERS.length());
        int kinds = random.nextInt(2, LETTERS.length());
        byte[] bytes = new byte[LONGEST + 16];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) LETTERS.charAt((first + random.nextInt(kinds)) % LETTERS.length());
        }
        return bytes;
    }

    private static byte[] defined(byte[] bytes) {
        byte[] masked = bytes.clone();
        for (int i = 0; i < bytes.length; i++) {
            masked[i] = digit(bytes, i) || letter(bytes, i) && besideDigit(bytes, i) ? -1 : bytes[i];
        }
        return masked;
    }

    /// Whether a run of letters leads to a digit in the same eight bytes or to one just beside them.
    private static boolean besideDigit(byte[] bytes, int at) {
        int before = at;
        while (letter(bytes, before) && before / 8 == at / 8 && before > 0) {
            before--;
        }
        int after = at;
        while (letter(bytes, after) && after / 8 == at / 8 && after < bytes.length - 1) {
            after++;
        }
        return digit(bytes, before) || digit(bytes, after);
    }

    private static boolean digit(byte[] bytes, int at) {
        return bytes[at] >= '0' && bytes[at] <= '9';
    }

    private static boolean letter(byte[] bytes, int at) {
        int small = bytes[at] | 0x20;
        return bytes[at] > 0 && small >= 'a' && small <= 'f';
    }
}
