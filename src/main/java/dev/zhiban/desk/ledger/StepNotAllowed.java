package dev.zhiban.desk.ledger;

import dev.zhiban.desk.Ticket;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The ticket is in a state that does not allow the step; the problem names the state and what it allows.
public class StepNotAllowed extends Problem {

    StepNotAllowed(Ticket ticket, Step step) {
        super(409, "ticket-step-not-allowed", Text.of(
                "工单 " + ticket.number() + " 目前的状态不允许这个操作。",
                "Ticket " + ticket.number() + " is in a state that does not allow this."));
        with("state", ticket.state());
        with("step", step.tag());
        with("allowed", Lifecycle.allowed(ticket.state()).stream().map(Step::tag).toList());
    }
}
