package dev.zhiban.identity.login;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Clears rows that nothing reads any more.
@ApplicationScoped
class ForgetOldSessions {

    private final StoredSessions sessions;
    private final Throttle throttle;

    ForgetOldSessions(StoredSessions sessions, Throttle throttle) {
        this.sessions = sessions;
        this.throttle = throttle;
    }

    @Scheduled(every = "10m", delayed = "5m")
    @RunOnVirtualThread
    void now() {
        sessions.forgetOld();
        throttle.forgetOld();
    }
}
