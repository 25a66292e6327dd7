package dev.zhiban.desk.agents;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.ledger.TicketRow;
import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;
import dev.zhiban.knowledge.Draft;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// A resolved ticket as a proposal for the knowledge base; an editor reviews it.
@Path("/api/v1/tickets/{number}/propose")
@RunOnVirtualThread
@RolesAllowed({ Role.Names.AGENT, Role.Names.LEAD })
class ProposalResource {

    /// The article that was proposed, or that a change was proposed of.
    record Proposed(String articleId) {
    }

    private final TicketViews views;
    private final Knowledge knowledge;
    private final CurrentPerson current;

    ProposalResource(TicketViews views, Knowledge knowledge, CurrentPerson current) {
        this.views = views;
        this.knowledge = knowledge;
        this.current = current;
    }

    @POST
    @ResponseStatus(201)
    public Proposed propose(@RestPath String number) {
        Person me = current.get();
        TicketRow row = views.visible(number, me);
        String how = views.events(row, me, 0).stream().filter(event -> event.kind().equals("resolved")).map(Opened.Event::text)
                .reduce("", (earlier, later) -> later);
        boolean over = row.state() == Ticket.State.RESOLVED || row.state() == Ticket.State.CLOSED;
        if (!over || how.isBlank()) {
            throw new Problem(409, "ticket-not-resolved",
                    Text.of("工单还没有写明解决办法。", "The ticket does not say yet how it was solved."))
                    .with("state", row.state().name());
        }
        Draft draft = new Draft(row.ticket().title(), row.lang(), how, List.of(row.ticket().title()), me.id(), number);
        return new Proposed(knowledge.propose(draft));
    }
}
