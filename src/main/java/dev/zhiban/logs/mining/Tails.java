package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds texts at the end of messages that are values: several of them, of different lengths, end messages of two beginnings
/// (`built-in: git add .`, `command: git add .`).
final class Tails {

    private static final int WORDS = 6;
    private static final int TEXTS = 3;
    private static final int BEGINNINGS = 8;

    private final List<Shape> shapes;
    private final List<Integer> groups;

    /// Where a message begins with what another one of the same text does not.
    private record Beginning(int shape, int words, String text) {
    }

    private record Pair(String one, String other) {
    }

    /// @param groups shapes of different groups are kept apart
    Tails(List<Shape> shapes, List<Integer> groups) {
        this.shapes = shapes;
        this.groups = groups;
    }

    /// @param alive the numbers of the shapes to look at
    List<Heads.One> find(List<Integer> alive) {
        Map<String, Set<Integer>> members = new LinkedHashMap<>();
        Map<String, Integer> words = new HashMap<>();
        pairs(byTail(alive)).values().stream().filter(this::values).forEach(shared -> shared.forEach(beginning -> {
            members.computeIfAbsent(beginning.text, _ -> new HashSet<>()).add(beginning.shape);
            words.put(beginning.text, beginning.words);
        }));
        Map<String, List<Integer>> byBeginning = members.isEmpty() ? Map.of() : byBeginning(alive, members.keySet());
        List<Heads.One> found = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        members.forEach((beginning, some) -> {
            Shape one = shapes.get(some.iterator().next()).upTo(words.getOrDefault(beginning, 1));
            List<Integer> all = byBeginning.getOrDefault(beginning, List.of());
            List<Integer> free = (some.size() * 2 >= all.size() ? all.stream() : some.stream().sorted())
                    .filter(used::add).toList();
            if (free.size() > 1) {
                found.add(new Heads.One(free, one));
            }
        });
        return found;
    }

    /// The beginnings of messages by what follows, where that follows at least two.
    private Map<String, List<Beginning>> byTail(List<Integer> alive) {
        Counted seen = new Counted(alive.size() * WORDS);
        List<int[]> tails = alive.stream().map(i -> shapes.get(i).hashesFrom(beginnings(i))).toList();
        tails.forEach(hashes -> Arrays.stream(hashes).skip(1).forEach(seen::add));
        Map<String, List<Beginning>> byTail = new LinkedHashMap<>();
        for (int k = 0; k < tails.size(); k++) {
            int i = alive.get(k);
            for (int p = 1; p < beginnings(i); p++) {
                if (seen.atLeast(2, tails.get(k)[p])) {
                    byTail.computeIfAbsent(shapes.get(i).from(p).text(), _ -> new ArrayList<>())
                            .add(new Beginning(i, p, beginning(i, p)));
                }
            }
        }
        return byTail;
    }

    private Map<String, List<Integer>> byBeginning(List<Integer> alive, Set<String> beginnings) {
        Map<String, List<Integer>> byBeginning = new HashMap<>();
        for (int i : alive) {
            for (int p = 1; p < beginnings(i); p++) {
                String beginning = beginning(i, p);
                if (beginnings.contains(beginning)) {
                    byBeginning.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(i);
                }
            }
        }
        return byBeginning;
    }

    private int beginnings(int shape) {
        return Math.min(WORDS, shapes.get(shape).words().size() - 1);
    }

    private String beginning(int shape, int words) {
        return groups.get(shape) + shapes.get(shape).upTo(words).text();
    }

    private Map<Pair, List<Beginning>> pairs(Map<String, List<Beginning>> byTail) {
        Map<Pair, List<Beginning>> pairs = new LinkedHashMap<>();
        for (List<Beginning> same : byTail.values()) {
            for (int a = 0; a < same.size() && same.size() <= BEGINNINGS; a++) {
                for (int b = a + 1; b < same.size(); b++) {
                    if (differ(same.get(a), same.get(b))) {
                        List<Beginning> shared = pairs.computeIfAbsent(new Pair(same.get(a).text, same.get(b).text),
                                _ -> new ArrayList<>());
                        shared.add(same.get(a));
                        shared.add(same.get(b));
                    }
                }
            }
        }
        return pairs;
    }

    /// Whether both beginnings say something, are of different lengths and end with different words.
    private boolean differ(Beginning a, Beginning b) {
        return a.words != b.words && !last(a).equals(last(b)) && !Shape.masked(last(a)) && !Shape.masked(last(b));
    }

    private String last(Beginning beginning) {
        return shapes.get(beginning.shape).words().get(beginning.words - 1);
    }

    /// Whether the tails are enough, and of different lengths.
    private boolean values(List<Beginning> shared) {
        return shared.size() >= 2 * TEXTS
                && shared.stream().map(b -> shapes.get(b.shape).words().size() - b.words).distinct().count() > 1;
    }
}
