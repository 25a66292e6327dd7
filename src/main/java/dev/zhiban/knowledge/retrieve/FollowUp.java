package dev.zhiban.knowledge.retrieve;

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

    private FollowUp() {
    }

    static Retrieval of(Before.Refers refers, Supplier<Retrieval> alone, Supplier<Retrieval> together) {
        if (refers == Before.Refers.WHOLLY) {
            return together.get();
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
        return isSaid && both.confidence() >= Math.min(SURE, one.confidence()) ? both : one;
    }
}
