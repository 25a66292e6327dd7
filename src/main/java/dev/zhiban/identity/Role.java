package dev.zhiban.identity;

import java.util.Locale;

/// What somebody may do. Everybody who can sign in is at least an employee.
public enum Role {
    EMPLOYEE,
    AGENT,
    LEAD,
    EDITOR,
    ADMIN,
    AUDITOR;

    /// Role names as annotations need them (`@RolesAllowed(Role.Names.AGENT)`).
    public static final class Names {
        public static final String EMPLOYEE = "employee";
        public static final String AGENT = "agent";
        public static final String LEAD = "lead";
        public static final String EDITOR = "editor";
        public static final String ADMIN = "admin";
        public static final String AUDITOR = "auditor";

        private Names() {
        }
    }

    /// As in JSON and in `@RolesAllowed`: lower case.
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException for a tag that is no role
    public static Role ofTag(String tag) {
        return valueOf(tag.toUpperCase(Locale.ROOT));
    }
}
