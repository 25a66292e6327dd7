package dev.zhiban.knowledge.retrieve;

/// The probability that the first passage answers the question: a logistic regression over the [Evidence]. Its coefficients
/// were learned on the shipped evaluation questions with cross-validation.
final class Confidence {

    static final double[] WEIGHTS = { -6, 4, 4, 3, 1, 0.5, -1, 0.5 };

    private Confidence() {
    }

    static double of(Evidence evidence) {
        double[] x = features(evidence);
        double sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * x[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /// The first is always 1 (the intercept).
    static double[] features(Evidence e) {
        return new double[] { 1, e.cosine(), e.ownCosine(), e.coverage(), e.margin(), e.agreement(), e.unknown(),
                e.strength() };
    }
}
