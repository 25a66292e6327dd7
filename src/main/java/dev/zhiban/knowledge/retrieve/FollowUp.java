package dev.zhiban.knowledge.retrieve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.zhiban.knowledge.Before;

/// Whether a question is understood alone or together with the one before it. Together with an answered question anything at all
/// is near that one's article, small talk too: so what is asked now has to be of this base, and found in what is answered.
/// `evaluate --follow-ups` prints what comes of it.
final class FollowUp {

    /// Confidence of the answer to the question alone, below which it is about nothing that the base holds.
    private static final double OF_THE_BASE = 0.2;
    /// Share of what is asked that names an article: the question stands for itself.
    private static final double NAMED = 0.6;
    /// Share of what is asked that a passage must have to be about it.
    private static final double SAID = 0.15;
    /// A question that is answered alone as surely as this need not be surpassed.
    private static final double SURE = 0.8;
    /// Share of what is asked that names an article, below which any article may say it: "wrong password".
    private static final double NAMELESS = 0.3;
    /// Share of the best score from which on the article that answered before is as good.
    private static final double AS_GOOD = 0.9;

    private FollowUp() {
    }

    static Retrieval of(Before before, Supplier<Retrieval> alone, Supplier<Retrieval> together) {
        Before.Refers refers = before.refers();
        if (refers == Before.Refers.WHOLLY) {
            return staying(together.get(), before.articles());
        }
        Retrieval one = alone.get();
        boolean standsForItself = refers == Before.Refers.PERHAPS && one.evidence().named() >= NAMED
                && one.confidence() >= SURE;
        if (standsForItself || one.confidence() < OF_THE_BASE) {
            return one;
        }
        Retrieval both = together.get();
        if (refers == Before.Refers.AGAIN) {
            return both;
        }
        // Put into the other language word for word, the new words are no longer told from those before.
        boolean isSaid = refers == Before.Refers.PARTLY || !both.evidence().across() && both.evidence().coverage() >= SAID;
        return isSaid && both.confidence() >= Math.min(SURE, one.confidence()) ? staying(both, before.articles()) : one;
    }

    private static Retrieval staying(Retrieval found, List<String> articles) {
        if (found.passages().isEmpty() || found.evidence().named() >= NAMELESS) {
            return found;
        }
        double asGood = AS_GOOD * found.passages().getFirst().score();
        Optional<String> topic = found.passages().stream().filter(passage -> passage.score() >= asGood).map(FollowUp::article)
                .filter(articles::contains).findFirst();
        if (topic.isEmpty()) {
            return found;
        }
        List<Ranked> ranked = new ArrayList<>(found.passages());
        ranked.sort(Comparator.comparing(passage -> !article(passage).equals(topic.get())));
        return new Retrieval(ranked, found.evidence());
    }

    private static String article(Ranked passage) {
        return passage.passage().id().article();
    }
}
