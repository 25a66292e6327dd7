package dev.zhiban.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.CurrentPerson;
import dev.zhiban.identity.Reader;
import dev.zhiban.identity.Role;
import dev.zhiban.knowledge.article.ArticleVersion;
import dev.zhiban.knowledge.article.Articles;
import dev.zhiban.knowledge.golden.DraftSearch;
import dev.zhiban.knowledge.ingest.Chunker;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.ingest.Section;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.HybridRetriever;
import dev.zhiban.knowledge.retrieve.PassageText;
import dev.zhiban.knowledge.retrieve.Ranked;
import dev.zhiban.knowledge.retrieve.Retrieval;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Words;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Why a question finds what it finds, for those who write the articles and so see all of them.
@Path("/api/v1/knowledge/explain")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ Role.Names.EDITOR, Role.Names.ADMIN })
@RunOnVirtualThread
class ExplainResource {

    private static final int SHOWN = 6;
    private static final int LOOKED_AT = 20;
    private static final int LONGEST = 2_000;
    private static final int LONGEST_DRAFT = 200_000;
    private static final int MOST_QUESTIONS = 50;
    /// A draft is embedded while its editor waits.
    private static final int MOST_SECTIONS = 200;

    /// The share of the question's words (by weight, 0 to 1) that each field of the article has.
    record Fields(double title, double questions, double heading, double text) {
    }

    /// `keyword` and `vector` are the two legs, `score` what was made of them; each 0 to 1 within this search.
    ///
    /// @param draft whether it stands in the draft that was sent along
    record Leg(String articleId, int version, int paragraph, String title, String heading, String text, String lang,
            double score, double keyword, double vector, Fields words, boolean draft) {
    }

    /// An article as it is being written; `articleId` says in place of which published one.
    record Draft(@Nullable String articleId, @Nullable String title, @Nullable String lang, @Nullable List<String> questions,
            @Nullable String markdown) {
    }

    record WithDraft(@Nullable String q, @Nullable Draft draft) {
    }

    /// An article that would have been found, but not by an employee without other rights.
    record Filtered(String articleId, String title, String lang, Set<String> audience, double score) {
    }

    record Explained(List<Leg> passages, List<Filtered> filtered, double confidence) {
    }

    private final HybridRetriever retriever;
    private final DraftSearch drafts;
    private final Articles articles;
    private final CurrentPerson current;

    ExplainResource(HybridRetriever retriever, DraftSearch drafts, Articles articles, CurrentPerson current) {
        this.retriever = retriever;
        this.drafts = drafts;
        this.articles = articles;
        this.current = current;
    }

    /// `passages` are what the person who asks would be answered from; `filtered` comes from a search through all articles.
    @GET
    public Explained explain(@QueryParam("q") @DefaultValue("") String q) {
        String asked = asked(q);
        return explained(asked, retriever.search(asked, null, mine(), SHOWN), "");
    }

    /// The same as if the draft were published, for this one answer and nobody else.
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Explained explain(@Nullable WithDraft sent) {
        String asked = asked(sent == null || sent.q() == null ? "" : sent.q());
        Draft draft = sent == null ? null : sent.draft();
        if (draft == null) {
            return explain(asked);
        }
        Scope mine = mine();
        PublishedArticle article = article(draft, mine);
        return explained(asked, drafts.search(asked, article, mine, SHOWN), article.id());
    }

    private Scope mine() {
        return new Scope(current.get().reader().principals(), null);
    }

    private static String asked(String q) {
        if (q.isBlank() || q.indexOf('\0') >= 0) {
            throw Problem.badRequest("text-missing", Text.of("请写明问题。", "Say what the question is."));
        }
        if (q.length() > LONGEST) {
            throw Problem.badRequest("text-too-long",
                    Text.of("问题最多 " + LONGEST + " 个字符。", "A question has " + LONGEST + " characters at most."));
        }
        return q;
    }

    /// Version 0 is none that is published.
    private static PublishedArticle article(Draft draft, Scope mine) {
        String id = draft.articleId() == null ? "" : draft.articleId();
        String markdown = draft.markdown() == null ? "" : draft.markdown();
        List<String> questions = draft.questions() == null ? List.of() : draft.questions();
        String title = draft.title() == null ? "" : draft.title();
        boolean fits = !id.isBlank() && id.length() <= 100 && markdown.length() <= LONGEST_DRAFT && title.length() <= 200
                && questions.size() <= MOST_QUESTIONS
                && questions.stream().allMatch(question -> question != null && question.length() <= 500)
                && !(title + markdown).contains("\0") && ("zh".equals(draft.lang()) || "en".equals(draft.lang()));
        List<Section> sections = fits ? new Chunker().sections(markdown) : List.of();
        if (!fits || sections.size() > MOST_SECTIONS) {
            throw Problem.badRequest("wrong-draft", Text.of("草稿缺少 articleId 或 lang，或者太长。",
                    "The draft lacks its articleId or lang, or is too long."));
        }
        return new PublishedArticle(id, 0, id, title, questions, Objects.requireNonNull(draft.lang()),
                mine.principals(), sections);
    }

    private Explained explained(String q, Retrieval found, String draft) {
        Map<String, Integer> asked = Language.words().of(q);
        return new Explained(found.passages().stream().map(ranked -> leg(ranked, asked, draft)).toList(), filtered(q),
                found.confidence());
    }

    private List<Filtered> filtered(String q) {
        Map<String, Set<String>> audiences = new LinkedHashMap<>();
        Set<String> everybody = new TreeSet<>();
        articles.current().stream().filter(version -> version.state() == ArticleVersion.State.PUBLISHED).forEach(version -> {
            audiences.put(version.articleId(), version.content().audience());
            everybody.addAll(version.content().audience());
        });
        Reader employee = new Reader(Set.of(Reader.EVERYONE, "role:employee"));
        Map<String, Filtered> filtered = new LinkedHashMap<>();
        for (Ranked ranked : retriever.search(q, null, new Scope(everybody, null), LOOKED_AT).passages()) {
            PassageText passage = ranked.passage();
            Set<String> audience = audiences.getOrDefault(passage.id().article(), Set.of());
            if (!employee.mayRead(audience)) {
                filtered.putIfAbsent(passage.id().article(),
                        new Filtered(passage.id().article(), passage.title(), passage.lang(),
                                audience, ranked.score()));
            }
        }
        return new ArrayList<>(filtered.values());
    }

    private static Leg leg(Ranked ranked, Map<String, Integer> asked, String draft) {
        PassageText text = ranked.passage();
        Fields fields = new Fields(share(asked, text.title()), share(asked, String.join("\n", text.questions())),
                share(asked, text.heading()), share(asked, text.text()));
        return new Leg(text.id().article(), text.id().version(), text.id().paragraph(), text.title(), text.heading(),
                text.text(), text.lang(), ranked.score(), ranked.keyword(), ranked.vector(), fields,
                text.id().article().equals(draft));
    }

    private static double share(Map<String, Integer> asked, String field) {
        Set<String> has = Language.words().of(field).keySet();
        double all = asked.keySet().stream().mapToDouble(Words::weight).sum();
        double both = asked.keySet().stream().filter(has::contains).mapToDouble(Words::weight).sum();
        return all == 0 ? 0 : both / all;
    }
}
