package dev.zhiban.desk.ledger;

import dev.zhiban.desk.Ticket;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// Another agent has the ticket; only that agent or a lead may do this.
public class WithSomebodyElse extends Problem {

    WithSomebodyElse(Ticket ticket) {
        super(409, "ticket-with-somebody-else", Text.of(
                "工单 " + ticket.number() + " 由其他坐席负责。",
                "Ticket " + ticket.number() + " is with another agent."));
        with("state", ticket.state());
    }
}
