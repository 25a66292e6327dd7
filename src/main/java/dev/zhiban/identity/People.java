package dev.zhiban.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The people that can sign in. Disabled people are found by id (history shows their names) and nowhere else.
public interface People {

    Optional<Person> byId(UUID id);

    /// Those of the ids that there are, disabled people included.
    Map<UUID, Person> byIds(Set<UUID> ids);

    Optional<Person> byUsername(String username);

    /// Enabled people who hold the role, by name.
    List<Person> withRole(Role role);
}
