package dev.zhiban.desk.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.incident.Incident.State;
import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Role;
import dev.zhiban.logs.Anomalies;
import dev.zhiban.logs.Anomaly;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Page;
import dev.zhiban.platform.web.Problem;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Candidates of major incidents with both kinds of evidence; a lead decides.
@Path("/api/v1/incidents")
@RunOnVirtualThread
class IncidentsResource {

    private final Incidents incidents;
    private final Anomalies anomalies;
    private final Deciding deciding;
    private final CurrentPerson current;

    IncidentsResource(Incidents incidents, Anomalies anomalies, Deciding deciding, CurrentPerson current) {
        this.incidents = incidents;
        this.anomalies = anomalies;
        this.deciding = deciding;
        this.current = current;
    }

    record Listed(long id, String service, Text title, State state, Instant openedAt, Instant lastAt, int people,
            @Nullable String ticket, @Nullable UUID decidedBy, @Nullable Instant decidedAt, @Nullable String why) {

        static Listed of(Incident one) {
            return new Listed(one.id(), one.service(), Titles.of(one), one.state(), one.openedAt(), one.lastAt(), one.people(),
                    one.ticket(), one.decidedBy(), one.decidedAt(), one.why());
        }
    }

    record Said(Instant at, UUID person, String text, List<String> articles) {
    }

    record Logged(long anomaly, String source, String kind, Text title, Instant firstAt, Instant lastAt, long count,
            List<String> evidence) {

        static Logged of(Anomaly one) {
            return new Logged(one.id(), one.name(), one.kind().tag(), one.title(), one.firstAt(), one.lastAt(), one.count(),
                    one.evidence());
        }
    }

    record Opened(Listed incident, List<Said> reports, List<Logged> logs) {
    }

    record Accepting(@Nullable @Size(max = 20) String ticket) {
    }

    record Dismissing(@NotBlank @Size(max = 2000) String why) {
    }

    /// Newest first.
    @GET
    @RolesAllowed({ Role.Names.AGENT, Role.Names.LEAD, Role.Names.ADMIN, Role.Names.AUDITOR })
    public Page<Listed> list(@RestQuery @Nullable State state, @RestQuery @DefaultValue("0") int page,
            @RestQuery @DefaultValue("50") int size) {
        Page<Incident> found = incidents.page(state == null ? null : state.name(), page, size);
        return new Page<>(found.items().stream().map(Listed::of).toList(), found.total());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ Role.Names.AGENT, Role.Names.LEAD, Role.Names.ADMIN, Role.Names.AUDITOR })
    public Opened one(@RestPath long id) {
        Incident incident = incidents.byId(id).orElseThrow(Problem::notFound);
        return new Opened(Listed.of(incident),
                incidents.reportsOf(id).stream()
                        .map(report -> new Said(report.at(), report.person(), report.text(), report.articles())).toList(),
                incidents.anomaliesOf(id).stream().map(anomalies::byId).flatMap(Optional::stream).map(Logged::of).toList());
    }

    /// Opens a ticket, or names one that is there; the tickets of those who reported it are linked to it.
    @POST
    @Path("/{id}/accept")
    @RolesAllowed(Role.Names.LEAD)
    public Listed accept(@RestPath long id, @NotNull @Valid Accepting accepting,
            @HeaderParam("Accept-Language") @Nullable String language) {
        return Listed.of(deciding.accept(id, current.get(), accepting.ticket(), Lang.ofTag(language, Lang.ZH)));
    }

    @POST
    @Path("/{id}/dismiss")
    @RolesAllowed(Role.Names.LEAD)
    public Listed dismiss(@RestPath long id, @NotNull @Valid Dismissing dismissing) {
        return Listed.of(deciding.dismiss(id, current.get(), dismissing.why()));
    }
}
