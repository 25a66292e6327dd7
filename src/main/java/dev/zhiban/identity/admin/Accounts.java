package dev.zhiban.identity.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.web.Page;

/// Reads accounts, disabled ones too.
@ApplicationScoped
class Accounts {

    private static final String SELECT = """
            select p.*, array(select m.team from memberships m where m.person = p.id order by 1) as teams,
                   exists (select 1 from passwords w where w.person = p.id) as has_password
            from people p\s""";
    private static final String FILTER = """
            where (?::text is null or strpos(lower(p.username || ' ' || p.name), lower(?)) > 0)
              and (?::text is null or ? = any(p.roles)) and (?::boolean is null or p.enabled = ?)\s""";

    private final Sql sql;

    Accounts(Sql sql) {
        this.sql = sql;
    }

    Optional<Account> byId(UUID id) {
        return sql.first(SELECT + "where p.id = ?", Accounts::account, id);
    }

    /// By username; `null` filters nothing.
    Page<Account> find(@Nullable String part, @Nullable String role, @Nullable Boolean enabled, int page, int size) {
        @Nullable
        Object[] filter = { part, part, role, role, enabled, enabled };
        long total = sql.first("select count(*) as n from people p " + FILTER, row -> row.getLong("n"), filter).orElse(0L);
        var items = sql.list(
                SELECT + FILTER + "order by p.username limit " + Page.limit(size) + " offset " + Page.offset(page, size),
                Accounts::account, filter);
        return new Page<>(items, total);
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(row.getObject("id", UUID.class), row.getString("username"), row.getString("name"),
                Sql.texts(row, "roles").stream().sorted().toList(), Sql.texts(row, "teams"), row.getBoolean("enabled"),
                row.getBoolean("demo"), row.getBoolean("has_password"), Sql.instant(row, "created_at"));
    }
}
