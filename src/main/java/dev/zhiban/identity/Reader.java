package dev.zhiban.identity;

import java.util.Set;
import java.util.TreeSet;

/// The principals that somebody reads as: `everyone`, `role:agent`, `team:network`, `person:alice`.
///
/// A document names the principals of its audience; it may be read where the two sets meet. Closed by default: no
/// principals in common (or none known) means no. A lead, an editor, an admin and an auditor read what an agent reads.
public record Reader(Set<String> principals) {

    public static final String EVERYONE = "everyone";

    public Reader {
        principals = Set.copyOf(principals);
    }

    public static Reader of(Person person) {
        Set<String> all = new TreeSet<>();
        all.add(EVERYONE);
        all.add("person:" + person.username());
        person.teams().forEach(team -> all.add("team:" + team));
        person.roles().forEach(role -> all.add("role:" + role.tag()));
        if (person.roles().stream().anyMatch(role -> role != Role.EMPLOYEE)) {
            all.add("role:agent");
        }
        return new Reader(all);
    }

    public boolean mayRead(Set<String> audience) {
        return audience.stream().anyMatch(principals::contains);
    }
}
