package dev.zhiban.desk.agents;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.persistence.Sql;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Who works at the desk, for whoever assigns a ticket.
@Path("/api/v1/desk/agents")
@RunOnVirtualThread
class AgentsResource {

    private final People people;
    private final Sql sql;

    AgentsResource(People people, Sql sql) {
        this.people = people;
        this.sql = sql;
    }

    record Agent(UUID id, String name, List<String> teams, int open) {
    }

    private record Load(UUID assignee, int open) {
    }

    /// By name, with how many open tickets each has.
    @GET
    @RolesAllowed({ Role.Names.AGENT, Role.Names.LEAD })
    public List<Agent> list() {
        Map<UUID, Integer> open = sql.list("""
                select assignee, count(*) as n from tickets where state in ('ASSIGNED', 'PENDING') group by assignee""",
                row -> new Load(row.getObject("assignee", UUID.class), row.getInt("n"))).stream()
                .collect(Collectors.toMap(Load::assignee, Load::open));
        return Stream.concat(people.withRole(Role.AGENT).stream(), people.withRole(Role.LEAD).stream())
                .distinct()
                .sorted(Comparator.comparing(Person::name))
                .map(person -> new Agent(person.id(), person.name(), person.teams().stream().sorted().toList(),
                        open.getOrDefault(person.id(), 0)))
                .toList();
    }
}
