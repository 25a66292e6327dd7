package dev.zhiban.knowledge.retrieve;

/// What speaks for the first passage of a search.
///
/// @param compared  whether the first article was compared by meaning at all
/// @param cosine    similarity of the question with the best passage by meaning (0 where nothing was compared)
/// @param ownCosine similarity of the question with the best passage of the first article
/// @param question  similarity of the question with the nearest alternative question of the first article
/// @param above     `ownCosine` (or `question`) above the best of another article
/// @param crowd     `ownCosine` above the mean of all candidates
/// @param coverage  share of what is asked for, weighted by its rarity, that the first article's best passage has
/// @param whole     the same share, of all the first article's passages that were candidates together
/// @param named     the same share, of its title, heading and alternative questions
/// @param exact     share of what is asked for that is codes and names, as far as the best passage has them
/// @param margin    fused score of the first passage above the best passage of another article, in standard deviations
/// @param lead      share of its keyword score by which the first article's best passage is above that of another article
/// @param agreement 1 where both legs put the first article first, falling with its worse rank
/// @param unknown   share of what is asked for that no passage has
/// @param strength  keyword score of the first article's best passage, divided by the rarity of all terms
/// @param terms     number of things that are asked for
/// @param english   1 where the question was compared in the English space, whose cosines lie elsewhere
public record Evidence(boolean compared, double cosine, double ownCosine, double question, double above, double crowd,
        double coverage, double whole, double named, double exact, double margin, double lead, double agreement, double unknown,
        double strength, int terms, double english) {

    public static final Evidence NONE = new Evidence(false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
}
