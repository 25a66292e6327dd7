package dev.zhiban.desk.agents;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Handoff.Level;
import dev.zhiban.desk.handoff.Priorities;
import dev.zhiban.desk.ledger.AgentSteps;
import dev.zhiban.desk.ledger.Annotations;
import dev.zhiban.desk.ledger.NotAnAgent;
import dev.zhiban.desk.ledger.TicketRow;
import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// What the desk does to a ticket. Each step answers the ticket as it is then; one that is not allowed is a 409 that names
/// the state.
@Path("/api/v1/tickets/{number}")
@RunOnVirtualThread
@RolesAllowed({ Role.Names.AGENT, Role.Names.LEAD })
class AgentStepsResource {

    private final AgentSteps steps;
    private final Annotations annotations;
    private final Priorities priorities;
    private final TicketViews views;
    private final People people;
    private final CurrentPerson current;

    AgentStepsResource(AgentSteps steps, Annotations annotations, Priorities priorities, TicketViews views, People people,
            CurrentPerson current) {
        this.steps = steps;
        this.annotations = annotations;
        this.priorities = priorities;
        this.views = views;
        this.people = people;
        this.current = current;
    }

    record To(@NotNull UUID agent) {
    }

    record Why(@NotBlank @Size(max = 2000) String reason) {
    }

    record How(@NotBlank @Size(max = 10_000) String how) {
    }

    record Said(@NotBlank @Size(max = 10_000) String text, @Size(min = 1, max = 100) @Nullable String clientId) {
    }

    record Related(@NotBlank @Size(max = 20) String number,
            @NotNull @Pattern(regexp = "related|duplicate-of|caused-by|parent") String relation) {
    }

    record Urgent(@NotNull Level impact, @NotNull Level urgency, @NotBlank @Size(max = 40) String category) {
    }

    @POST
    @Path("/take")
    public Opened take(@RestPath String number) {
        return seen(steps.take(number, me()));
    }

    @POST
    @Path("/assign")
    public Opened assign(@RestPath String number, @NotNull @Valid To to) {
        Person agent = people.byId(to.agent()).orElseThrow(NotAnAgent::new);
        return seen(steps.assign(number, me(), agent));
    }

    @POST
    @Path("/give-back")
    public Opened giveBack(@RestPath String number, @NotNull @Valid Why why) {
        return seen(steps.giveBack(number, me(), why.reason()));
    }

    @POST
    @Path("/escalate")
    public Opened escalate(@RestPath String number, @NotNull @Valid Why why) {
        return seen(steps.escalate(number, me(), why.reason()));
    }

    /// The text arrives where the requester talks to us. The same `clientId` again changes nothing.
    @POST
    @Path("/reply")
    public Opened reply(@RestPath String number, @NotNull @Valid Said said) {
        return seen(steps.reply(number, me(), said.text(), said.clientId()));
    }

    /// Waits for the requester.
    @POST
    @Path("/wait")
    public Opened await(@RestPath String number, @NotNull @Valid Why why) {
        return seen(steps.await(number, me(), why.reason()));
    }

    @POST
    @Path("/resume")
    public Opened resume(@RestPath String number) {
        return seen(steps.resume(number, me()));
    }

    @POST
    @Path("/resolve")
    public Opened resolve(@RestPath String number, @NotNull @Valid How how) {
        return seen(steps.resolve(number, me(), how.how()));
    }

    @POST
    @Path("/close")
    public Opened close(@RestPath String number) {
        return seen(steps.close(number, me()));
    }

    /// For the desk only; the requester never sees it.
    @POST
    @Path("/notes")
    public Opened note(@RestPath String number, @NotNull @Valid Said said) {
        annotations.note(number, me(), said.text(), said.clientId());
        return seen(views.visible(number, me()));
    }

    @POST
    @Path("/link")
    public Opened link(@RestPath String number, @NotNull @Valid Related related) {
        annotations.link(number, me(), related.number(), related.relation());
        return seen(views.visible(number, me()));
    }

    /// Impact and urgency give the priority.
    @POST
    @Path("/priority")
    public Opened prioritise(@RestPath String number, @NotNull @Valid Urgent wanted) {
        return seen(annotations.prioritise(number, me(), wanted.impact(), wanted.urgency(),
                priorities.of(wanted.impact(), wanted.urgency()), wanted.category()));
    }

    private Person me() {
        return current.get();
    }

    private Opened seen(TicketRow row) {
        return views.opened(row, me());
    }
}
