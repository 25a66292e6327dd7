package dev.zhiban.logs.intake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Settings of the live sources.
@ConfigMapping(prefix = "zhiban.sources")
public interface SourcesConfig {

    /// Only files below these folders are tailed; none by default.
    Optional<List<String>> folders();

    /// How often files are looked at.
    @WithDefault("1S")
    Duration look();

    /// How long a source is listened to before what is new in it is news.
    @WithDefault("PT24H")
    Duration learning();

    /// Bytes that a source may have waiting in the inbox; beyond that it is asked to come back later.
    @WithDefault("64000000")
    long waiting();

    Syslog syslog();

    /// No port is open unless it is set; 0 takes any free one.
    interface Syslog {
        @WithDefault("127.0.0.1")
        String host();

        OptionalInt udp();

        OptionalInt tcp();
    }
}
