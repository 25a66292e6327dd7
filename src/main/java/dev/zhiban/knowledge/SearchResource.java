package dev.zhiban.knowledge;

import java.util.List;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// `GET /api/v1/knowledge/search`: the passages that the signed-in person may read, best first.
@Path("/api/v1/knowledge/search")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
class SearchResource {

    /// One passage as the contract has it.
    record Hit(String articleId, int version, int paragraph, String title, String heading, String text, String lang,
            double score, double keywordScore, double vectorScore, String url) {

        static Hit of(Passage passage) {
            return new Hit(passage.articleId(), passage.version(), passage.paragraph(), passage.title(), passage.heading(),
                    passage.text(), passage.lang(), passage.score(), passage.keywordScore(), passage.vectorScore(),
                    Citation.url(passage));
        }
    }

    record Result(List<Hit> passages, double confidence) {
    }

    private final Knowledge knowledge;
    private final CurrentPerson current;

    SearchResource(Knowledge knowledge, CurrentPerson current) {
        this.knowledge = knowledge;
        this.current = current;
    }

    @GET
    public Result search(@QueryParam("q") @DefaultValue("") String q, @QueryParam("k") @DefaultValue("10") int k,
            @QueryParam("lang") @Nullable String lang) {
        if (k < 1 || k > 50) {
            throw Problem.badRequest("wrong-count", Text.of("k 应在 1 到 50 之间。", "k should be 1 to 50."));
        }
        if (lang != null && !lang.equals("zh") && !lang.equals("en")) {
            throw Problem.badRequest("wrong-language", Text.of("lang 只能是 zh 或 en。", "lang is zh or en."));
        }
        Found found = knowledge.find(new Search(q, null, current.get().reader(), k, lang));
        return new Result(found.passages().stream().map(Hit::of).toList(), found.confidence());
    }
}
