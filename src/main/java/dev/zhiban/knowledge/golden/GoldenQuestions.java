package dev.zhiban.knowledge.golden;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.AuditTrail;
import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.article.ArticleVersion;
import dev.zhiban.knowledge.article.Articles;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.web.Problem;

/// The questions that articles have to answer: those of their front matter, and golden ones that may name a paragraph.
@ApplicationScoped
class GoldenQuestions {

    /// @param heading of the paragraph that should come first; null where any of the article will do
    record Golden(String question, @Nullable String heading) {
    }

    private final Sql sql;
    private final Articles articles;
    private final AuditTrail audit;

    GoldenQuestions(Sql sql, Articles articles, AuditTrail audit) {
        this.sql = sql;
        this.articles = articles;
        this.audit = audit;
    }

    List<Golden> of(String article) {
        return sql.list("select question, heading from golden_question where article_id = ? order by n",
                row -> new Golden(row.getString(1), row.getString(2)), article);
    }

    @Transactional
    void replace(String article, List<Golden> questions, UUID editor) {
        if (articles.lock(article).isEmpty()) {
            throw Problem.notFound();
        }
        sql.update("delete from golden_question where article_id = ?", article);
        for (int n = 1; n <= questions.size(); n++) {
            Golden golden = questions.get(n - 1);
            sql.update("insert into golden_question (article_id, n, question, heading) values (?, ?, ?, ?)", article, n,
                    golden.question(), golden.heading());
        }
        audit.record(editor, "article.golden-questions", article, Map.of("questions", questions.size()));
    }

    /// All questions of all published articles and of the candidate, at most so many, those of the candidate first.
    List<GoldenQuestion> all(List<PublishedArticle> published, ArticleVersion candidate, int most) {
        Map<String, List<Golden>> golden = new HashMap<>();
        sql.list("select article_id, question, heading from golden_question order by article_id, n",
                row -> golden.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                        .add(new Golden(row.getString(2), row.getString(3))));
        Map<String, GoldenQuestion> all = new LinkedHashMap<>();
        String id = candidate.articleId();
        published.stream().filter(article -> article.id().equals(id))
                .forEach(article -> put(id, article.questions(), golden, article.audience(), all));
        put(id, candidate.content().questions(), golden, candidate.content().audience(), all);
        published.stream().filter(article -> !article.id().equals(id))
                .forEach(article -> put(article.id(), article.questions(), golden, article.audience(), all));
        return all.values().stream().limit(most).toList();
    }

    private static void put(String article, List<String> questions, Map<String, List<Golden>> golden, Set<String> audience,
            Map<String, GoldenQuestion> all) {
        Set<String> principals = new TreeSet<>(audience);
        principals.add(Reader.EVERYONE);
        golden.getOrDefault(article, List.of()).forEach(one -> all.putIfAbsent(article + " " + one.question(),
                new GoldenQuestion(article, one.question(), one.heading(), principals)));
        questions.forEach(text -> all.putIfAbsent(article + " " + text, new GoldenQuestion(article, text, null, principals)));
    }
}
