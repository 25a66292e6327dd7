package dev.zhiban.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.knowledge.Knowledge;
import dev.zhiban.knowledge.Passage;
import dev.zhiban.logs.Explanation.Known;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Explains a log that comes as the body of a request, while it comes. Reading ends after [#UNPACKED] bytes or [#PATIENCE];
/// what was read until then is explained, and the answer says so.
@Path("/api/v1/logs/explain")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class LogsResource {

    static final long UNPACKED = 4L << 30;
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Logs logs;
    private final Knowledge knowledge;
    private final CurrentPerson current;

    LogsResource(Logs logs, Knowledge knowledge, CurrentPerson current) {
        this.logs = logs;
        this.knowledge = knowledge;
        this.current = current;
    }

    /// @param zone the zone of timestamps that name none, such as `Asia/Shanghai`; UTC if absent
    @POST
    @Consumes({ MediaType.TEXT_PLAIN, "application/gzip", "application/x-gzip", MediaType.APPLICATION_OCTET_STREAM })
    @RunOnVirtualThread
    public Explanation explain(InputStream body, @QueryParam("zone") @Nullable String zone,
            @HeaderParam("Accept-Language") @Nullable String language) {
        return explained(body, options(zone), Lang.ofTag(language, Lang.ZH));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    public Explanation explain(@RestForm("file") @Nullable FileUpload file, @QueryParam("zone") @Nullable String zone,
            @HeaderParam("Accept-Language") @Nullable String language) throws IOException {
        if (file == null) {
            throw Problem.badRequest("no-file", Text.of("请把日志放在名为 file 的字段里。", "Put the log into a field named file."));
        }
        ExplainOptions options = options(zone);
        try (InputStream body = Files.newInputStream(file.uploadedFile())) {
            return explained(body, options, Lang.ofTag(language, Lang.ZH));
        }
    }

    private Explanation explained(InputStream body, ExplainOptions options, Lang lang) {
        try {
            return cited(logs.explain(body, options), lang);
        } catch (IOException broken) {
            throw Problem.badRequest("upload-broken",
                    Text.of("日志没有传完，请重试。", "The log did not arrive completely; send it again."));
        }
    }

    /// Each known error with the beginning of its article, where the caller may read it.
    private Explanation cited(Explanation explanation, Lang lang) {
        List<Known> known = new ArrayList<>();
        for (Known one : explanation.knownErrors()) {
            String article = one.article();
            List<Passage> passages = article == null ? List.of() : knowledge.article(article, lang, current.get().reader());
            known.add(one.cited(passages.isEmpty() ? null : Citation.of(known.size() + 1, passages.getFirst())));
        }
        return explanation.cited(known);
    }

    private static ExplainOptions options(@Nullable String zone) {
        ExplainOptions usual = ExplainOptions.DEFAULT;
        try {
            return new ExplainOptions(zone == null || zone.isBlank() ? usual.zone() : ZoneId.of(zone.strip()),
                    usual.templates(),
                    usual.findings(), UNPACKED, PATIENCE);
        } catch (DateTimeException unknown) {
            throw Problem.badRequest("unknown-zone", Text.of("不认识这个时区，例如 Asia/Shanghai。",
                    "There is no such time zone; an example is Asia/Shanghai."));
        }
    }
}
