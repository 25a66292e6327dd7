package dev.zhiban.knowledge.missed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Groups questions that ask for the same thing, by meaning and by words. Deterministic: the same questions give the same
/// groups in whatever order they come. Each question joins the group whose first question is most like it, or begins one.
final class Clusters {

    /// From here on meaning alone is enough; below [#RELATED] words alone decide.
    private static final double SAME = 0.86;
    private static final double RELATED = 0.70;
    private static final double SOME_WORDS = 0.34;
    private static final double MOST_WORDS = 0.60;

    /// @param space  names the space of the vector; vectors of different spaces are not compared
    /// @param vector of length 1; empty where there is none
    record Item(long id, String text, String space, float[] vector, Set<String> words) {
        Item {
            words = Set.copyOf(words);
        }
    }

    private Clusters() {
    }

    /// Each group with its first (lowest) id first.
    static List<List<Item>> of(List<Item> items) {
        List<List<Item>> groups = new ArrayList<>();
        for (Item item : items.stream().sorted(Comparator.comparingLong(Item::id)).toList()) {
            List<Item> best = null;
            double closest = 0;
            for (List<Item> group : groups) {
                double likeness = likeness(group.getFirst(), item);
                if (likeness > closest) {
                    closest = likeness;
                    best = group;
                }
            }
            if (best == null) {
                groups.add(new ArrayList<>(List.of(item)));
            } else {
                best.add(item);
            }
        }
        return groups;
    }

    /// 0 where the two do not ask for the same.
    static double likeness(Item one, Item other) {
        double words = overlap(one.words(), other.words());
        double meaning = one.space().equals(other.space()) ? cosine(one.vector(), other.vector()) : 0;
        boolean same = meaning >= SAME || meaning >= RELATED && words >= SOME_WORDS || words >= MOST_WORDS;
        return same ? meaning + words : 0;
    }

    static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /// Share of all words that both have (Jaccard).
    static double overlap(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return all.isEmpty() ? 0 : (double) both.size() / all.size();
    }
}
