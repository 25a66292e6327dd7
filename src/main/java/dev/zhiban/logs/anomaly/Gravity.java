package dev.zhiban.logs.anomaly;

import java.util.regex.Pattern;

/// Whether a message that names no level tells of trouble, by the words it has. Applied to one message of each shape, so its
/// cost does not matter; the pattern has no nested repetition.
public final class Gravity {

    private static final Pattern TROUBLE = Pattern.compile(
            """
                    \\b(error|errors|fail|failed|failure|failing|fatal|panic|exception|cannot|can't|could not|couldn't|refused|denied|timeout\
                    |timed out|unable|critical|segfault|killed|out of memory|oom|corrupt|corrupted|aborted|crash|crashed|unreachable|rejected\
                    |not permitted|no space left|no such file|unavailable|overflow|deadlock|violation|lost|broken)\\b\
                    |错误|失败|异常|超时|拒绝|崩溃|不可用|无法|中断|宕机""",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NONE = Pattern.compile("""
            \\b(no|0|zero|without) (errors?|failures?|exceptions?)\\b|\\b(errors?|failed|failures?|lost)[=: ]+0\\b|无错误|没有错误""",
            Pattern.CASE_INSENSITIVE);

    private Gravity() {
    }

    public static boolean trouble(String message) {
        String head = message.length() > 1000 ? message.substring(0, 1000) : message;
        return TROUBLE.matcher(head).find() && !NONE.matcher(head).find();
    }
}
