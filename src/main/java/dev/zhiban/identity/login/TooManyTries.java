package dev.zhiban.identity.login;

import java.time.Duration;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// This address has failed too often and has to wait.
class TooManyTries extends Problem {

    TooManyTries(Duration wait) {
        this(Math.toIntExact(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    private TooManyTries(int seconds) {
        super(429, "too-many-tries", Text.of(
                "尝试次数过多，请在 " + seconds + " 秒后再试。",
                "Too many tries. Try again in " + seconds + " s."));
        retryAfter(seconds);
    }
}
