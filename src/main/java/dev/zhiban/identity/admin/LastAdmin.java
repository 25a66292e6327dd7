package dev.zhiban.identity.admin;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// Nobody could administer any more.
class LastAdmin extends Problem {

    LastAdmin() {
        super(409, "last-admin", Text.of("至少要保留一名可用的管理员。", "At least one enabled admin must remain."));
    }
}
