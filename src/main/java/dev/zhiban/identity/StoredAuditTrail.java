package dev.zhiban.identity;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.platform.persistence.Sql;

@ApplicationScoped
class StoredAuditTrail implements AuditTrail {

    private final Sql sql;
    private final Clock clock;
    private final ObjectMapper json;

    StoredAuditTrail(Sql sql, Clock clock, ObjectMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void record(@Nullable UUID actor, String action, String subject, Map<String, ?> details) {
        sql.update("insert into audit (at, actor, action, subject, details) values (?, ?, ?, ?, ?::jsonb)",
                clock.instant(), actor, action, subject, written(details));
    }

    private String written(Map<String, ?> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("details of an audit record are no JSON", e);
        }
    }
}
