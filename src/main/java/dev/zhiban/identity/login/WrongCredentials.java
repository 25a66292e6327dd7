package dev.zhiban.identity.login;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The name or the password is wrong; which of them is not said.
class WrongCredentials extends Problem {

    WrongCredentials() {
        super(401, "wrong-credentials", Text.of("用户名或密码不正确。", "The username or the password is wrong."));
    }
}
