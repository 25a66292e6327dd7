package dev.zhiban.knowledge.article;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Role;
import dev.zhiban.knowledge.article.ArticleViews.Whole;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// The steps of an article's life. With `If-Match`, each is done only if nobody changed the article meanwhile; a step that is
/// not possible is a 409 that names the state.
@Path("/api/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
@RunOnVirtualThread
class StepsResource {

    private static final int LONGEST_REASON = 1000;
    private static final int MOST_DAYS = 365;

    record Appointment(@Nullable Instant at, @Nullable String reason) {
    }

    record Why(@Nullable String why) {
    }

    record Time(@Nullable Instant at) {
    }

    /// An article whose review date is near or past.
    record DueRow(String id, String title, String owner, LocalDate reviewBy, long days) {
    }

    private final Articles articles;
    private final Publishing publishing;
    private final ArticleViews views;
    private final CurrentPerson current;
    private final Clock clock;
    private final PublishCheck check;

    StepsResource(Articles articles, Publishing publishing, PublishCheck check, ArticleViews views, CurrentPerson current,
            Clock clock) {
        this.articles = articles;
        this.publishing = publishing;
        this.check = check;
        this.views = views;
        this.current = current;
        this.clock = clock;
    }

    /// What is to be reviewed within so many days, the longest overdue first; `days` is negative where the date is past.
    @GET
    @Path("/due")
    public List<DueRow> due(@QueryParam("within") @DefaultValue("30") int within) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate last = today.plusDays(Math.clamp(within, 0, MOST_DAYS));
        return articles.current().stream().filter(version -> version.state() == ArticleVersion.State.PUBLISHED)
                .filter(version -> articles.byId(version.articleId()).filter(Article::isReadable).isPresent())
                .filter(version -> !version.content().reviewBy().isAfter(last))
                .map(version -> new DueRow(version.articleId(), version.content().title(), version.content().owner(),
                        version.content().reviewBy(), version.content().reviewBy().toEpochDay() - today.toEpochDay()))
                .sorted(Comparator.comparing(DueRow::reviewBy).thenComparing(DueRow::id)).toList();
    }

    @POST
    @Path("/{id}/versions/{version}/submit")
    public RestResponse<Whole> submit(@PathParam("id") String id, @PathParam("version") int version,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        publishing.submit(id, version, editor(ifMatch));
        return seen(id, version);
    }

    /// The reviewer wants something changed: a draft again.
    @POST
    @Path("/{id}/versions/{version}/send-back")
    public RestResponse<Whole> sendBack(@PathParam("id") String id, @PathParam("version") int version,
            @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable Why why) {
        String text = reason(why == null ? null : why.why());
        if (text == null) {
            throw Problem.badRequest("why-missing", Text.of("请写明要改什么。", "Say what should change."));
        }
        publishing.sendBack(id, version, text, editor(ifMatch));
        return seen(id, version);
    }

    /// Asks all golden questions first; where answers break, a reason is needed (409 names what breaks) and kept.
    @POST
    @Path("/{id}/versions/{version}/publish")
    @Consumes(MediaType.WILDCARD)
    public RestResponse<Whole> publish(@PathParam("id") String id, @PathParam("version") int version,
            @HeaderParam("If-Match") @Nullable String ifMatch, @QueryParam("reason") @Nullable String reason) {
        Editor editor = editor(ifMatch);
        check.expect(publishing.reviewable(id, version, editor), reason(reason), editor.person());
        publishing.publish(id, version, reason(reason), editor);
        return seen(id, version);
    }

    /// Publishes by itself at a time in the future. Answers that break are asked about now, as when publishing.
    @PUT
    @Path("/{id}/versions/{version}/schedule")
    public RestResponse<Whole> schedule(@PathParam("id") String id, @PathParam("version") int version,
            @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable Appointment appointment) {
        if (appointment == null || appointment.at() == null) {
            throw Problem.badRequest("time-missing", Text.of("请写明时间（at）。", "Say when (`at`)."));
        }
        publishing.expectFuture(appointment.at());
        Editor editor = editor(ifMatch);
        String reason = reason(appointment.reason());
        check.expect(publishing.reviewable(id, version, editor), reason, editor.person());
        publishing.schedule(id, version, appointment.at(), reason, editor);
        return seen(id, version);
    }

    @DELETE
    @Path("/{id}/versions/{version}/schedule")
    public RestResponse<Whole> unschedule(@PathParam("id") String id, @PathParam("version") int version,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        publishing.schedule(id, version, null, null, editor(ifMatch));
        return seen(id, version);
    }

    /// What an earlier version said becomes the newest one, published at once: it was reviewed before. Answers that break are
    /// asked about, as when publishing.
    @POST
    @Path("/{id}/versions/{version}/rollback")
    public RestResponse<Whole> rollBack(@PathParam("id") String id, @PathParam("version") int version,
            @HeaderParam("If-Match") @Nullable String ifMatch, @QueryParam("reason") @Nullable String reason) {
        Editor editor = editor(ifMatch);
        check.expect(publishing.returnable(id, version, editor), reason(reason), editor.person());
        return seen(id, publishing.rollBack(id, version, reason(reason), editor).version());
    }

    @POST
    @Path("/{id}/archive")
    public RestResponse<Whole> archive(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        publishing.archive(id, editor(ifMatch));
        return shown(id);
    }

    @POST
    @Path("/{id}/restore")
    public RestResponse<Whole> restore(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        publishing.restore(id, editor(ifMatch));
        return shown(id);
    }

    /// When the article ends by itself; `at` null: never.
    @PUT
    @Path("/{id}/expiry")
    public RestResponse<Whole> expiry(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Time time) {
        publishing.expireAt(id, time == null ? null : time.at(), editor(ifMatch));
        return shown(id);
    }

    private Editor editor(@Nullable String ifMatch) {
        return new Editor(current.get().id(), ArticleViews.edition(ifMatch));
    }

    private static @Nullable String reason(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (given.length() > LONGEST_REASON) {
            throw Problem.badRequest("reason-too-long", Text.of("理由最多 1000 个字符。", "A reason has 1,000 characters at most."));
        }
        return given.strip();
    }

    private RestResponse<Whole> shown(String id) {
        Article article = articles.byId(id).orElseThrow(Problem::notFound);
        return seen(id, article.published() == null ? article.newest() : article.published());
    }

    private RestResponse<Whole> seen(String id, int version) {
        return views.of(200, articles.version(id, version).orElseThrow(Problem::notFound), current.get().reader());
    }
}
