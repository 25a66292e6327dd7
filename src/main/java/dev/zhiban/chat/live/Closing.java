package dev.zhiban.chat.live;

import io.quarkus.websockets.next.CloseReason;

/// Why the server closes a connection: WebSocket close codes of the sub-protocol.
final class Closing {

    static final CloseReason NOT_SIGNED_IN = new CloseReason(4001, "not-signed-in");
    static final CloseReason SLOW_READER = new CloseReason(4008, "slow-reader");
    static final CloseReason TOO_MANY = new CloseReason(4029, "too-many-frames");
    static final CloseReason SILENT = new CloseReason(4010, "no-heartbeat");

    private Closing() {
    }
}
