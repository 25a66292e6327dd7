package dev.zhiban.identity;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Append-only record of who did what to what. Joins the caller's transaction. Details hold no texts and no secrets.
public interface AuditTrail {

    void record(@Nullable UUID actor, String action, String subject, Map<String, ?> details);
}
