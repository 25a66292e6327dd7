package dev.zhiban.identity.login;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The session's cookie came without the CSRF value in the header.
class CsrfMissing extends Problem {

    CsrfMissing() {
        super(403, "csrf-token-missing", Text.of(
                "请求缺少 X-CSRF-Token，请刷新页面后重试。",
                "The request lacks X-CSRF-Token. Reload the page and try again."));
    }
}
