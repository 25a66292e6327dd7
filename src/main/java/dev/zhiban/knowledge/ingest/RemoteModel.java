package dev.zhiban.knowledge.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;

/// An embedding endpoint of OpenAI's protocol.
///
/// @param url            up to and with `/v1`
/// @param dimensions     length of the vectors that is asked for; empty where the model has but one
/// @param questionPrefix what the model wants before a question
/// @param passagePrefix  what it wants before a passage
/// @param deadline       of one question
public record RemoteModel(URI url, String key, String name, OptionalInt dimensions, String questionPrefix,
        String passagePrefix, Duration deadline) {

    /// Without the key, which no log and no page may show.
    @Override
    public String toString() {
        return name + " at " + url.getHost();
    }
}
