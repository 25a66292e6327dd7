package dev.zhiban.knowledge.retrieve;

/// What speaks for the first passage of a search.
///
/// @param cosine    similarity of the question with the best passage by meaning (0 where nothing was compared)
/// @param ownCosine similarity of the question with the first passage
/// @param coverage  share of the question's terms, weighted by their rarity, that the first passage's article text has
/// @param margin    fused score of the first passage above the best passage of another article
/// @param agreement 1 where both legs put the first passage first, falling with its worse rank
/// @param unknown   share of the question's terms that no passage has
/// @param strength  keyword score of the first passage, divided by the rarity of all terms
/// @param terms     number of terms in the question
public record Evidence(double cosine, double ownCosine, double coverage, double margin, double agreement, double unknown,
        double strength, int terms) {

    public static final Evidence NONE = new Evidence(0, 0, 0, 0, 0, 1, 0, 0);
}
