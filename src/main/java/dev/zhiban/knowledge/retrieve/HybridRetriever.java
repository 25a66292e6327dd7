package dev.zhiban.knowledge.retrieve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.text.Lang;

/// From a question to the best passages, by words and by meaning, in one configuration for every knowledge base.
public final class HybridRetriever {

    /// Candidates of each leg.
    static final int DEPTH = 100;
    private static final double VECTOR_WEIGHT = 0.4;
    /// What a passage in another language than the question's keeps of its score.
    private static final double OTHER_LANGUAGE = 0.6;

    private final KeywordLeg keyword;
    private final VectorLeg vector;
    private final Words words;
    private final Synonyms synonyms;
    private final ScoreFusion fusion = new ScoreFusion(VECTOR_WEIGHT);

    public HybridRetriever(KeywordLeg keyword, VectorLeg vector, Words words, Synonyms synonyms) {
        this.keyword = keyword;
        this.vector = vector;
        this.words = words;
        this.synonyms = synonyms;
    }

    /// @param text    as somebody put it: any length, any characters
    /// @param context an earlier question that the text refers to
    public Retrieval search(String text, @Nullable String context, Scope scope, int limit) {
        if (text.isBlank() || scope.principals().isEmpty() || limit < 1) {
            return new Retrieval(List.of(), Evidence.NONE);
        }
        Question question = Question.of(text, context, words, synonyms, keyword);
        List<Scored> byWords = byWords(question, scope);
        List<Scored> near = vector.search(context == null ? text : text + "\n" + context, scope, DEPTH);
        List<Scored> byMeaning = spread(near, byWords);
        List<ScoreFusion.Fused> fused = fusion.fuse(complete(byWords, byMeaning, question, scope), byMeaning);
        List<Ranked> ranked = rank(fused, languageOf(text), scope, Math.max(limit, 10));
        Evidence evidence = Evidence.NONE;
        if (!ranked.isEmpty()) {
            evidence = new Weighing(keyword, words).of(question, ranked, byWords, byMeaning);
        }
        return new Retrieval(ranked.subList(0, Math.min(limit, ranked.size())), evidence);
    }

    private List<Scored> byWords(Question question, Scope scope) {
        return question.clauses().isEmpty() ? List.of() : keyword.search(question.clauses(), scope, DEPTH);
    }

    /// Gives the keyword score to passages that only the other leg found.
    private List<Scored> complete(List<Scored> byWords, List<Scored> byMeaning, Question question, Scope scope) {
        Set<PassageId> known = new HashSet<>();
        byWords.forEach(scored -> known.add(scored.id()));
        List<PassageId> missing = byMeaning.stream().map(Scored::id).filter(id -> !known.contains(id)).toList();
        if (missing.isEmpty() || question.clauses().isEmpty()) {
            return byWords;
        }
        List<Scored> all = new ArrayList<>(byWords);
        all.addAll(keyword.score(question.clauses(), scope, missing));
        return all;
    }

    /// A likeness with one of an article's alternative questions counts for each of its passages that was found, and for
    /// its first one at least.
    private static List<Scored> spread(List<Scored> near, List<Scored> byWords) {
        Map<PassageId, Double> best = new LinkedHashMap<>();
        near.stream().filter(s -> s.id().paragraph() != PassageId.WHOLE).forEach(s -> best.put(s.id(), s.score()));
        Map<PassageId, Double> wholes = new HashMap<>();
        near.stream().filter(s -> s.id().paragraph() == PassageId.WHOLE).forEach(s -> wholes.put(s.id(), s.score()));
        if (!wholes.isEmpty()) {
            wholes.forEach((id, score) -> best.merge(new PassageId(id.article(), id.version(), 1), score, Math::max));
            byWords.stream().filter(s -> wholes.containsKey(s.id().whole())).forEach(s -> best.putIfAbsent(s.id(), -1.0));
            best.replaceAll((id, score) -> Math.max(score, wholes.getOrDefault(id.whole(), score)));
        }
        return best.entrySet().stream().map(e -> new Scored(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingDouble(Scored::score).reversed()).toList();
    }

    private List<Ranked> rank(List<ScoreFusion.Fused> fused, @Nullable Lang asked, Scope scope, int limit) {
        List<ScoreFusion.Fused> head = fused.subList(0, Math.min(fused.size(), Math.max(DEPTH, limit)));
        Map<PassageId, PassageText> texts = keyword.read(scope, head.stream().map(ScoreFusion.Fused::id).toList());
        List<Ranked> ranked = new ArrayList<>(head.size());
        for (ScoreFusion.Fused one : head) {
            PassageText text = texts.get(one.id());
            if (text != null) {
                boolean other = asked != null && !text.lang().equals(asked.tag());
                ranked.add(new Ranked(text, one.score() * (other ? OTHER_LANGUAGE : 1), one.keyword(), one.vector()));
            }
        }
        ranked.sort(Comparator.comparingDouble(Ranked::score).reversed());
        return ranked.subList(0, Math.min(limit, ranked.size()));
    }

    /// No preference where the text has no words of a language (an error code alone).
    private static @Nullable Lang languageOf(String text) {
        Lang lang = Lang.of(text, Lang.ZH);
        return lang == Lang.of(text, Lang.EN) ? lang : null;
    }
}
