package dev.zhiban.knowledge.retrieve;

/// What speaks for the first passage of a search.
///
/// @param compared  whether the first article was compared by meaning at all
/// @param cosine    similarity of the question with the best passage by meaning (0 where nothing was compared)
/// @param ownCosine similarity of the question with the best passage of the first article
/// @param question  similarity of the question with the nearest alternative question of the first article
/// @param coverage  share of what is asked for, weighted by its rarity, that the first article's best passage has
/// @param named     the same share, of its title, heading and alternative questions
/// @param exact     share of what is asked for that is codes and names, as far as the best passage has them
/// @param margin    fused score of the first passage above the best passage of another article, in standard deviations
/// @param lead      share of its keyword score by which the first article's best passage is above that of another article
/// @param strength  keyword score of the first article's best passage, divided by the rarity of all terms
/// @param terms     number of things that are asked for
/// @param english   1 where the question was compared in the English space, whose cosines lie elsewhere
/// @param across    whether the question was put into the article's language word for word
public record Evidence(boolean compared, double cosine, double ownCosine, double question, double coverage, double named,
        double exact, double margin, double lead, double strength, int terms, double english, boolean across) {

    public static final Evidence NONE = new Evidence(false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false);
}
