package dev.zhiban.knowledge.retrieve;

/// What speaks for the first passage of a search.
///
/// @param cosine    similarity of the question with the best passage by meaning (0 where nothing was compared)
/// @param ownCosine similarity of the question with the best passage of the first article
/// @param question  similarity of the question with the nearest alternative question of the first article
/// @param coverage  share of the question's terms, weighted by their rarity, that the first article's best passage has
/// @param margin    fused score of the first passage above the best passage of another article, in standard deviations
/// @param agreement 1 where both legs put the first article first, falling with its worse rank
/// @param unknown   share of the question's terms that no passage has
/// @param strength  keyword score of the first article's best passage, divided by the rarity of all terms
/// @param terms     number of terms in the question
/// @param english   1 where the question was compared in the English space, whose cosines lie elsewhere
public record Evidence(double cosine, double ownCosine, double question, double coverage, double margin, double agreement,
        double unknown, double strength, int terms, double english) {

    public static final Evidence NONE = new Evidence(0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
}
