package dev.zhiban.desk.agents;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The list that was asked for is none.
class NoSuchView extends Problem {

    NoSuchView() {
        super(400, "no-such-view", Text.of("没有这个列表。可用：queue、mine、all、requested。",
                "There is no such list. There are queue, mine, all and requested."));
    }
}
