package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds two values that change together in messages that are equal without them, where looking at one at a time finds none:
/// `Found plugin a in b`, `Found plugin c in d`.
final class Together {

    private static final int FEWEST = 3;
    private static final int ANCHORS = 3;
    private static final int LONGEST = 24;
    /// Pairs of words that are looked at in one layout.
    private static final int MOST = 2_000_000;

    private record Rest(int one, int other, long hash) {
    }

    private Together() {
    }

    /// @param alike numbers of shapes of one layout
    static List<List<Integer>> find(List<Integer> alike, List<Shape> shapes) {
        int words = shapes.get(alike.getFirst()).words().size();
        if (alike.size() < FEWEST || words > LONGEST || alike.size() * words * words / 2 > MOST) {
            return List.of();
        }
        Map<Rest, List<Integer>> rests = rests(alike, shapes);
        List<List<Integer>> found = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        rests.forEach((rest, members) -> {
            if (values(members, shapes, rest.one) && values(members, shapes, rest.other)
                    && anchors(shapes.get(members.getFirst()), rest) >= ANCHORS && members.stream().noneMatch(used::contains)) {
                used.addAll(members);
                found.add(members);
            }
        });
        return found;
    }

    /// What is left of each message without two of its words, where at least [#FEWEST] messages have it.
    private static Map<Rest, List<Integer>> rests(List<Integer> alike, List<Shape> shapes) {
        Counted seen = new Counted(alike.size() * shapes.get(alike.getFirst()).words().size());
        List<long[]> hashes = alike.stream().map(i -> hashes(shapes.get(i).words())).toList();
        hashes.forEach(words -> Arrays.stream(words).forEach(seen::add));
        List<Pairs> pairs = new ArrayList<>();
        for (int k = 0; k < hashes.size(); k++) {
            Pairs some = new Pairs(alike.get(k), hashes.get(k), seen);
            if (some.seldom <= 2) {
                pairs.add(some);
            }
        }
        Counted left = new Counted(pairs.size() * hashes.getFirst().length * hashes.getFirst().length / 2);
        pairs.forEach(some -> some.each((_, _, hash) -> left.add(hash)));
        Map<Rest, List<Integer>> rests = new LinkedHashMap<>();
        pairs.forEach(some -> some.each((one, other, hash) -> {
            if (left.atLeast(FEWEST, hash)) {
                rests.computeIfAbsent(new Rest(one, other, hash), _ -> new ArrayList<>()).add(some.shape);
            }
        }));
        return rests;
    }

    @FunctionalInterface
    private interface Each {
        void pair(int one, int other, long hash);
    }

    /// The pairs of words of one message without which others may be equal to it: what few messages have is one of the two.
    private static final class Pairs {

        private final int shape;
        private final long[] hashes;
        private final boolean[] few;
        private final int seldom;

        Pairs(int shape, long[] hashes, Counted seen) {
            this.shape = shape;
            this.hashes = hashes;
            this.few = new boolean[hashes.length];
            int count = 0;
            for (int i = 0; i < hashes.length; i++) {
                few[i] = !seen.atLeast(FEWEST, hashes[i]);
                count += few[i] ? 1 : 0;
            }
            this.seldom = count;
        }

        void each(Each each) {
            long all = Arrays.stream(hashes).sum();
            for (int p = 0; p < hashes.length; p++) {
                for (int q = p + 1; q < hashes.length; q++) {
                    if ((few[p] ? 1 : 0) + (few[q] ? 1 : 0) == seldom) {
                        each.pair(p, q, all - hashes[p] - hashes[q]);
                    }
                }
            }
        }
    }

    /// One for each word and its place; all words that look like values have the same.
    private static long[] hashes(List<String> words) {
        long[] hashes = new long[words.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = Merging.hash(Variable.odd(words.get(i), i) ? Shape.ANY : words.get(i), i);
        }
        return hashes;
    }

    private static boolean values(List<Integer> members, List<Shape> shapes, int position) {
        Set<String> values = new HashSet<>();
        members.forEach(i -> values.add(shapes.get(i).words().get(position)));
        return Variable.changing(shapes.get(members.getFirst()), position, values);
    }

    private static int anchors(Shape shape, Rest rest) {
        int anchors = 0;
        for (int i = 0; i < shape.words().size(); i++) {
            String word = shape.words().get(i);
            anchors += i != rest.one && i != rest.other && !Shape.masked(word) && word.length() > 1 ? 1 : 0;
        }
        return anchors;
    }
}
