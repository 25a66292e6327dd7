package dev.zhiban.chat;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The author used this client id for another text already.
public class ClientIdTaken extends Problem {

    public ClientIdTaken(long seq) {
        super(409, "client-id-taken",
                Text.of("这个消息编号已用于另一条内容不同的消息。", "This client id was used for a message with another text."));
        with("seq", seq);
    }
}
