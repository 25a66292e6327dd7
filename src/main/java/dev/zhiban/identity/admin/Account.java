package dev.zhiban.identity.admin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A person as an admin sees it. Roles and teams are sorted.
record Account(UUID id, String username, String name, List<String> roles, List<String> teams, boolean enabled, boolean demo,
        boolean hasPassword, Instant createdAt) {
}
