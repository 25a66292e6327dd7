package dev.zhiban.logs.intake;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.AuditTrail;
import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Role;
import dev.zhiban.logs.intake.LogSource.Kind;
import dev.zhiban.platform.persistence.DatabaseFailed;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// The live sources: admins set them up, the desk sees how they are. A token is shown once, where it is made.
@jakarta.ws.rs.Path("/api/v1/log-sources")
@RunOnVirtualThread
class LogSourcesResource {

    private static final int LINES = 60_000;
    private static final long BYTES = 20_000_000;
    private static final int MOST = 500;

    private final LogSources sources;
    private final AllowedPaths paths;
    private final Sql sql;
    private final CurrentPerson current;
    private final AuditTrail audit;
    private final Clock clock;

    LogSourcesResource(LogSources sources, AllowedPaths paths, Sql sql, CurrentPerson current, AuditTrail audit, Clock clock) {
        this.sources = sources;
        this.paths = paths;
        this.sql = sql;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    /// What an admin says of a source; what is left out has a usual value.
    record Wanted(@NotBlank @Size(max = 80) String name, @Nullable Kind kind, @NotBlank @Size(max = 60) String service,
            @Nullable @Size(max = 30) List<@NotBlank @Size(max = 40) String> words, @Nullable @Size(max = 60) String zone,
            @Nullable @Size(max = 500) String path, @Nullable @Size(max = 60) String sender,
            @Nullable @Size(max = 60) String program, @Nullable @Min(1) @Max(10_000_000) Integer linesPerMinute,
            @Nullable @Min(1_000) @Max(10_000_000_000L) Long bytesPerMinute, @Nullable Boolean enabled) {
    }

    /// @param seenAt when it last spoke; `read` is the position in a tailed file, in bytes
    record Listed(UUID id, String name, Kind kind, String service, List<String> words, String zone, @Nullable String path,
            @Nullable String sender, @Nullable String program, int linesPerMinute, long bytesPerMinute, boolean enabled,
            Instant createdAt, @Nullable Instant seenAt, long lines, int templates, @Nullable Long read, int waiting) {
    }

    /// `token` is not shown again.
    record Made(UUID id, @Nullable String token) {
    }

    /// By name.
    @GET
    @RolesAllowed({ Role.Names.AGENT, Role.Names.LEAD, Role.Names.ADMIN, Role.Names.AUDITOR })
    public List<Listed> list() {
        return sources.all().stream().map(this::listed).toList();
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Role.Names.ADMIN)
    @Transactional
    public Made add(@NotNull @Valid Wanted wanted) {
        if (sql.exists("select 1 from log_sources offset ? limit 1", MOST - 1)) {
            throw new Problem(409, "too-many-sources", Text.of("日志源太多了。", "There are too many sources."));
        }
        LogSource source = source(UUID.randomUUID(), wanted.kind() == null ? Kind.PUSH : wanted.kind(), wanted);
        String token = source.kind() == Kind.PUSH ? Token.fresh() : null;
        unique(() -> sources.insert(source, token == null ? null : Token.hash(token)));
        record("source-added", source.id());
        return new Made(source.id(), token);
    }

    /// The kind stays as it is.
    @PUT
    @jakarta.ws.rs.Path("/{id}")
    @RolesAllowed(Role.Names.ADMIN)
    @Transactional
    public Listed change(@RestPath UUID id, @NotNull @Valid Wanted wanted) {
        LogSource before = sources.byId(id).orElseThrow(Problem::notFound);
        LogSource after = source(id, before.kind(), wanted);
        unique(() -> sources.update(after));
        record("source-changed", id);
        return listed(sources.byId(id).orElseThrow(Problem::notFound));
    }

    /// A new token; the old one is void at once.
    @POST
    @jakarta.ws.rs.Path("/{id}/token")
    @RolesAllowed(Role.Names.ADMIN)
    @Transactional
    public Made token(@RestPath UUID id) {
        String token = Token.fresh();
        if (!sources.token(id, Token.hash(token))) {
            throw Problem.notFound();
        }
        record("source-token-made", id);
        return new Made(id, token);
    }

    /// With its baseline; what was noticed stays.
    @DELETE
    @jakarta.ws.rs.Path("/{id}")
    @RolesAllowed(Role.Names.ADMIN)
    @Transactional
    public void delete(@RestPath UUID id) {
        if (!sources.delete(id)) {
            throw Problem.notFound();
        }
        record("source-deleted", id);
    }

    private void record(String action, UUID source) {
        audit.record(current.get().id(), action, "log-source:" + source, Map.of());
    }

    private static void unique(Runnable write) {
        try {
            write.run();
        } catch (DatabaseFailed e) {
            if (e.isDuplicate()) {
                throw new Problem(409, "name-taken", Text.of("已有同名的日志源。", "A source of this name exists."));
            }
            throw e;
        }
    }

    private LogSource source(UUID id, Kind kind, Wanted wanted) {
        String path = blankToNull(wanted.path());
        if ((kind == Kind.TAIL) != (path != null)) {
            throw Problem.badRequest("path", Text.of("文件类日志源要有 path，其它的没有。",
                    "A tailed source needs a path, others have none."));
        }
        String sender = blankToNull(wanted.sender());
        if (sender != null && Network.of(sender) == null) {
            throw Problem.badRequest("sender", Text.of("sender 须是地址或网段，例如 10.2.0.0/16。",
                    "The sender must be an address or a network such as 10.2.0.0/16."));
        }
        return new LogSource(id, wanted.name().strip(), kind, wanted.service().strip(), words(wanted), zone(wanted.zone()),
                path == null ? null : paths.allowed(path).toString(), sender, blankToNull(wanted.program()),
                Objects.requireNonNullElse(wanted.linesPerMinute(), LINES),
                Objects.requireNonNullElse(wanted.bytesPerMinute(), BYTES), !Boolean.FALSE.equals(wanted.enabled()),
                clock.instant());
    }

    private static List<String> words(Wanted wanted) {
        List<String> words = wanted.words();
        return words == null ? List.of()
                : words.stream().map(word -> word.strip().toLowerCase(Locale.ROOT)).distinct().toList();
    }

    private static ZoneId zone(@Nullable String zone) {
        try {
            return zone == null || zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone.strip());
        } catch (DateTimeException unknown) {
            throw Problem.badRequest("unknown-zone", Text.of("不认识这个时区，例如 Asia/Shanghai。",
                    "There is no such time zone; an example is Asia/Shanghai."));
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private Listed listed(LogSource one) {
        return sql.first("""
                select (select seen_at from log_baselines where source = s.id) as seen_at,
                       coalesce((select lines from log_baselines where source = s.id), 0) as lines,
                       (select count(*) from log_templates where source = s.id) as templates,
                       (select read from log_positions where source = s.id) as read,
                       (select count(*) from log_batches where source = s.id) as waiting
                from log_sources s where s.id = ?""",
                row -> new Listed(one.id(), one.name(), one.kind(), one.service(), one.words(), one.zone().getId(), one.path(),
                        one.sender(), one.program(), one.linesPerMinute(), one.bytesPerMinute(), one.enabled(),
                        one.createdAt(), Sql.instantOrNull(row, "seen_at"), row.getLong("lines"), row.getInt("templates"),
                        row.getObject("read", Long.class), row.getInt("waiting")),
                one.id()).orElseThrow(Problem::notFound);
    }
}
