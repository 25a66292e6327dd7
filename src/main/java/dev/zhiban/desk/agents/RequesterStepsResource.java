package dev.zhiban.desk.agents;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.ledger.RequesterSteps;
import dev.zhiban.desk.ledger.TicketRow;
import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// What the requester does to the own ticket.
@Path("/api/v1/tickets/{number}")
@RunOnVirtualThread
@RolesAllowed(Role.Names.EMPLOYEE)
class RequesterStepsResource {

    private final RequesterSteps steps;
    private final TicketViews views;
    private final CurrentPerson current;

    RequesterStepsResource(RequesterSteps steps, TicketViews views, CurrentPerson current) {
        this.steps = steps;
        this.views = views;
        this.current = current;
    }

    record Solved(@NotNull Boolean solved) {
    }

    record Why(@NotBlank @Size(max = 2000) String reason) {
    }

    record Rating(@NotNull @Min(1) @Max(5) Integer score, @Size(max = 2000) @Nullable String reason) {
    }

    /// Solved closes the ticket; not solved opens it again.
    @POST
    @Path("/confirm")
    public Opened confirm(@RestPath String number, @NotNull @Valid Solved answer) {
        return seen(steps.confirm(number, me().id(), answer.solved()));
    }

    /// By the requester or by the desk.
    @POST
    @Path("/reopen")
    public Opened reopen(@RestPath String number, @NotNull @Valid Why why) {
        return seen(steps.reopen(number, me(), why.reason()));
    }

    @POST
    @Path("/rating")
    public void rate(@RestPath String number, @NotNull @Valid Rating rating) {
        steps.rate(number, me().id(), rating.score(), rating.reason() == null ? "" : rating.reason());
    }

    private Person me() {
        return current.get();
    }

    private Opened seen(TicketRow row) {
        return views.opened(row, me());
    }
}
