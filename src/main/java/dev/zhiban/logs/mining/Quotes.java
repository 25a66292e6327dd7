package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds messages of one layout that are equal but for single words in quotation marks, where each place of these has a value
/// in one of the messages, or enough different words: `queue 'orders' in vhost 'shop'`, `queue 'mails-2' in vhost 'plant-7'`.
final class Quotes {

    private static final int ANCHORS = 2;
    private static final int WORDS = 3;
    private static final String MARKS = "\"'`";

    private Quotes() {
    }

    /// @param layout numbers of shapes with the same gaps
    static List<List<Integer>> find(List<Integer> layout, List<Shape> shapes) {
        Shape sample = shapes.get(layout.getFirst());
        List<Integer> quoted = IntStream.range(0, sample.words().size()).filter(p -> quoted(sample, p)).boxed().toList();
        if (quoted.isEmpty()) {
            return List.of();
        }
        Map<List<String>, List<Integer>> alike = new LinkedHashMap<>();
        layout.forEach(i -> alike.computeIfAbsent(unquoted(shapes.get(i), quoted), _ -> new ArrayList<>()).add(i));
        return alike.entrySet().stream().filter(one -> one.getValue().size() > 1 && anchors(one.getKey()) >= ANCHORS
                && quoted.stream().allMatch(p -> varies(one.getValue(), shapes, p))).map(Map.Entry::getValue).toList();
    }

    private static boolean quoted(Shape shape, int position) {
        String before = shape.gaps().get(position);
        String after = shape.gaps().get(position + 1);
        return !before.isEmpty() && !after.isEmpty() && before.charAt(before.length() - 1) == after.charAt(0)
                && MARKS.indexOf(after.charAt(0)) >= 0;
    }

    private static List<String> unquoted(Shape shape, List<Integer> quoted) {
        List<String> words = new ArrayList<>(shape.words());
        quoted.forEach(p -> words.set(p, Shape.ANY));
        return words;
    }

    private static long anchors(List<String> words) {
        return words.stream().filter(word -> word.length() > 1 && !Shape.masked(word)).count();
    }

    private static boolean varies(List<Integer> members, List<Shape> shapes, int position) {
        Set<String> words = new HashSet<>();
        members.forEach(i -> words.add(shapes.get(i).words().get(position)));
        return words.size() == 1 || words.size() >= WORDS || words.stream().anyMatch(Shape::masked);
    }
}
