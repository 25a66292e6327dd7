package dev.zhiban.desk.ledger;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The same client id came with another text.
public class ClientIdReused extends Problem {

    ClientIdReused() {
        super(409, "client-id-reused", Text.of("同一 clientId 已用于其他内容。", "The client id was used for another text."));
    }
}
