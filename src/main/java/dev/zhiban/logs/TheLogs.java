package dev.zhiban.logs;

import java.nio.file.Path;
import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.platform.privacy.Redactor;

/// Produces the one [Logs] of the program, with the known errors of the configured knowledge base.
class TheLogs {

    private static final Logger LOG = Logger.getLogger(TheLogs.class);

    @Produces
    @ApplicationScoped
    Logs logs(Redactor redactor, Clock clock,
            @ConfigProperty(name = "zhiban.knowledge.dir", defaultValue = "knowledge-base") String folder) {
        KnownErrors known = KnownErrors.load(Path.of(folder));
        known.broken().forEach(broken -> LOG.warnf("Known error left out: %s", broken));
        return new StreamingLogs(redactor, known, clock);
    }

    @Produces
    @ApplicationScoped
    LogLines lines(Redactor redactor, Clock clock) {
        return new StreamingLogs(redactor, KnownErrors.NONE, clock);
    }
}
