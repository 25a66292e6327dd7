package dev.zhiban.knowledge.missed;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.Person;
import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.Draft;
import dev.zhiban.knowledge.article.Article;
import dev.zhiban.knowledge.article.ArticleVersion;
import dev.zhiban.knowledge.article.Articles;
import dev.zhiban.knowledge.article.Content;
import dev.zhiban.knowledge.article.Editor;
import dev.zhiban.knowledge.article.Publishing;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// Makes drafts: from a cluster of missed questions and an agent's answer, as a new article or as a change of one.
@ApplicationScoped
public class DraftFromMissed {

    private static final Reader DESK = new Reader(Set.of(Reader.EVERYONE, "role:agent"));
    private static final int MOST_QUESTIONS = 10;
    private static final int LONGEST_TITLE = 80;
    private static final int MOST_OF_ARTICLE = 50;

    private final MissedQuestions missed;
    private final SimilarArticles similar;
    private final Articles articles;
    private final Publishing publishing;
    private final Clock clock;

    DraftFromMissed(MissedQuestions missed, SimilarArticles similar, Articles articles, Publishing publishing, Clock clock) {
        this.missed = missed;
        this.similar = similar;
        this.articles = articles;
        this.publishing = publishing;
        this.clock = clock;
    }

    @Transactional
    MissedResource.Drafted of(MissedQuestions.Cluster cluster, @Nullable String into, boolean asNew, Person editor) {
        String question = cluster.first().question();
        Optional<SimilarArticles.Similar> near = into == null && !asNew ? similar.to(question, editor.reader())
                : Optional.empty();
        if (near.isPresent()) {
            throw new Problem(409, "similar-article", Text.of("已有相近的文章：可作为对它的修改（into），或另建新文章（asNew）。",
                    "There is a similar article: make this a change of it (`into`), or a new one all the same (`asNew`)."))
                    .with("articleId", near.get().articleId()).with("title", near.get().title())
                    .with("confidence", near.get().confidence());
        }
        Lang lang = cluster.first().lang();
        String answer = missed.solution(cluster.conversations()).map(MissedQuestions.Solution::answer).orElse("");
        List<String> questions = cluster.texts(MOST_QUESTIONS);
        ArticleVersion made;
        if (into == null) {
            String title = question.length() > LONGEST_TITLE ? question.substring(0, LONGEST_TITLE) : question;
            Content content = new Content(title, lang.tag(), Set.of("role:agent"), "service-desk",
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusMonths(12), List.of(), questions, null,
                    DraftText.article(title, answer, lang));
            made = publishing.draft(publishing.freeId(title), content, Editor.of(editor.id()));
        } else {
            made = publishing.draft(into, added(into, question, answer, questions), Editor.of(editor.id()));
        }
        missed.close(cluster, made.articleId(), null, editor.id());
        return new MissedResource.Drafted(made.articleId(), made.version());
    }

    /// Puts a proposal into review: a change of the article that is about the same, as far as the desk may read it, else a new one
    /// for the desk.
    public String propose(Draft draft) {
        Optional<SimilarArticles.Similar> near = similar.to(draft.title(), DESK);
        if (near.isPresent()) {
            String id = near.get().articleId();
            return publishing.propose(id, added(id, draft.title(), draft.markdown(), draft.questions()), draft.author(),
                    draft.source()).articleId();
        }
        Lang lang = Lang.ofTag(draft.lang(), Lang.ZH);
        return publishing.propose(draft.title(), lang.tag(), DraftText.article(draft.title(), draft.markdown(), lang),
                draft.questions(), draft.author(), draft.source());
    }

    /// What the article says now, with one more section before its last one and more questions.
    private Content added(String article, String title, String answer, List<String> questions) {
        Article there = articles.byId(article).orElseThrow(Problem::notFound);
        Content now = articles.version(article, there.published() == null ? there.newest() : there.published())
                .orElseThrow(Problem::notFound).content();
        String section = DraftText.section(title, answer, Lang.ofTag(now.lang(), Lang.ZH));
        int last = now.markdown().lastIndexOf("\n## ");
        String markdown = last < 0 ? now.markdown() + "\n\n" + section
                : now.markdown().substring(0, last).stripTrailing() + "\n\n" + section + "\n" + now.markdown().substring(last);
        Set<String> all = new LinkedHashSet<>(now.questions());
        all.addAll(questions);
        return new Content(now.title(), now.lang(), now.audience(), now.owner(), now.reviewBy(), now.tags(),
                all.stream().limit(MOST_OF_ARTICLE).toList(), now.translationOf(), markdown);
    }
}
