package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds names before a colon or a closing bracket that only say who speaks, such as a thread's: several different messages
/// follow two of them (`main: getting input`, `pool-1: getting input`).
final class Speakers {

    private static final int WORDS = 6;
    private static final int MESSAGES = 3;
    private static final int OF_NAMES = 5;
    private static final int SPEAKERS = 12;

    private record Pair(String one, String other) {
    }

    private record Said(String speaker, boolean masked, int words, int shape) {
    }

    private final List<Shape> shapes;
    private final List<Integer> groups;
    private final Map<Pair, Integer> shared = new HashMap<>();

    /// @param groups shapes of different groups are kept apart
    Speakers(List<Shape> shapes, List<Integer> groups) {
        this.shapes = shapes;
        this.groups = groups;
    }

    /// @param alive the numbers of the shapes to look at
    List<Heads.One> find(List<Integer> alive) {
        Map<String, List<Said>> sayings = new LinkedHashMap<>();
        alive.forEach(i -> note(i, sayings));
        sayings.values().removeIf(same -> same.size() < 2 || same.size() > SPEAKERS);
        sayings.values().forEach(same -> pairs(same).forEach(pair -> shared.merge(pair, 1, Integer::sum)));
        List<Heads.One> found = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        for (List<Said> same : sayings.values()) {
            List<Said> free = same.stream().filter(said -> !used.contains(said.shape)).toList();
            List<Said> one = free.stream().filter(a -> free.stream().anyMatch(b -> sharing(a, b))).toList();
            if (!one.isEmpty()) {
                one.forEach(said -> used.add(said.shape));
                Shape shape = said(shapes.get(one.getFirst().shape), one.getFirst().words);
                found.add(new Heads.One(one.stream().map(Said::shape).toList(), shape));
            }
        }
        return found;
    }

    private void note(int i, Map<String, List<Said>> sayings) {
        Shape shape = shapes.get(i);
        for (int p = 1; p < Math.min(WORDS, shape.words().size()); p++) {
            String saying = ends(shape.gaps().get(p)) ? Variable.skeleton(shape.from(p)) : "";
            if (!saying.isEmpty()) {
                String speaker = shape.upTo(p).text() + shape.gaps().get(p);
                boolean masked = shape.words().subList(0, p).stream().anyMatch(Shape::masked);
                sayings.computeIfAbsent(groups.get(i) + saying, _ -> new ArrayList<>()).add(new Said(speaker, masked, p, i));
            }
        }
    }

    private boolean sharing(Said a, Said b) {
        return !a.speaker.equals(b.speaker)
                && shared.getOrDefault(pair(a, b), 0) >= (a.masked || b.masked ? MESSAGES : OF_NAMES);
    }

    private static boolean ends(String gap) {
        return gap.equals(": ") || gap.equals("] ") || gap.equals("]: ") || gap.equals(" - ");
    }

    private static Set<Pair> pairs(List<Said> same) {
        Set<Pair> pairs = new HashSet<>();
        for (Said a : same) {
            for (Said b : same) {
                if (a.speaker.compareTo(b.speaker) < 0) {
                    pairs.add(pair(a, b));
                }
            }
        }
        return pairs;
    }

    private static Pair pair(Said a, Said b) {
        return a.speaker.compareTo(b.speaker) < 0 ? new Pair(a.speaker, b.speaker) : new Pair(b.speaker, a.speaker);
    }

    /// The message with a value in front.
    private static Shape said(Shape shape, int words) {
        List<String> said = new ArrayList<>(shape.words().subList(words, shape.words().size()));
        List<String> gaps = new ArrayList<>(shape.gaps().subList(words, shape.gaps().size()));
        said.addFirst(Shape.ANY);
        gaps.addFirst("");
        return new Shape(List.copyOf(said), List.copyOf(gaps));
    }
}
