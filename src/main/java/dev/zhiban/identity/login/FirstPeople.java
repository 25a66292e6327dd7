package dev.zhiban.identity.login;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.zhiban.identity.People;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.persistence.Sql;

/// The people that are there before anybody could make people: of a demonstration, or the first admin.
@ApplicationScoped
class FirstPeople {

    static final String ADMIN = "admin";

    private final Sql sql;
    private final Clock clock;
    private final People people;
    private final Passwords passwords;

    FirstPeople(Sql sql, Clock clock, People people, Passwords passwords) {
        this.sql = sql;
        this.clock = clock;
        this.people = people;
        this.passwords = passwords;
    }

    /// One account for each role; the password is the name. Does nothing to accounts that are there.
    @Transactional
    void ofDemonstration() {
        demo("employee", "演示员工 · Employee", Role.EMPLOYEE);
        demo("agent", "演示坐席 · Agent", Role.AGENT);
        demo("lead", "演示组长 · Lead", Role.LEAD);
        demo("editor", "演示编辑 · Editor", Role.EDITOR);
        demo("admin", "演示管理员 · Admin", Role.ADMIN);
        demo("auditor", "演示审计员 · Auditor", Role.AUDITOR);
    }

    private void demo(String username, String name, Role role) {
        UUID id = UUID.randomUUID();
        if (insert(id, username, name, EnumSet.of(Role.EMPLOYEE, role), true)) {
            passwords.set(id, username);
        }
    }

    /// Whether somebody can administer already: an enabled admin with a password, demonstration aside.
    boolean hasAdmin() {
        return sql.exists("""
                select 1 from people p join passwords on passwords.person = p.id
                where 'admin' = any(p.roles) and p.enabled and not p.demo""");
    }

    /// The account `admin`, made if it is not there. One that a demonstration left behind becomes a real one, without the
    /// password that everybody knows.
    UUID admin() {
        sql.update("""
                delete from passwords where person in (select id from people where username = ? and demo)""", ADMIN);
        sql.update("update people set demo = false, enabled = true where username = ?", ADMIN);
        insert(UUID.randomUUID(), ADMIN, "管理员 · Administrator", Set.of(Role.EMPLOYEE, Role.ADMIN), false);
        return people.byUsername(ADMIN).orElseThrow(() -> new IllegalStateException("the account admin is disabled")).id();
    }

    private boolean insert(UUID id, String username, String name, Set<Role> roles, boolean demo) {
        return sql.update("""
                insert into people (id, username, name, roles, demo, created_at) values (?, ?, ?, ?, ?, ?)
                on conflict (username) do nothing""",
                id, username, name, roles.stream().map(Role::tag).toArray(String[]::new), demo, clock.instant()) > 0;
    }
}
