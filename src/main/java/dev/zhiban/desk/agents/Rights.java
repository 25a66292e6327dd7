package dev.zhiban.desk.agents;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.zhiban.desk.ledger.Lifecycle;
import dev.zhiban.desk.ledger.Step;
import dev.zhiban.desk.ledger.TicketRow;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;

/// Who sees a ticket, and what the page should offer. The steps themselves check again.
final class Rights {

    private static final Set<Step> OF_REQUESTER = EnumSet.of(Step.CONFIRM, Step.REJECT, Step.REOPEN, Step.RATE);
    private static final Set<Step> OF_ANY_AGENT = EnumSet.of(Step.TAKE, Step.NOTE, Step.LINK, Step.REOPEN);
    private static final Set<Step> OF_WHO_HAS_IT = EnumSet.of(Step.ASSIGN, Step.GIVE_BACK, Step.ESCALATE, Step.REPLY, Step.WAIT,
            Step.RESUME, Step.RESOLVE, Step.CLOSE, Step.PRIORITISE);

    private Rights() {
    }

    /// Sees all tickets with their internal lines; nobody else sees more than the own ones without those.
    static boolean seesAll(Person person) {
        return person.worksAtDesk() || person.is(Role.ADMIN) || person.is(Role.AUDITOR);
    }

    static boolean maySee(Person person, TicketRow row) {
        return seesAll(person) || row.ticket().requester().equals(person.id());
    }

    static List<String> steps(Person person, TicketRow row) {
        Set<Step> own = EnumSet.noneOf(Step.class);
        if (row.ticket().requester().equals(person.id())) {
            own.addAll(OF_REQUESTER);
        }
        if (person.worksAtDesk()) {
            own.addAll(OF_ANY_AGENT);
            if (row.isWith(person.id()) || row.ticket().assignee() == null || person.is(Role.LEAD)) {
                own.addAll(OF_WHO_HAS_IT);
            }
        }
        return Lifecycle.allowed(row.state()).stream().filter(own::contains).map(Step::tag).toList();
    }
}
