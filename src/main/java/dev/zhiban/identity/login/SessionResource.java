package dev.zhiban.identity.login;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

/// Signing in and out, and who is signed in.
@Path("/api/v1/session")
@RunOnVirtualThread
class SessionResource {

    private final SignIn signIn;
    private final StoredSessions sessions;
    private final SignedInPerson current;
    private final OwnPassword ownPassword;

    SessionResource(SignIn signIn, StoredSessions sessions, SignedInPerson current, OwnPassword ownPassword) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.current = current;
        this.ownPassword = ownPassword;
    }

    record Credentials(String username, String password) {
        @SuppressWarnings("NullAway") // JSON may leave a member out
        Credentials {
            username = username == null ? "" : username;
            password = password == null ? "" : password;
        }
    }

    record Opened(String token, Me person) {
    }

    record Me(UUID id, String name, String username, List<String> roles, List<String> teams) {
        static Me of(Person person) {
            return new Me(person.id(), person.name(), person.username(),
                    person.roles().stream().sorted(Comparator.naturalOrder()).map(Role::tag).toList(),
                    person.teams().stream().sorted().toList());
        }
    }

    record Ticket(String ticket) {
    }

    record NewPassword(String current, String password) {
        @SuppressWarnings("NullAway") // JSON may leave a member out
        NewPassword {
            current = current == null ? "" : current;
            password = password == null ? "" : password;
        }
    }

    record FirstPassword(String code, String password) {
        @SuppressWarnings("NullAway") // JSON may leave a member out
        FirstPassword {
            code = code == null ? "" : code;
            password = password == null ? "" : password;
        }
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Opened.class)))
    public Response open(Credentials credentials, @CookieParam(SessionCookies.SESSION) @Nullable String before,
            @Context HttpServerRequest request) {
        SignIn.SignedIn signedIn = signIn.with(credentials.username(), credentials.password(),
                Caller.address(request.remoteAddress()));
        if (before != null) {
            sessions.end(before);
        }
        return opened(signedIn, request);
    }

    @GET
    @Authenticated
    public Me whoAmI() {
        return Me.of(current.get());
    }

    @DELETE
    @Authenticated
    @APIResponse(responseCode = "204")
    public Response close(@Context HttpServerRequest request) {
        sessions.end(current.token());
        return Response.noContent().cookie(SessionCookies.none(request.isSSL())).build();
    }

    /// A ticket for one WebSocket connection, where no header can be sent: 30 s, one use.
    @POST
    @Path("/ticket")
    @Authenticated
    public Ticket ticket() {
        return new Ticket(sessions.ticket(current.token()));
    }

    /// A new password ends all of one's sessions and opens a new one.
    @PUT
    @Path("/password")
    @Authenticated
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Opened.class)))
    public Response changePassword(NewPassword wanted, @Context HttpServerRequest request) {
        ownPassword.change(current.get(), wanted.current(), wanted.password(), Caller.address(request.remoteAddress()));
        return opened(new SignIn.SignedIn(sessions.open(current.get()), current.get()), request);
    }

    /// Sets a first password with the one-time code that an admin (or the log of a first start) handed out.
    @PUT
    @Path("/first-password")
    @PermitAll
    @APIResponse(responseCode = "204")
    public void setFirstPassword(FirstPassword wanted, @Context HttpServerRequest request) {
        ownPassword.setFirst(wanted.code(), wanted.password(), Caller.address(request.remoteAddress()));
    }

    private Response opened(SignIn.SignedIn signedIn, HttpServerRequest request) {
        return Response.ok(new Opened(signedIn.token(), Me.of(signedIn.person())))
                .cookie(SessionCookies.of(signedIn.token(), sessions.longest(), request.isSSL()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
