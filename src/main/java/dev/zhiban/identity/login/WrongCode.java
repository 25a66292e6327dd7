package dev.zhiban.identity.login;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The one-time code was used, has expired or never was.
class WrongCode extends Problem {

    WrongCode() {
        super(404, "wrong-code", Text.of("链接无效或已过期。", "The link is void or has expired."));
    }
}
