package dev.zhiban.identity.admin;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.AuditTrail;
import dev.zhiban.identity.Role;
import dev.zhiban.identity.login.OwnPassword;
import dev.zhiban.identity.login.Passwords;
import dev.zhiban.identity.login.StoredSessions;
import dev.zhiban.platform.persistence.DatabaseFailed;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.web.Problem;

/// Makes and changes accounts; each change is audited. Somebody who is disabled or gets a new password has no session
/// any more; changed roles count from the next request on.
@ApplicationScoped
class ChangeAccounts {

    private final Sql sql;
    private final Clock clock;
    private final Accounts accounts;
    private final Passwords passwords;
    private final OwnPassword ownPassword;
    private final StoredSessions sessions;
    private final AuditTrail audit;

    ChangeAccounts(Sql sql, Clock clock, Accounts accounts, Passwords passwords, OwnPassword ownPassword,
            StoredSessions sessions, AuditTrail audit) {
        this.sql = sql;
        this.clock = clock;
        this.accounts = accounts;
        this.passwords = passwords;
        this.ownPassword = ownPassword;
        this.sessions = sessions;
        this.audit = audit;
    }

    /// @throws UsernameTaken when there is such an account, disabled or not
    @Transactional
    Account create(UUID actor, String username, String name, List<String> roles, List<String> teams) {
        UUID id = UUID.randomUUID();
        Set<String> all = withEmployee(roles);
        String account = username.strip().toLowerCase(Locale.ROOT);
        try {
            sql.update("insert into people (id, username, name, roles, created_at) values (?, ?, ?, ?, ?)", id, account,
                    name.strip(), all.toArray(String[]::new), clock.instant());
        } catch (DatabaseFailed e) {
            throw e.isDuplicate() ? new UsernameTaken() : e;
        }
        join(id, teams);
        audit.record(actor, "person-created", subject(id), Map.of("username", account, "roles", all, "teams", teams));
        return account(id);
    }

    /// Changes what is not null.
    @Transactional
    Account change(UUID actor, UUID id, @Nullable String name, @Nullable List<String> roles, @Nullable List<String> teams,
            @Nullable Boolean enabled) {
        sql.list("select id from people where 'admin' = any(roles) and enabled order by id for update", row -> true);
        account(id);
        Map<String, Object> changes = new LinkedHashMap<>();
        if (name != null) {
            sql.update("update people set name = ? where id = ?", name.strip(), id);
            changes.put("name", true);
        }
        if (roles != null) {
            Set<String> all = withEmployee(roles);
            sql.update("update people set roles = ? where id = ?", all.toArray(String[]::new), id);
            changes.put("roles", all);
        }
        if (teams != null) {
            join(id, teams);
            changes.put("teams", teams);
        }
        if (enabled != null) {
            enable(id, enabled);
            changes.put("enabled", enabled);
        }
        refuseToLoseTheLastAdmin();
        audit.record(actor, "person-changed", subject(id), changes);
        return account(id);
    }

    @Transactional
    void setPassword(UUID actor, UUID id, String password) {
        passwords.choose(id, account(id).username(), password);
        sessions.endAllOf(id);
        audit.record(actor, "password-set", subject(id), Map.of());
    }

    /// A one-time code with which the person sets a first password.
    @Transactional
    String passwordCode(UUID actor, UUID id) {
        account(id);
        audit.record(actor, "password-code-made", subject(id), Map.of());
        return ownPassword.code(id);
    }

    private void enable(UUID id, boolean enabled) {
        sql.update("update people set enabled = ? where id = ?", enabled, id);
        if (!enabled) {
            sessions.endAllOf(id);
            sql.update("delete from password_codes where person = ?", id);
        }
    }

    private void join(UUID id, List<String> teams) {
        sql.update("delete from memberships where person = ?", id);
        for (String team : new TreeSet<>(teams)) {
            if (sql.update("insert into memberships (person, team) select ?, tag from teams where tag = ?", id, team) == 0) {
                throw new NoSuchTeam(team);
            }
        }
    }

    private void refuseToLoseTheLastAdmin() {
        if (!sql.exists("select 1 from people where 'admin' = any(roles) and enabled")) {
            throw new LastAdmin();
        }
    }

    private Account account(UUID id) {
        return accounts.byId(id).orElseThrow(Problem::notFound);
    }

    private static Set<String> withEmployee(List<String> roles) {
        Set<String> all = new TreeSet<>();
        all.add(Role.EMPLOYEE.tag());
        for (String role : roles) {
            try {
                all.add(Role.ofTag(role).tag());
            } catch (IllegalArgumentException e) {
                throw new NoSuchRole();
            }
        }
        return all;
    }

    private static String subject(UUID id) {
        return "person:" + id;
    }
}
