package dev.zhiban.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.platform.persistence.Sql;

@ApplicationScoped
class StoredPeople implements People {

    private static final String SELECT = """
            select p.id, p.username, p.name, p.roles,
                   array(select m.team from memberships m where m.person = p.id) as teams
            from people p
            """;

    private final Sql sql;

    StoredPeople(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Person> byId(UUID id) {
        return sql.first(SELECT + "where p.id = ?", StoredPeople::person, id);
    }

    @Override
    public Map<UUID, Person> byIds(Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return sql.list(SELECT + "where p.id = any(?::uuid[])", StoredPeople::person,
                (Object) ids.stream().map(UUID::toString).toArray(String[]::new)).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    @Override
    public Optional<Person> byUsername(String username) {
        return sql.first(SELECT + "where p.username = ? and p.enabled", StoredPeople::person,
                username.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<Person> withRole(Role role) {
        return sql.list(SELECT + "where ? = any(p.roles) and p.enabled order by p.name, p.username",
                StoredPeople::person, role.tag());
    }

    private static Person person(ResultSet row) throws SQLException {
        Set<Role> roles = Sql.texts(row, "roles").stream().map(Role::ofTag).collect(Collectors.toSet());
        return new Person(row.getObject("id", UUID.class), row.getString("username"), row.getString("name"), roles,
                Set.copyOf(Sql.texts(row, "teams")));
    }
}
