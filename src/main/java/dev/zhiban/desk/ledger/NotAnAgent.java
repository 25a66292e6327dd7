package dev.zhiban.desk.ledger;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// A ticket can only go to somebody who works at the desk.
public class NotAnAgent extends Problem {

    public NotAnAgent() {
        super(400, "not-an-agent", Text.of("只能指派给坐席。", "A ticket can only go to somebody who works at the desk."));
    }
}
