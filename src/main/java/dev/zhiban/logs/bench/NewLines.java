package dev.zhiban.logs.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Made texts of which every line is another: the worst that a log can be, as nothing that is known of one line helps with the
/// next.
public enum NewLines {
    RANDOM_CHARACTERS {
        @Override
        String line(Random random) {
            return times(90, "", () -> String.valueOf((char) random.nextInt(' ', 127)));
        }
    },
    BASE64 {
        @Override
        String line(Random random) {
            return Base64.getEncoder().encodeToString(bytes(random, 57));
        }
    },
    RANDOM_WORDS {
        @Override
        String line(Random random) {
            return times(12, " ",
                    () -> times(random.nextInt(2, 10), "", () -> String.valueOf((char) random.nextInt('a', 'z' + 1))));
        }
    },
    CHINESE {
        @Override
        String line(Random random) {
            return times(30, "", () -> han(random)) + "，" + times(10, "", () -> han(random)) + "。";
        }
    },
    HEX_DUMP {
        @Override
        String line(Random random) {
            byte[] bytes = bytes(random, 16);
            String shown = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
            return "%08x  %s  |%s|".formatted(random.nextInt(1 << 20) * bytes.length,
                    HexFormat.ofDelimiter(" ").formatHex(bytes),
                    shown);
        }
    };

    abstract String line(Random random);

    /// Lines of so many bytes in all, perhaps one line more, as UTF-8; the same ones each time.
    public byte[] lines(int bytes) {
        Random random = new Random(7);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes + 256);
        while (out.size() < bytes) {
            out.writeBytes((line(random) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String han(Random random) {
        return String.valueOf((char) (0x4e00 + random.nextInt(3_000)));
    }

    private static String times(int times, String between, Supplier<String> part) {
        return IntStream.range(0, times).mapToObj(_ -> part.get()).collect(Collectors.joining(between));
    }
}
