package dev.zhiban.chat;

import java.time.Duration;

/// What became of a message given to a platform.
public sealed interface Delivery {

    record Delivered() implements Delivery {
    }

    record TryAgain(Duration after) implements Delivery {
    }

    record Failed(String reason) implements Delivery {
    }
}
