package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds first words of messages that take what follows as their value: it is different in many messages, and mostly a text
/// joined by marks such as `type=Pool,name=a`, not a phrase.
final class Heads {

    private static final int WORDS = 6;
    private static final int TEXTS = 6;
    private static final int PHRASE = 4;
    private static final double MOSTLY = 0.8;

    private final List<Shape> shapes;
    private final List<Integer> groups;
    private final Map<String, Head> heads = new LinkedHashMap<>();

    /// @param groups shapes of different groups are kept apart
    Heads(List<Shape> shapes, List<Integer> groups) {
        this.shapes = shapes;
        this.groups = groups;
    }

    /// Messages that are one, with the shape that they have together.
    record One(List<Integer> members, Shape shape) {
    }

    private static final class Head {
        final int words;
        final List<Integer> members = new ArrayList<>();
        int joined;

        Head(int words) {
            this.words = words;
        }
    }

    /// @param alive the numbers of the shapes to look at
    List<One> find(List<Integer> alive) {
        Counted seen = new Counted(alive.size() * WORDS);
        alive.forEach(i -> each(i, (_, hash) -> seen.add(hash)));
        alive.forEach(i -> each(i, (words, hash) -> {
            if (seen.atLeast(TEXTS, hash)) {
                note(i, words);
            }
        }));
        Set<Integer> used = new HashSet<>();
        List<One> found = new ArrayList<>();
        for (Head head : heads.values().stream().sorted(Comparator.comparingInt((Head h) -> -h.words)).toList()) {
            List<Integer> members = head.members.stream().filter(i -> !used.contains(i)).toList();
            if (members.size() >= TEXTS && head.joined >= head.members.size() * MOSTLY) {
                used.addAll(members);
                found.add(new One(members, shapes.get(members.getFirst()).upTo(head.words)));
            }
        }
        return found;
    }

    /// A beginning of a message: how many words it has, and its hash.
    @FunctionalInterface
    private interface Beginning {
        void of(int words, int hash);
    }

    private void each(int i, Beginning beginning) {
        Shape shape = shapes.get(i);
        int[] hashes = shape.hashesBefore(WORDS);
        boolean plain = false;
        for (int p = 1; p < Math.min(WORDS, shape.words().size()) && !shape.gaps().get(p).equals("="); p++) {
            String word = shape.words().get(p - 1);
            String gap = shape.gaps().get(p);
            plain |= word.length() > 2 && !Shape.masked(word);
            if (plain && (gap.equals(" ") && p > 1 || gap.equals(" = ") || gap.equals(": ") || gap.equals(":"))) {
                beginning.of(p, hashes[p]);
            }
        }
    }

    private void note(int i, int words) {
        Shape shape = shapes.get(i);
        Head head = heads.computeIfAbsent(groups.get(i) + shape.upTo(words).text(), _ -> new Head(words));
        head.members.add(i);
        head.joined += joined(shape, words) ? 1 : 0;
    }

    /// Whether a mark without blanks joins the first two words from there, and no phrase follows.
    private static boolean joined(Shape shape, int from) {
        int run = 1;
        for (int i = from + 1; i < shape.words().size(); i++) {
            run = shape.gaps().get(i).contains(" ") ? run + 1 : 1;
            if (run == PHRASE || i == from + 1 && run > 1) {
                return false;
            }
        }
        return from + 1 < shape.words().size();
    }
}
