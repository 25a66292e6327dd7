package dev.zhiban.identity.admin;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// A role that is named is none.
class NoSuchRole extends Problem {

    NoSuchRole() {
        super(400, "no-such-role", Text.of("没有这个角色。可用：employee、agent、lead、editor、admin、auditor。",
                "There is no such role. There are employee, agent, lead, editor, admin, auditor."));
    }
}
