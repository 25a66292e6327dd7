package dev.zhiban.identity.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.identity.Role;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.web.Page;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// The audit trail, newest first. `before` is the id of the last record of the page before.
@Path("/api/v1/audit")
@RunOnVirtualThread
class AuditResource {

    private final Sql sql;
    private final ObjectMapper json;

    AuditResource(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    record Entry(long id, Instant at, @Nullable UUID actor, @Nullable String actorName, String action, String subject,
            Map<String, Object> details) {
    }

    @GET
    @RolesAllowed({ Role.Names.AUDITOR, Role.Names.ADMIN })
    public List<Entry> list(@RestQuery @Nullable UUID actor, @RestQuery @Size(max = 100) @Nullable String action,
            @RestQuery @Size(max = 200) @Nullable String subject, @RestQuery @Nullable Long before,
            @RestQuery @DefaultValue("50") int size) {
        return sql.list("""
                select a.*, p.name as actor_name from audit a left join people p on p.id = a.actor
                where (?::uuid is null or a.actor = ?) and (?::text is null or a.action = ?)
                  and (?::text is null or a.subject = ?) and (?::bigint is null or a.id < ?)
                order by a.id desc limit\s""" + Page.limit(size), this::entry,
                actor, actor, action, action, subject, subject, before, before);
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getLong("id"), Sql.instant(row, "at"), row.getObject("actor", UUID.class),
                row.getString("actor_name"), row.getString("action"), row.getString("subject"),
                details(row.getString("details")));
    }

    private Map<String, Object> details(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audit record cannot be read", e);
        }
    }
}
