package dev.zhiban.identity.login;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The request needs somebody who is signed in; the session may have ended.
class NotSignedIn extends Problem {

    NotSignedIn() {
        super(401, "not-signed-in", Text.of("请先登录。", "Please sign in."));
    }
}
