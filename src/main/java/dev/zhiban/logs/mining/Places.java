package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds messages of one layout that are equal but for words in places where values stand, behind a preposition or `=`, where each
/// of these that changes has enough different ones: `State change from NEW to SAVED on event = STORE`.
final class Places {

    private static final int ANCHORS = 2;
    private static final int MESSAGES = 4;
    private static final int WORDS = 3;

    private Places() {
    }

    /// @param layout numbers of shapes with the same gaps
    static List<List<Integer>> find(List<Integer> layout, List<Shape> shapes) {
        if (layout.size() < MESSAGES) {
            return List.of();
        }
        Counted seen = new Counted(layout.size());
        long[] hashes = layout.stream().mapToLong(i -> hash(shapes.get(i))).toArray();
        Arrays.stream(hashes).forEach(seen::add);
        Map<List<String>, List<Integer>> alike = new LinkedHashMap<>();
        for (int k = 0; k < hashes.length; k++) {
            if (seen.atLeast(MESSAGES, hashes[k])) {
                alike.computeIfAbsent(without(shapes.get(layout.get(k))), _ -> new ArrayList<>()).add(layout.get(k));
            }
        }
        return alike.entrySet().stream().filter(one -> one.getValue().size() >= MESSAGES && anchors(one.getKey()) >= ANCHORS
                && IntStream.range(0, one.getKey().size()).allMatch(p -> varies(one.getValue(), shapes, p)))
                .map(Map.Entry::getValue).toList();
    }

    /// Equal for messages of one text without such words.
    private static long hash(Shape shape) {
        long hash = 0;
        for (int p = 0; p < shape.words().size(); p++) {
            hash += Merging.hash(place(shape, p) ? Shape.ANY : shape.words().get(p), p);
        }
        return hash;
    }

    private static List<String> without(Shape shape) {
        List<String> words = new ArrayList<>(shape.words());
        for (int p = 1; p < words.size(); p++) {
            words.set(p, place(shape, p) ? Shape.ANY : words.get(p));
        }
        return words;
    }

    private static boolean place(Shape shape, int p) {
        return p > 0 && (Variable.assigned(shape, p)
                || shape.gaps().get(p).equals(" ") && Variable.preposition(shape.words().get(p - 1)));
    }

    /// Words that are left, prepositions aside.
    private static long anchors(List<String> words) {
        return words.stream().filter(word -> word.length() > 1 && !Shape.masked(word) && !Variable.preposition(word)).count();
    }

    private static boolean varies(List<Integer> members, List<Shape> shapes, int position) {
        Set<String> words = new HashSet<>();
        members.forEach(i -> words.add(shapes.get(i).words().get(position)));
        return words.size() == 1 || words.size() >= WORDS || words.stream().anyMatch(Shape::placeholder);
    }
}
