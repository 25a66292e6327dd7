package dev.zhiban.logs.mining;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// Turns messages into templates in two steps. While the log streams, [#shape] gives each message a number by its text with the
/// values masked; at the end, [#merged] generalises over all shapes at once, where counts of the whole log decide which words
/// are values too. The caller remembers the shape of a [Signature], so that only lines of a new signature come here.
///
/// Memory is bounded: when [#SHAPES] shapes are alive, the caller has them [#condensed], which merges them as at the end and
/// then counts the least used half under coarser ones (first word and about the number of words); nothing is dropped. After
/// [#NUMBERS] shapes in all, new ones are coarse from the start. Deterministic. Not thread-safe.
public final class TemplateMiner {

    /// Fine shapes alive at once; coarse ones may add [#COARSE] more.
    public static final int SHAPES = 12_000;
    public static final int COARSE = 2_000;
    /// Shapes that ever get a number.
    public static final int NUMBERS = 60_000;

    private static final int MESSAGE = 2_048;

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();
    private int[] into = {};
    private int alive;
    private int coarseShapes;

    /// The number of the message's shape, from 0. Shapes of different groups (levels) are kept apart.
    public int shape(byte[] bytes, int from, int to, int group) {
        int end = Math.min(to, from + MESSAGE);
        Shape shape = Tokeniser.shape(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1));
        Integer known = numbers.get(key(shape, group));
        return known != null ? known : full() ? coarse(shape, group) : add(shape, group);
    }

    private record Key(int group, String text) {
    }

    private static Key key(Shape shape, int group) {
        return new Key(group, shape.text());
    }

    private int add(Shape shape, int group) {
        Integer known = numbers.putIfAbsent(key(shape, group), shapes.size());
        if (known != null) {
            return known;
        }
        shapes.add(shape);
        groups.add(group);
        alive++;
        return shapes.size() - 1;
    }

    private int coarse(Shape shape, int group) {
        String first = shape.words().isEmpty() ? "" : shape.words().getFirst();
        boolean plain = !first.isEmpty() && first.length() < 24 && !Shape.masked(first);
        String rest = "<*>".repeat(Math.min(4, shape.words().size() / 4 + 1));
        Shape coarse = new Shape(List.of(plain ? first : Shape.ANY, rest), List.of("", " ", ""));
        if (numbers.containsKey(key(coarse, group)) || coarseShapes++ < COARSE) {
            return add(coarse, group);
        }
        return add(new Shape(List.of(Shape.ANY), List.of("", "")), group);
    }

    /// Whether no fine shape finds room: time for [#condensed], unless all numbers are used.
    public boolean full() {
        return alive >= SHAPES || shapes.size() >= NUMBERS;
    }

    /// Whether condensing makes room.
    public boolean condensable() {
        return alive >= SHAPES && shapes.size() < NUMBERS;
    }

    /// Makes room. Gives for every number the number under which its shape counts from now on; a shape that comes again may
    /// get a new one.
    ///
    /// @param counts how often each shape was seen
    public int[] condensed(IntToLongFunction counts) {
        Templates templates = merged();
        long[] sums = new long[shapes.size()];
        for (int i = 0; i < into.length; i++) {
            sums[templates.root(i)] += into[i] == i ? counts.applyAsLong(i) : 0;
        }
        for (int i = 0; i < into.length; i++) {
            retire(i, templates.root(i));
        }
        for (int i = 0; i < into.length; i++) {
            if (into[i] == i) {
                shapes.set(i, templates.shape(i));
                numbers.putIfAbsent(key(shapes.get(i), groups.get(i)), i);
            }
        }
        int[] leastFirst = IntStream.range(0, into.length).filter(i -> into[i] == i).boxed()
                .sorted(Comparator.comparingLong(i -> sums[i])).mapToInt(Integer::intValue).toArray();
        int spare = Math.max(0, leastFirst.length - SHAPES / 2);
        int[] coarser = Arrays.stream(leastFirst).limit(spare).map(i -> coarse(shapes.get(i), groups.get(i))).toArray();
        for (int k = 0; k < spare; k++) {
            retire(leastFirst[k], coarser[k]);
        }
        numbered();
        numbers.values().removeIf(i -> into[i] != i);
        for (int i = 0; i < into.length; i++) {
            while (into[into[i]] != into[i]) {
                into[i] = into[into[i]];
            }
        }
        return into.clone();
    }

    private void retire(int shape, int target) {
        numbered();
        if (shape != target && into[shape] == shape) {
            shapes.set(shape, Shape.GONE);
            alive--;
        }
        into[shape] = target;
    }

    /// Brings `into` up to all numbers given so far.
    private void numbered() {
        int known = into.length;
        if (known < shapes.size()) {
            into = Arrays.copyOf(into, shapes.size());
            Arrays.setAll(into, i -> i < known ? into[i] : i);
        }
    }

    public int size() {
        return shapes.size();
    }

    /// The templates of everything seen so far; may be asked again later.
    public Templates merged() {
        numbered();
        return new Merging(shapes, groups, into).run();
    }
}
