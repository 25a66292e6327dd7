package dev.zhiban.logs.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.Role;
import dev.zhiban.logs.Anomaly;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Page;
import dev.zhiban.platform.web.Problem;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// What was noticed in the live sources, for the desk.
@Path("/api/v1/anomalies")
@RunOnVirtualThread
@RolesAllowed({ Role.Names.AGENT, Role.Names.LEAD, Role.Names.ADMIN, Role.Names.AUDITOR })
class AnomaliesResource {

    private final StoredAnomalies anomalies;

    AnomaliesResource(StoredAnomalies anomalies) {
        this.anomalies = anomalies;
    }

    record Shown(long id, Source source, String service, String kind, Text title, @Nullable String article, Instant firstAt,
            Instant lastAt, Instant raisedAt, @Nullable Instant endedAt, long count, List<String> evidence, long heldBack) {

        static Shown of(Anomaly one) {
            return new Shown(one.id(), new Source(one.source(), one.name()), one.service(), one.kind().tag(), one.title(),
                    one.article(), one.firstAt(), one.lastAt(), one.raisedAt(), one.endedAt(), one.count(), one.evidence(),
                    one.heldBack());
        }
    }

    record Source(UUID id, String name) {
    }

    /// Newest first.
    ///
    /// @param kind `new`, `burst`, `silence`, `known-error` or `alert`
    @GET
    public Page<Shown> list(@RestQuery @Size(max = 60) @Nullable String service,
            @RestQuery @Size(max = 20) @Nullable String kind,
            @RestQuery @DefaultValue("0") int page, @RestQuery @DefaultValue("50") int size) {
        Page<Anomaly> found = anomalies.page(service, kind, page, size);
        return new Page<>(found.items().stream().map(Shown::of).toList(), found.total());
    }

    @GET
    @Path("/{id}")
    public Shown one(@RestPath long id) {
        return Optional.of(id).flatMap(anomalies::byId).map(Shown::of).orElseThrow(Problem::notFound);
    }
}
