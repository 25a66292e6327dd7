package dev.zhiban.knowledge.retrieve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Adds up what the legs say, as standard scores, first for articles, then for their passages.
///
/// An article counts by its best passage in each leg, by its words as a whole, and by its nearest alternative question.
/// The more of the question's weight lies in codes, names and words of the other script, which the embedding models do not
/// know, the less the vectors count. An article that was not compared by meaning counts by its words. Of an article that
/// exists in both languages the one in the asker's language stands for both.
final class ScoreFusion {

    private static final double VECTOR = 0.55;
    private static final double VECTOR_WITH_QUESTIONS = 0.65;
    private static final double EXACT_DAMPS = 1;
    private static final double WHOLE_WORDS = 0.6;
    private static final double ALTERNATIVE_QUESTIONS = 0.4;
    private static final double OTHER_LANGUAGE = 1.5;
    private static final double BELOW = 0.01;
    private static final int PASSAGES = 100;
    private static final int ARTICLES = 60;

    /// What a passage gains that says the whole question word for word.
    private static final double PHRASE = 2;
    /// Best first; equal ones in the order of their ids, so that the answer is the same on every node.
    private static final Comparator<Fused> ORDER = Comparator.comparingDouble(Fused::score).reversed()
            .thenComparing(f -> f.passage().id().article()).thenComparing(f -> f.passage().id().paragraph());

    /// The legs' lists, best first.
    record Legs(List<Scored> words, List<Scored> articleWords, VectorLeg.Near near) {
    }

    /// A passage with its fused score, in standard deviations.
    record Fused(Candidate passage, double score) {
    }

    private final Standard words;
    private final Standard articleWords;
    private final Standard meaning;
    private final Standard questions;
    private final VectorLeg.Near near;
    private final String asked;
    private final double vector;
    private final boolean callAsked;
    /// By heading, of which a base has few.
    private final Map<String, Boolean> callsForHelp = new HashMap<>();

    /// @param exact share (0 to 1) of the question's weight in terms that are codes, names or of the other script
    /// @param asked tag of the language that is asked in
    /// @param callAsked whether it is asked when to call a person: otherwise the sections that say it come after the others of
    /// their article
    ScoreFusion(Legs legs, double exact, String asked, boolean callAsked) {
        words = Standard.fromZero(legs.words(), PASSAGES);
        articleWords = Standard.fromZero(legs.articleWords(), ARTICLES);
        meaning = Standard.ofBest(legs.near().passages(), PASSAGES);
        questions = Standard.ofBest(legs.near().articles(), ARTICLES);
        near = legs.near();
        double most = questions.isEmpty() ? VECTOR : VECTOR_WITH_QUESTIONS;
        vector = meaning.isEmpty() ? 0 : words.isEmpty() ? 1 : most * (1 - EXACT_DAMPS * exact);
        this.asked = asked;
        this.callAsked = callAsked;
    }

    List<Fused> fuse(Collection<Candidate> candidates) {
        Map<String, List<Candidate>> byArticle = new HashMap<>();
        candidates.forEach(p -> byArticle.computeIfAbsent(p.id().article(), id -> new ArrayList<>()).add(p));
        Map<String, Double> articles = new HashMap<>();
        byArticle.forEach((id, passages) -> articles.put(id, article(passages)));
        preferAskedLanguage(articles, byArticle);
        List<Fused> fused = new ArrayList<>(candidates.size());
        byArticle.forEach((id, passages) -> {
            List<Candidate> solving = passages.stream().filter(this::solves).toList();
            DoubleSummaryStatistics scores = (solving.isEmpty() ? passages : solving).stream().mapToDouble(this::passage)
                    .summaryStatistics();
            passages.forEach(p -> {
                double score = solves(p) ? passage(p) : Math.min(passage(p), scores.getMin() - BELOW);
                fused.add(new Fused(p, articles.getOrDefault(id, 0.0) - (scores.getMax() - score)));
            });
        });
        fused.sort(ORDER);
        return fused;
    }

    /// Puts first what says the question in its own order of words.
    ///
    /// @param texts of the passages that are looked at again; the others stay behind them
    List<Fused> again(List<Fused> fused, Map<PassageId, PassageText> texts, SharedPhrase phrase) {
        List<Fused> again = new ArrayList<>(fused.size());
        for (Fused f : fused) {
            PassageText text = texts.get(f.passage().id());
            again.add(text == null || !solves(f.passage()) ? f
                    : new Fused(f.passage(), f.score() + PHRASE * phrase.in(text)));
        }
        again.sort(ORDER);
        return again;
    }

    private boolean solves(Candidate passage) {
        return callAsked || !callsForHelp.computeIfAbsent(passage.heading(), CallForHelp::isHeading);
    }

    private double article(List<Candidate> passages) {
        Candidate first = passages.getFirst();
        double best = passages.stream().mapToDouble(p -> words.of(p.id())).max().orElse(0);
        double byWords = (1 - WHOLE_WORDS) * best + WHOLE_WORDS * articleWords.of(first.id().whole());
        if (!isCompared(first)) {
            return byWords;
        }
        double nearest = passages.stream().mapToDouble(p -> meaning.of(p.id())).max().orElse(0);
        double byMeaning = questions.isEmpty() ? nearest
                : (1 - ALTERNATIVE_QUESTIONS) * nearest + ALTERNATIVE_QUESTIONS * questions.of(first.id().whole());
        return (1 - vector) * byWords + vector * byMeaning;
    }

    private double passage(Candidate passage) {
        double byWords = words.of(passage.id());
        return isCompared(passage) ? (1 - vector) * byWords + vector * meaning.of(passage.id()) : byWords;
    }

    private boolean isCompared(Candidate passage) {
        return near.holds(passage.lang());
    }

    private void preferAskedLanguage(Map<String, Double> articles, Map<String, List<Candidate>> byArticle) {
        Map<String, Double> best = new HashMap<>();
        Set<String> inAsked = new HashSet<>();
        byArticle.forEach((id, passages) -> {
            Candidate first = passages.getFirst();
            boolean same = first.lang().equals(asked);
            double score = articles.getOrDefault(id, 0.0) - (same ? 0 : OTHER_LANGUAGE);
            best.merge(first.family(), score, Math::max);
            if (same) {
                inAsked.add(first.family());
            }
        });
        byArticle.forEach((id, passages) -> {
            Candidate first = passages.getFirst();
            double score = best.getOrDefault(first.family(), 0.0);
            boolean stands = first.lang().equals(asked) || !inAsked.contains(first.family());
            articles.put(id, stands ? score : score - 2 * OTHER_LANGUAGE);
        });
    }

    double words(PassageId id) {
        return words.raw(id);
    }

    double meaning(PassageId id) {
        return meaning.isEmpty() ? 0 : meaning.raw(id);
    }
}
