package dev.zhiban.knowledge.hygiene;

import java.time.LocalDate;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// What should be put right in the articles, by whom and until when.
@Path("/api/v1/articles/hygiene")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
@RunOnVirtualThread
class HygieneResource {

    private static final int LONGEST = 500;

    record Ran(int open) {
    }

    record Why(@Nullable String why) {
    }

    record Until(@Nullable LocalDate due) {
    }

    private final Hygiene hygiene;
    private final CurrentPerson current;

    HygieneResource(Hygiene hygiene, CurrentPerson current) {
        this.hygiene = hygiene;
        this.current = current;
    }

    /// `kind` is duplicate, contradiction, stale, broken-link, never-used or not-helpful.
    @GET
    public List<Hygiene.Item> list(@QueryParam("kind") @Nullable String kind, @QueryParam("owner") @Nullable String owner) {
        return hygiene.open(kind, owner);
    }

    /// Looks now instead of tonight.
    @POST
    @Path("/run")
    public Ran run() {
        return new Ran(hygiene.run());
    }

    @POST
    @Path("/{item}/dismiss")
    public void dismiss(@PathParam("item") long item, @Nullable Why why) {
        String given = why == null || why.why() == null ? "" : why.why().strip();
        if (given.isEmpty() || given.length() > LONGEST) {
            throw Problem.badRequest("why-missing", Text.of("请写明原因（最多 500 字）。", "Say why, in at most 500 characters."));
        }
        hygiene.dismiss(item, given, current.get().id());
    }

    @PUT
    @Path("/{item}/due")
    public void putOff(@PathParam("item") long item, @Nullable Until until) {
        LocalDate due = until == null ? null : until.due();
        if (due == null || due.isBefore(hygiene.today()) || due.isAfter(hygiene.today().plusYears(1))) {
            throw Problem.badRequest("date-missing",
                    Text.of("请给出今天起一年内的日期（due）。", "Name a date within a year from today (`due`)."));
        }
        hygiene.putOff(item, due);
    }
}
