package dev.zhiban.assistant.generate;

import java.net.URI;
import java.time.Duration;

/// The model's endpoint and what a call may cost.
///
/// @param url up to and with `/v1`
/// @param deadline of a whole answer, tools and retry included
/// @param firstToken the longest silence, before the first word and after
/// @param outputTokens the longest answer
/// @param concurrent generations at a time
/// @param tokensPerMinute what one person may use
/// @param failures in a row that open the breaker, and for how long
public record ModelSettings(
        URI url,
        String key,
        String model,
        Duration deadline,
        Duration firstToken,
        int outputTokens,
        int concurrent,
        int tokensPerMinute,
        int failures,
        Duration pause) {

    static final int TOOL_ROUNDS = 4;
    static final int RESPONSE_BYTES = 2 << 20;

    public ModelSettings {
        if (failures < 1 || concurrent < 1 || deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("the model's limits must be positive");
        }
    }

    /// Without the key, which no log and no page may show.
    @Override
    public String toString() {
        return model + " at " + url.getHost();
    }
}
