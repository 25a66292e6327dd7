package dev.zhiban.desk.agents;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.agents.TicketSearch.Filter;
import dev.zhiban.desk.agents.TicketSearch.View;
import dev.zhiban.desk.ledger.TicketRow;
import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.web.Page;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Reading tickets: the desk, admins and auditors all of them, everybody else the own ones without internal lines.
@Path("/api/v1/tickets")
@RunOnVirtualThread
@RolesAllowed(Role.Names.EMPLOYEE)
class TicketsResource {

    private final TicketSearch search;
    private final TicketViews views;
    private final CurrentPerson current;

    TicketsResource(TicketSearch search, TicketViews views, CurrentPerson current) {
        this.search = search;
        this.views = views;
        this.current = current;
    }

    /// @param view `queue`, `mine`, `all` or `requested`; the default is what the person may see most of
    @GET
    public Page<Listed> list(@RestQuery @Size(max = 20) @Nullable String view, @RestQuery Ticket.@Nullable State state,
            @RestQuery Ticket.@Nullable Priority priority, @RestQuery @Size(max = 40) @Nullable String category,
            @RestQuery @Nullable Integer tier, @RestQuery @Size(max = 100) @Nullable String q,
            @RestQuery @DefaultValue("0") int page, @RestQuery @DefaultValue("50") int size) {
        Person me = current.get();
        Filter filter = new Filter(state == null ? null : state.name(), priority == null ? null : priority.name(), category,
                tier, q);
        Page<TicketRow> found = search.find(view(view, me), me.id(), filter, page, size);
        return new Page<>(views.listed(found.items()), found.total());
    }

    @GET
    @Path("/{number}")
    public Opened one(@RestPath String number) {
        Person me = current.get();
        return views.opened(views.visible(number, me), me);
    }

    /// Oldest first, at most 500 after an id.
    @GET
    @Path("/{number}/events")
    public List<Opened.Event> events(@RestPath String number, @RestQuery @DefaultValue("0") long after) {
        Person me = current.get();
        return views.events(views.visible(number, me), me, after);
    }

    private static View view(@Nullable String wanted, Person me) {
        if (!Rights.seesAll(me)) {
            return View.REQUESTED;
        }
        return switch (wanted) {
            case null -> View.ALL;
            case "all" -> View.ALL;
            case "queue" -> View.QUEUE;
            case "mine" -> View.MINE;
            case "requested" -> View.REQUESTED;
            default -> throw new NoSuchView();
        };
    }
}
