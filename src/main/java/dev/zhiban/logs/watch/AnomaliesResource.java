package dev.zhiban.logs.watch;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Role;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.logs.Anomaly;
import dev.zhiban.platform.text.Lang;
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
    private final Rates rates;
    private final Knowledge knowledge;
    private final CurrentPerson current;

    AnomaliesResource(StoredAnomalies anomalies, Rates rates, Knowledge knowledge, CurrentPerson current) {
        this.anomalies = anomalies;
        this.rates = rates;
        this.knowledge = knowledge;
        this.current = current;
    }

    /// @param article what helps with a known error, where the reader may read it
    record Shown(long id, Source source, String service, String kind, Text title, @Nullable Citation article, Instant firstAt,
            Instant lastAt, Instant raisedAt, @Nullable Instant endedAt, long count, List<String> evidence, long heldBack) {

        static Shown of(Anomaly one, Optional<Citation> article) {
            return new Shown(one.id(), new Source(one.source(), one.name()), one.service(), one.kind().tag(), one.title(),
                    article.orElse(null), one.firstAt(), one.lastAt(), one.raisedAt(), one.endedAt(), one.count(),
                    one.evidence(),
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
            @RestQuery @DefaultValue("0") int page, @RestQuery @DefaultValue("50") int size,
            @HeaderParam("Accept-Language") @Nullable String language) {
        Page<Anomaly> found = anomalies.page(service, kind, page, size);
        Map<String, Optional<Citation>> cited = new HashMap<>();
        return new Page<>(found.items().stream().map(one -> Shown.of(one, Optional.ofNullable(one.article())
                .flatMap(article -> cited.computeIfAbsent(article, id -> citation(id, language))))).toList(), found.total());
    }

    @GET
    @Path("/{id}")
    public Shown one(@RestPath long id, @HeaderParam("Accept-Language") @Nullable String language) {
        return Optional.of(id).flatMap(anomalies::byId).map(found -> Shown.of(found, Optional.ofNullable(found.article())
                .flatMap(article -> citation(article, language)))).orElseThrow(Problem::notFound);
    }

    /// How often it came, before and after the warning.
    @GET
    @Path("/{id}/rate")
    public Rate rate(@RestPath long id) {
        return rates.of(id).orElseThrow(Problem::notFound);
    }

    /// None where this reader may not open it.
    private Optional<Citation> citation(String article, @Nullable String language) {
        return knowledge.article(article, Lang.ofTag(language, Lang.ZH), current.get().reader()).stream().findFirst()
                .map(passage -> Citation.of(0, passage));
    }
}
