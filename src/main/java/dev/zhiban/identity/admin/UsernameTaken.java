package dev.zhiban.identity.admin;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// There is an account of this name already.
class UsernameTaken extends Problem {

    UsernameTaken() {
        super(409, "username-taken", Text.of("用户名已被使用。", "The username is taken."));
    }
}
