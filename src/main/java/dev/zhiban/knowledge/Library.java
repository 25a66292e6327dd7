package dev.zhiban.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.Reader;
import dev.zhiban.knowledge.article.Article;
import dev.zhiban.knowledge.article.ArticleVersion;
import dev.zhiban.knowledge.article.Articles;
import dev.zhiban.knowledge.article.Content;
import dev.zhiban.knowledge.article.Publishing;
import dev.zhiban.knowledge.ingest.MeaningStatus;
import dev.zhiban.knowledge.ingest.Section;
import dev.zhiban.knowledge.missed.DraftFromMissed;
import dev.zhiban.knowledge.missed.MissedQuestions;
import dev.zhiban.knowledge.missed.Uses;
import dev.zhiban.knowledge.retrieve.HybridRetriever;
import dev.zhiban.knowledge.retrieve.PassageText;
import dev.zhiban.knowledge.retrieve.Ranked;
import dev.zhiban.knowledge.retrieve.Retrieval;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// The knowledge base: searches the indexes, reads the articles from the database.
@ApplicationScoped
class Library implements Knowledge {

    private static final int MOST = 100;
    /// Tag of the articles whose steps are gone through one at a time.
    private static final String RUNBOOK = "runbook";

    private final HybridRetriever retriever;
    private final Articles articles;
    private final Publishing publishing;
    private final MeaningStatus meaning;
    private final MissedQuestions questions;
    private final DraftFromMissed drafts;
    private final Uses uses;

    Library(HybridRetriever retriever, Articles articles, Publishing publishing, MeaningStatus meaning,
            MissedQuestions questions, DraftFromMissed drafts, Uses uses) {
        this.retriever = retriever;
        this.articles = articles;
        this.publishing = publishing;
        this.meaning = meaning;
        this.questions = questions;
        this.drafts = drafts;
        this.uses = uses;
    }

    @Override
    public Found find(Search search) {
        Scope scope = new Scope(search.reader().principals(), search.lang());
        int limit = Math.min(search.limit(), MOST);
        Before before = search.before();
        Retrieval found = before == null ? retriever.search(search.text(), null, scope, limit)
                : retriever.followUp(search.text(), before, scope, limit);
        return new Found(found.passages().stream().map(Library::passage).toList(), found.confidence());
    }

    private static Passage passage(Ranked ranked) {
        PassageText text = ranked.passage();
        return new Passage(text.id().article(), text.id().version(), text.id().paragraph(), text.title(), text.heading(),
                text.text(), text.lang(), ranked.score(), ranked.keyword(), ranked.vector());
    }

    @Override
    public List<Passage> article(String articleId, Reader reader) {
        return articles.byId(articleId).filter(Article::isReadable).map(Article::published)
                .flatMap(version -> articles.version(articleId, version))
                .filter(version -> reader.mayRead(version.content().audience())).map(this::passages).orElse(List.of());
    }

    @Override
    public List<Passage> article(String articleId, Lang lang, Reader reader) {
        return articles.byId(articleId).map(Article::published).flatMap(version -> articles.version(articleId, version))
                .filter(version -> !version.content().lang().equals(lang.tag()))
                .flatMap(version -> articles.translations(articleId, version.content()).stream()
                        .filter(other -> other.content().lang().equals(lang.tag()))
                        .map(other -> article(other.articleId(), reader)).filter(passages -> !passages.isEmpty()).findFirst())
                .orElseGet(() -> article(articleId, reader));
    }

    private List<Passage> passages(ArticleVersion version) {
        List<Section> sections = articles.paragraphs(version.articleId(), version.version());
        List<Passage> passages = new ArrayList<>();
        for (int n = 1; n <= sections.size(); n++) {
            passages.add(passage(version, n, sections.get(n - 1)));
        }
        return passages;
    }

    private static Passage passage(ArticleVersion version, int n, Section section) {
        Content content = version.content();
        return new Passage(version.articleId(), version.version(), n, content.title(), section.heading(), section.text(),
                content.lang(), 0, 0, 0);
    }

    @Override
    public Optional<Passage> open(String articleId, int version, int paragraph, Reader reader) {
        return publishing.readable(articleId, version, reader).flatMap(found -> articles
                .paragraph(articleId, version, paragraph).map(section -> passage(found, paragraph, section)));
    }

    @Override
    public Optional<Text> notice() {
        return switch (meaning.state()) {
            case MeaningStatus.State.Ready() -> Optional.empty();
            case MeaningStatus.State.Building(int done, int of) -> Optional.of(Text.of(
                    "语义索引还在建立（%d/%d 篇），目前只按关键词查找，稍后再问会更准。".formatted(done, of),
                    "The index by meaning is still being built (%d of %d articles); until then only words are searched. Ask again soon for a better answer."
                            .formatted(done, of)));
            case MeaningStatus.State.Off(String why) -> Optional.of(Text.of("语义索引不可用，目前只按关键词查找。",
                    "The index by meaning cannot be used; only words are searched."));
        };
    }

    @Override
    public String propose(Draft draft) {
        return drafts.propose(draft);
    }

    @Override
    public boolean isRunbook(String articleId, Reader reader) {
        return articles.byId(articleId).filter(Article::isReadable).map(Article::published)
                .flatMap(version -> articles.version(articleId, version)).map(ArticleVersion::content)
                .filter(content -> reader.mayRead(content.audience())).filter(content -> content.tags().contains(RUNBOOK))
                .isPresent();
    }

    @Override
    public void missed(Missed missed) {
        questions.add(missed);
    }

    @Override
    public void solved(UUID conversation, String answer, UUID agent) {
        questions.solved(conversation, answer, agent);
    }

    @Override
    public void shown(List<Citation> citations, @Nullable UUID conversation) {
        uses.shown(citations, conversation);
    }

    @Override
    public void vote(Citation citation, UUID person, boolean helpful) {
        uses.vote(citation.articleId(), citation.version(), citation.paragraph(), person, helpful);
    }
}
