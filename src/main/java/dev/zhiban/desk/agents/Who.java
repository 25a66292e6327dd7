package dev.zhiban.desk.agents;

import java.util.UUID;

/// A person as a page names one.
record Who(UUID id, String name) {
}
