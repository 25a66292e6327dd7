package dev.zhiban.identity;

import java.util.Set;
import java.util.UUID;

/// Somebody who can sign in, as the other features see them. Holds no secret.
public record Person(UUID id, String username, String name, Set<Role> roles, Set<String> teams) {

    public Person {
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /// Works at the desk: sees the queue and takes conversations over.
    public boolean worksAtDesk() {
        return is(Role.AGENT) || is(Role.LEAD);
    }

    /// What this person may read.
    public Reader reader() {
        return Reader.of(this);
    }
}
