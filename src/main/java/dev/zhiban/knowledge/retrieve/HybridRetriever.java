package dev.zhiban.knowledge.retrieve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.Before;
import dev.zhiban.platform.text.Lang;

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
    /// A longer text is a pasted log, whose names are the same in both languages.
    private static final int MOST_TRANSLATED = 1_000;
    /// What is refused in the asker's language has a second chance in the other, and with it a second chance to be wrong.
    private static final double SURE = 0.8;
    private static final double CERTAIN = 0.99;
    /// Keyword score of the best passage by the rarity of what is asked for; below it hardly any is [#SURE].
    private static final double PROMISING = 0.2;
    private static final Found NOTHING = new Found(new Retrieval(List.of(), Evidence.NONE), Set.of(), false);

    /// A question, and the words as its asker may read them.
    private record Asking(String text, @Nullable String context, KeywordLeg leg, Lang lang, int limit) {

        String whole() {
            return context == null ? text : text + "\n" + context;
        }
    }

    /// @param inAsked families of the articles in the asker's language that were candidates
    /// @param all     whether both languages were compared by meaning
    private record Found(Retrieval retrieval, Set<String> inAsked, boolean all) {

        String family() {
            return retrieval.passages().isEmpty() ? "" : retrieval.passages().getFirst().passage().family();
        }
    }

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

    /// What is written in the asker's language, or what is written in the other if that answers more surely. Of an article that
    /// exists in both it is the asker's.
    ///
    /// @param question as somebody put it: any length, any characters
    /// @param before   an earlier question, with which it is one
    public Retrieval search(String question, @Nullable String before, Scope scope, int limit) {
        String text = BothEnds.of(question.strip(), MOST_TEXT);
        String context = before == null ? null : BothEnds.of(before.strip(), MOST_TEXT);
        if (text.isBlank() || scope.principals().isEmpty() || limit < 1) {
            return NOTHING.retrieval();
        }
        Asking asked = new Asking(text, context, keyword.readBy(scope.principals()), AskedLanguage.of(text), limit);
        if (scope.lang() != null) {
            return (scope.lang().equals(asked.lang().tag()) ? own(asked, scope) : across(asked, scope.principals(), 0))
                    .retrieval();
        }
        Found own = own(asked, scope);
        double least = own.retrieval().passages().isEmpty() ? 0 : PROMISING;
        Found across = isEnough(own, asked) ? NOTHING : across(asked, scope.principals(), least);
        return (own.retrieval().passages().isEmpty() || isBetter(across, own) ? across : own).retrieval();
    }

    /// As [#search], of a question that may refer to the one before it, or be about another matter, or about none of ours.
    public Retrieval followUp(String question, Before before, Scope scope, int limit) {
        return FollowUp.of(before, () -> search(question, null, scope, limit),
                () -> before.refers() == Before.Refers.AGAIN ? search(before.question() + " " + question, null, scope, limit)
                        : search(question, before.question(), scope, limit));
    }

    /// Whether a look at the other language is not worth its time.
    private static boolean isEnough(Found own, Asking asked) {
        boolean found = !own.retrieval().passages().isEmpty();
        return own.all() || found && (own.retrieval().confidence() >= CERTAIN || asked.whole().length() > MOST_TRANSLATED);
    }

    private static boolean isBetter(Found across, Found own) {
        double sure = across.retrieval().confidence();
        return across.retrieval().evidence().compared() && sure >= SURE && sure > own.retrieval().confidence()
                && !own.inAsked().contains(across.family());
    }

    /// Nothing where nothing is written in the asker's language.
    private Found own(Asking asked, Scope scope) {
        Question question = Question.of(asked.text(), asked.context(), words, synonyms, asked.leg());
        String meant = words.folding().simplify(question.corrected(asked.whole(), words));
        VectorLeg.Near near = vector.search(BothEnds.ofTokens(meant, MOST_TOKENS), scope, DEPTH);
        return near.lang().isEmpty() || !near.passages().isEmpty()
                ? found(asked, question, byWords(asked.leg(), question, scope), near, scope, asked.lang())
                : NOTHING;
    }

    /// What is written in the other language, by what the question's words are called there; nothing where these promise less.
    private Found across(Asking asked, Set<String> principals, double promising) {
        Lang other = asked.lang() == Lang.ZH ? Lang.EN : Lang.ZH;
        Scope there = new Scope(principals, other.tag());
        String text = BothEnds.of(asked.whole(), MOST_TRANSLATED);
        Translation translation = new Translation(text, other, words, synonyms, asked.leg());
        Question question = Question.across(text, translation, words, asked.leg());
        List<Scored> byWords = byWords(asked.leg(), question, there);
        if (byWords.isEmpty() || byWords.getFirst().score() < promising * new Asked(question, asked.leg()).rarity()) {
            return NOTHING;
        }
        String gloss = translation.gloss();
        VectorLeg.Near near = gloss.isEmpty() ? VectorLeg.Near.NOTHING : vector.search(gloss, there, DEPTH);
        return found(asked, question, byWords, near, there, other);
    }

    private Found found(Asking asked, Question question, List<Scored> byWords, VectorLeg.Near near, Scope scope, Lang lang) {
        ScoreFusion.Legs legs = legs(asked.leg(), question, byWords, near, scope);
        List<Candidate> candidates = asked.leg().candidates(scope, candidates(legs));
        if (candidates.isEmpty()) {
            return NOTHING;
        }
        boolean across = lang != asked.lang();
        double exact = question.exact(!across && lang == Lang.ZH);
        ScoreFusion fusion = new ScoreFusion(legs, exact, lang.tag(), CallForHelp.isAsked(asked.text()));
        List<ScoreFusion.Fused> byBoth = fusion.fuse(candidates);
        Map<PassageId, PassageText> texts = asked.leg().read(scope,
                byBoth.stream().limit(Math.max(asked.limit(), AGAIN)).map(f -> f.passage().id()).toList());
        List<ScoreFusion.Fused> fused = fusion.again(byBoth, texts, new SharedPhrase(asked.text(), words, asked.leg()));
        PassageText first = texts.get(fused.getFirst().passage().id());
        Evidence evidence = first == null ? Evidence.NONE
                : new Weighing(asked.leg(), words).of(question, first, fused, legs, across);
        Set<String> inAsked = candidates.stream().filter(one -> one.lang().equals(asked.lang().tag())).map(Candidate::family)
                .collect(Collectors.toSet());
        return new Found(new Retrieval(shown(fused, texts, fusion, asked.limit()), evidence), inAsked,
                near.lang().equals(VectorLeg.Near.ANY) && !near.passages().isEmpty());
    }

    private static List<Scored> byWords(KeywordLeg keyword, Question question, Scope scope) {
        return question.clauses().isEmpty() ? List.of() : keyword.search(question.clauses(), scope, DEPTH);
    }

    private static ScoreFusion.Legs legs(KeywordLeg keyword, Question question, List<Scored> byWords, VectorLeg.Near near,
            Scope scope) {
        if (question.clauses().isEmpty()) {
            return new ScoreFusion.Legs(List.of(), List.of(), near);
        }
        List<Scored> all = new ArrayList<>(byWords);
        Set<PassageId> missing = new LinkedHashSet<>();
        near.passages().forEach(scored -> missing.add(scored.id()));
        all.forEach(scored -> missing.remove(scored.id()));
        all.addAll(keyword.score(question.clauses(), scope, missing));
        return new ScoreFusion.Legs(all, keyword.articles(question.clauses(), scope, DEPTH), near);
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
