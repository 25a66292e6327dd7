package dev.zhiban.chat.turn;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// What a text from outside must be like; it is kept as it is or not at all.
final class Texts {

    private static final int CLIENT_ID = 100;

    private Texts() {
    }

    static void check(String text, int max) {
        if (text.isBlank()) {
            throw Problem.badRequest("text-empty", Text.of("消息不能为空。", "The message is empty."));
        }
        checkOptional(text, max);
    }

    static void checkOptional(String text, int max) {
        if (text.length() > max) {
            throw new Problem(400, "text-too-long", Text.of("消息太长，最多 " + max + " 个字符；较长的日志请作为文件上传。",
                    "The message is too long (at most " + max + " characters); please upload a long log as a file."))
                    .with("max", max);
        }
        if (!storable(text)) {
            throw Problem.badRequest("text-malformed", Text.of("消息含有无效字符。", "The message holds characters that are none."));
        }
    }

    static void checkClientId(String clientId) {
        if (clientId.isBlank() || clientId.length() > CLIENT_ID || !storable(clientId)) {
            throw Problem.badRequest("client-id-invalid", Text.of("clientId 必须是 1 到 " + CLIENT_ID + " 个字符。",
                    "A clientId has 1 to " + CLIENT_ID + " characters."));
        }
    }

    /// No U+0000 and no half of a surrogate pair: PostgreSQL and UTF-8 know neither.
    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }
}
