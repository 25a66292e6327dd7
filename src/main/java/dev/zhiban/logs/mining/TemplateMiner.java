package dev.zhiban.logs.mining;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns messages into templates in two steps. While the log streams, [#shape] gives each message a number by its text with the
/// values masked; at the end, [#merged] generalises over all shapes at once, where counts of the whole log decide which words
/// are values too. The caller remembers the shape of a [Signature], so that only lines of a new signature come here.
///
/// Memory is bounded: after [#SHAPES] shapes new ones are counted under coarse ones (first word and number of words), never
/// dropped. Deterministic. Not thread-safe.
public final class TemplateMiner {

    /// Fine shapes kept; coarse ones may add [#COARSE] more.
    public static final int SHAPES = 12_000;
    public static final int COARSE = 2_000;

    private static final int MESSAGE = 2_048;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();

    /// The number of the message's shape, from 0. Shapes of different groups (levels) are kept apart.
    public int shape(byte[] bytes, int from, int to, int group) {
        int end = Math.min(to, from + MESSAGE);
        Shape shape = Tokeniser.shape(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1));
        Integer known = numbers.get(key(shape, group));
        if (known != null) {
            return known;
        }
        if (shapes.size() < SHAPES) {
            return add(shape, group);
        }
        Shape coarse = coarse(shape);
        Integer knownCoarse = numbers.get(key(coarse, group));
        if (knownCoarse != null) {
            return knownCoarse;
        }
        return add(shapes.size() < SHAPES + COARSE ? coarse : new Shape(List.of(Shape.ANY), List.of("", "")), group);
    }

    private static String key(Shape shape, int group) {
        return (char) ('0' + group) + shape.text();
    }

    private int add(Shape shape, int group) {
        Integer known = numbers.putIfAbsent(key(shape, group), shapes.size());
        if (known != null) {
            return known;
        }
        shapes.add(shape);
        groups.add(group);
        return shapes.size() - 1;
    }

    private static Shape coarse(Shape shape) {
        String first = shape.words().isEmpty() ? "" : shape.words().getFirst();
        boolean plain = !first.isEmpty() && first.length() < 24 && !Shape.masked(first);
        String rest = "<*>".repeat(Math.min(4, shape.words().size() / 4 + 1));
        return new Shape(List.of(plain ? first : Shape.ANY, rest), List.of("", " ", ""));
    }

    public int size() {
        return shapes.size();
    }

    /// The templates of everything seen so far; may be asked again later.
    public Templates merged() {
        return new Merging(shapes, groups).run();
    }
}
