package dev.zhiban.desk;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The ticket is in a state, or with a person, that does not allow the step.
public class TicketNotTakeable extends Problem {

    public TicketNotTakeable(Ticket ticket) {
        super(409, "ticket-not-takeable", Text.of(
                "工单 " + ticket.number() + " 已被受理或已结束。",
                "Ticket " + ticket.number() + " is already with somebody, or over."));
        with("state", ticket.state());
    }
}
