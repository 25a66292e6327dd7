package dev.zhiban.platform.time;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/// Produces the one clock that every feature is given; nothing else in the program reads the system time.
public class TheClock {

    @Produces
    @ApplicationScoped
    Clock clock() {
        return ofTheSystem();
    }

    /// For commands that run without the service and its injection.
    public static Clock ofTheSystem() {
        return Clock.systemUTC();
    }
}
