package dev.zhiban.knowledge.retrieve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// From a question to the best passages, by words and by meaning, in one configuration for every knowledge base.
public final class HybridRetriever {

    /// Candidates of each leg.
    static final int DEPTH = 100;
    /// So many of the best passages are read and compared with the question once more.
    private static final int AGAIN = 20;
    /// More characters are not read.
    private static final int MOST_TEXT = 8_000;
    /// More tokens are not embedded: a model's time grows with them, and the meaning of a long text is not one anyway.
    private static final int MOST_TOKENS = 256;

    private final KeywordLeg keyword;
    private final VectorLeg vector;
    private final Words words;
    private final Synonyms synonyms;

    public HybridRetriever(KeywordLeg keyword, VectorLeg vector, Words words, Synonyms synonyms) {
        this.keyword = keyword;
        this.vector = vector;
        this.words = words;
        this.synonyms = synonyms;
    }

    /// @param asked  as somebody put it: any length, any characters
    /// @param before an earlier question that it refers to
    public Retrieval search(String asked, @Nullable String before, Scope scope, int limit) {
        String text = BothEnds.of(asked.strip(), MOST_TEXT);
        String context = before == null ? null : BothEnds.of(before.strip(), MOST_TEXT);
        if (text.isBlank() || scope.principals().isEmpty() || limit < 1) {
            return new Retrieval(List.of(), Evidence.NONE);
        }
        KeywordLeg readable = keyword.readBy(scope.principals());
        Question question = Question.of(text, context, words, synonyms, readable);
        String meant = words.folding().simplify(question.corrected(context == null ? text : text + "\n" + context, words));
        VectorLeg.Near near = near(BothEnds.ofTokens(meant, MOST_TOKENS), scope);
        ScoreFusion.Legs legs = legs(readable, question, near, scope);
        List<Candidate> candidates = readable.candidates(scope, candidates(legs));
        if (candidates.isEmpty()) {
            return new Retrieval(List.of(), Evidence.NONE);
        }
        String lang = scope.lang() == null ? AskedLanguage.of(text).tag() : scope.lang();
        ScoreFusion fusion = new ScoreFusion(legs, question.exact(lang), lang, CallForHelp.isAsked(text));
        List<ScoreFusion.Fused> byBoth = fusion.fuse(candidates);
        Map<PassageId, PassageText> texts = readable.read(scope,
                byBoth.stream().limit(Math.max(limit, AGAIN)).map(f -> f.passage().id()).toList());
        List<ScoreFusion.Fused> fused = fusion.again(byBoth, texts, new SharedPhrase(text, words, readable));
        PassageText first = texts.get(fused.getFirst().passage().id());
        Evidence evidence = first == null ? Evidence.NONE : new Weighing(readable, words).of(question, first, fused, legs);
        return new Retrieval(shown(fused, texts, fusion, limit), evidence);
    }

    /// Where nothing is written in the question's language, what is near to it word for word in the other.
    private VectorLeg.Near near(String meant, Scope scope) {
        VectorLeg.Near near = vector.search(meant, scope, DEPTH);
        if (near.lang().isEmpty() || !near.passages().isEmpty()) {
            return near;
        }
        String gloss = Gloss.of(meant, words, synonyms);
        return gloss.isEmpty() ? near : vector.search(gloss, scope, DEPTH);
    }

    private static ScoreFusion.Legs legs(KeywordLeg keyword, Question question, VectorLeg.Near near, Scope scope) {
        if (question.clauses().isEmpty()) {
            return new ScoreFusion.Legs(List.of(), List.of(), near);
        }
        List<Scored> byWords = new ArrayList<>(keyword.search(question.clauses(), scope, DEPTH));
        Set<PassageId> missing = new LinkedHashSet<>();
        near.passages().forEach(scored -> missing.add(scored.id()));
        byWords.forEach(scored -> missing.remove(scored.id()));
        byWords.addAll(keyword.score(question.clauses(), scope, missing));
        return new ScoreFusion.Legs(byWords, keyword.articles(question.clauses(), scope, DEPTH), near);
    }

    private static Set<PassageId> candidates(ScoreFusion.Legs legs) {
        Set<PassageId> ids = new LinkedHashSet<>();
        legs.words().forEach(scored -> ids.add(scored.id()));
        legs.near().passages().forEach(scored -> ids.add(scored.id()));
        legs.near().articles().forEach(scored -> ids.add(beginning(scored)));
        legs.articleWords().forEach(scored -> ids.add(beginning(scored)));
        return ids;
    }

    private static PassageId beginning(Scored article) {
        return new PassageId(article.id().article(), article.id().version(), 1);
    }

    private static List<Ranked> shown(List<ScoreFusion.Fused> fused, Map<PassageId, PassageText> texts,
            ScoreFusion fusion, int limit) {
        Range scores = Range.of(fused.stream().mapToDouble(ScoreFusion.Fused::score).toArray());
        Range byWords = Range.of(fused.stream().mapToDouble(f -> fusion.words(f.passage().id())).toArray());
        Range byMeaning = Range.of(fused.stream().mapToDouble(f -> fusion.meaning(f.passage().id())).toArray());
        List<Ranked> shown = new ArrayList<>();
        for (ScoreFusion.Fused f : fused.subList(0, Math.min(limit, fused.size()))) {
            PassageId id = f.passage().id();
            PassageText text = texts.get(id);
            if (text != null) {
                shown.add(new Ranked(text, scores.share(f.score()), byWords.share(fusion.words(id)),
                        byMeaning.share(fusion.meaning(id))));
            }
        }
        return shown;
    }

    /// Brings numbers to 0 (the least) to 1 (the most).
    private record Range(double least, double most) {

        static Range of(double[] values) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            return new Range(least, most);
        }

        double share(double value) {
            return most > least ? (value - least) / (most - least) : most == 0 ? 0 : 1;
        }
    }
}
