package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds words that alternate in several different messages: what does so is the name of something (`MapTask metrics system
/// started`, `Stopping ReduceTask metrics system`), unless it tells what happens (`starting`, `stopped`).
final class Recurring {

    private static final int MESSAGES = 3;
    private static final int ANCHORS = 2;
    private static final int WORDS = 8;

    private record Pair(String one, String other) {
    }

    private record Alternation(int position, List<Integer> members) {
    }

    private Recurring() {
    }

    /// @param layouts numbers of shapes of one layout each, which share all words but one with others
    /// @param known words that are values elsewhere
    static List<List<Integer>> find(Collection<List<Integer>> layouts, List<Shape> shapes, Set<String> known) {
        List<Alternation> all = new ArrayList<>();
        layouts.forEach(layout -> alternations(layout, shapes, all));
        Map<Pair, Integer> seen = new HashMap<>();
        all.forEach(one -> pairs(one, shapes).forEach(pair -> seen.merge(pair, 1, Integer::sum)));
        List<List<Integer>> found = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        for (Alternation one : all) {
            Set<String> often = new HashSet<>();
            pairs(one, shapes).stream().filter(pair -> seen.getOrDefault(pair, 0) >= MESSAGES
                    || known.contains(pair.one) && known.contains(pair.other)).forEach(pair -> {
                        often.add(pair.one);
                        often.add(pair.other);
                    });
            List<Integer> members = one.members.stream()
                    .filter(i -> often.contains(shapes.get(i).words().get(one.position)) && !used.contains(i)).toList();
            if (members.size() > 1) {
                used.addAll(members);
                found.add(members);
            }
        }
        return found;
    }

    private static void alternations(List<Integer> layout, List<Shape> shapes, List<Alternation> all) {
        int words = layout.size() < 2 ? 0 : shapes.get(layout.getFirst()).words().size();
        long[] hashes = words == 0 ? new long[0]
                : layout.stream().mapToLong(i -> Merging.hash(shapes.get(i).words())).toArray();
        for (int p = speaks(layout, shapes) ? 1 : 0; p < words; p++) {
            Map<Long, List<Integer>> alike = new LinkedHashMap<>();
            for (int k = 0; k < hashes.length; k++) {
                String word = shapes.get(layout.get(k)).words().get(p);
                alike.computeIfAbsent(hashes[k] - Merging.hash(word, p), _ -> new ArrayList<>()).add(layout.get(k));
            }
            alike.values().removeIf(same -> same.size() < 2);
            for (List<Integer> same : alike.values()) {
                int position = p;
                List<Integer> members = same.stream().filter(i -> Nouns.noun(shapes.get(i).words().get(position))).toList();
                if (members.size() > 1 && members.size() <= WORDS
                        && Variable.anchors(shapes.get(members.getFirst()), p) >= ANCHORS) {
                    all.add(new Alternation(p, members));
                }
            }
        }
    }

    /// Whether a colon follows the first word: [Speakers] tells which these are.
    private static boolean speaks(List<Integer> layout, List<Shape> shapes) {
        return !layout.isEmpty() && shapes.get(layout.getFirst()).gaps().size() > 1
                && shapes.get(layout.getFirst()).gaps().get(1).startsWith(":");
    }

    private static Set<Pair> pairs(Alternation one, List<Shape> shapes) {
        TreeSet<String> words = new TreeSet<>();
        one.members.forEach(i -> words.add(shapes.get(i).words().get(one.position)));
        Set<Pair> pairs = new HashSet<>();
        words.forEach(a -> words.tailSet(a, false).stream().filter(b -> !opposite(a, b))
                .forEach(b -> pairs.add(new Pair(a, b))));
        return pairs;
    }

    /// Whether one is the other with a beginning of two letters: `register`, `unregister`.
    private static boolean opposite(String a, String b) {
        String longer = a.length() > b.length() ? a : b;
        return longer.regionMatches(true, 2, longer == a ? b : a, 0, longer.length() - 2);
    }
}
