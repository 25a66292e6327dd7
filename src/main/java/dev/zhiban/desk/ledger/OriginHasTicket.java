package dev.zhiban.desk.ledger;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The ticket cannot be reopened because its origin has a newer one that is open.
public class OriginHasTicket extends Problem {

    OriginHasTicket(String number) {
        super(409, "origin-has-ticket", Text.of("同一来源已有未结束的工单，请在该工单中继续。",
                "There is a newer ticket of the same origin; go on in that one."));
        with("number", number);
    }
}
