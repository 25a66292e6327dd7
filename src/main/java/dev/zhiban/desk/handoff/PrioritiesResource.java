package dev.zhiban.desk.handoff;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import dev.zhiban.desk.handoff.Priorities.Cell;
import dev.zhiban.identity.AuditTrail;
import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Role;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// The matrix of impact × urgency → priority.
@Path("/api/v1/desk/priorities")
@RunOnVirtualThread
class PrioritiesResource {

    private final Priorities priorities;
    private final CurrentPerson current;
    private final AuditTrail audit;

    PrioritiesResource(Priorities priorities, CurrentPerson current, AuditTrail audit) {
        this.priorities = priorities;
        this.current = current;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({ Role.Names.AGENT, Role.Names.LEAD, Role.Names.ADMIN, Role.Names.AUDITOR })
    public List<Cell> list() {
        return priorities.all();
    }

    /// Sets the cells that are given.
    @PUT
    @RolesAllowed({ Role.Names.LEAD, Role.Names.ADMIN })
    @Transactional
    public List<Cell> set(@NotNull @Size(max = 9) List<@NotNull Cell> cells) {
        cells.forEach(priorities::set);
        audit.record(current.get().id(), "priorities-set", "desk", Map.of("cells", cells));
        return priorities.all();
    }
}
