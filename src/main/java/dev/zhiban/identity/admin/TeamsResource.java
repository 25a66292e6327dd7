package dev.zhiban.identity.admin;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import dev.zhiban.identity.AuditTrail;
import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.web.Problem;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Teams: what a document's audience and a queue may name.
@Path("/api/v1/teams")
@RunOnVirtualThread
class TeamsResource {

    private final Sql sql;
    private final CurrentPerson current;
    private final AuditTrail audit;

    TeamsResource(Sql sql, CurrentPerson current, AuditTrail audit) {
        this.sql = sql;
        this.current = current;
        this.audit = audit;
    }

    record Team(String tag, String name, int members) {
    }

    record Named(@NotBlank @Size(max = 100) String name) {
    }

    /// By tag; counts enabled members.
    @GET
    @RolesAllowed({ Role.Names.AGENT, Role.Names.LEAD, Role.Names.EDITOR, Role.Names.ADMIN, Role.Names.AUDITOR })
    public List<Team> list() {
        return sql.list("""
                select t.tag, t.name, (select count(*) from memberships m join people p on p.id = m.person
                                       where m.team = t.tag and p.enabled) as members
                from teams t order by t.tag""",
                row -> new Team(row.getString("tag"), row.getString("name"), row.getInt("members")));
    }

    /// Makes the team, or names it anew.
    @PUT
    @Path("/{tag}")
    @RolesAllowed(Role.Names.ADMIN)
    @Transactional
    public void put(@RestPath @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String tag, @NotNull @Valid Named named) {
        sql.update("insert into teams (tag, name) values (?, ?) on conflict (tag) do update set name = excluded.name", tag,
                named.name().strip());
        audit.record(current.get().id(), "team-put", "team:" + tag, Map.of());
    }

    /// Its members stay, without the team.
    @DELETE
    @Path("/{tag}")
    @RolesAllowed(Role.Names.ADMIN)
    @Transactional
    public void delete(@RestPath String tag) {
        sql.update("delete from memberships where team = ?", tag);
        if (sql.update("delete from teams where tag = ?", tag) == 0) {
            throw Problem.notFound();
        }
        audit.record(current.get().id(), "team-deleted", "team:" + tag, Map.of());
    }
}
