package dev.zhiban.identity.admin;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.web.Page;
import dev.zhiban.platform.web.Problem;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Accounts, for admins.
@Path("/api/v1/people")
@RunOnVirtualThread
class PeopleResource {

    private final Accounts accounts;
    private final ChangeAccounts change;
    private final CurrentPerson current;

    PeopleResource(Accounts accounts, ChangeAccounts change, CurrentPerson current) {
        this.accounts = accounts;
        this.change = change;
        this.current = current;
    }

    record NewPerson(
            @NotNull @Pattern(regexp = "[a-zA-Z0-9][a-zA-Z0-9._@-]{0,63}") String username,
            @NotBlank @Size(max = 100) String name,
            @Size(max = 10) @Nullable List<@NotNull @Size(max = 20) String> roles,
            @Size(max = 50) @Nullable List<@NotNull @Size(max = 40) String> teams) {
    }

    record Change(
            @Size(min = 1, max = 100) @Nullable String name,
            @Size(max = 10) @Nullable List<@NotNull @Size(max = 20) String> roles,
            @Size(max = 50) @Nullable List<@NotNull @Size(max = 40) String> teams,
            @Nullable Boolean enabled) {
    }

    record NewPassword(@NotNull @Size(max = 200) String password) {
    }

    record PasswordCode(String code) {
    }

    @GET
    @RolesAllowed({ Role.Names.ADMIN, Role.Names.AUDITOR })
    public Page<Account> list(@RestQuery @Size(max = 100) @Nullable String q, @RestQuery @Size(max = 20) @Nullable String role,
            @RestQuery @Nullable Boolean enabled, @RestQuery @DefaultValue("0") int page,
            @RestQuery @DefaultValue("50") int size) {
        return accounts.find(q, role, enabled, page, size);
    }

    /// The new account has no password: make a code, or set one.
    @POST
    @RolesAllowed(Role.Names.ADMIN)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Account.class)))
    public Response create(@NotNull @Valid NewPerson wanted) {
        Account made = change.create(current.get().id(), wanted.username(), wanted.name(), orNone(wanted.roles()),
                orNone(wanted.teams()));
        return Response.created(URI.create("/api/v1/people/" + made.id())).entity(made).build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ Role.Names.ADMIN, Role.Names.AUDITOR })
    public Account one(@RestPath UUID id) {
        return accounts.byId(id).orElseThrow(Problem::notFound);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Role.Names.ADMIN)
    public Account change(@RestPath UUID id, @NotNull @Valid Change wanted) {
        return change.change(current.get().id(), id, wanted.name(), wanted.roles(), wanted.teams(), wanted.enabled());
    }

    @PUT
    @Path("/{id}/password")
    @RolesAllowed(Role.Names.ADMIN)
    public void setPassword(@RestPath UUID id, @NotNull @Valid NewPassword wanted) {
        change.setPassword(current.get().id(), id, wanted.password());
    }

    /// A one-time code for `PUT /api/v1/session/first-password`; an earlier one is void.
    @POST
    @Path("/{id}/password-code")
    @RolesAllowed(Role.Names.ADMIN)
    public PasswordCode passwordCode(@RestPath UUID id) {
        return new PasswordCode(change.passwordCode(current.get().id(), id));
    }

    private static List<String> orNone(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts;
    }
}
