package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/// Finds messages that are equal but for one text between two blanks, where it is a value in one of them: `worker <URL> shared`
/// and `worker proxy:reverse shared`, whose words and gaps differ.
final class Chunks {

    private static final int ANCHORS = 2;
    private static final int LETTERS = 2;
    private static final String MARKS = ":;,";

    /// What messages have in common that are equal but for one text.
    private record Rest(int group, int chunks, int position, long hash) {
    }

    /// The chunks of a shape: a hash of each with its place, and what it is.
    private static final class Cut {

        private static final int ANCHOR = 1;
        private static final int ASSIGNED = 2;
        private static final int VALUE = 4;

        final Shape shape;
        private final long[] hashes;
        private final byte[] kinds;
        private long hash;
        private int anchors;

        Cut(Shape shape) {
            String[] chunks = chunks(shape);
            this.shape = shape;
            hashes = new long[chunks.length];
            kinds = new byte[chunks.length];
            for (int p = 0; p < chunks.length; p++) {
                String chunk = chunks[p];
                boolean anchor = anchor(chunk);
                hashes[p] = Merging.hash(chunk, p);
                hash += hashes[p];
                anchors += anchor ? 1 : 0;
                kinds[p] = (byte) ((anchor ? ANCHOR : 0) | (chunk.indexOf('=') < 0 ? 0 : ASSIGNED)
                        | (value(chunk) ? VALUE : 0));
            }
        }

        /// What the message is without each of its values that may be left out.
        void values(int group, Consumer<Rest> each) {
            for (int p = 1; p < hashes.length; p++) {
                if ((kinds[p] & VALUE) != 0 && free(p)) {
                    each.accept(new Rest(group, hashes.length, p, hash - hashes[p]));
                }
            }
        }

        /// The same without each chunk, where the rest was seen.
        void rests(int group, Counted seen, Consumer<Rest> each) {
            for (int p = 1; p < hashes.length; p++) {
                if (seen.atLeast(1, hash - hashes[p]) && free(p)) {
                    each.accept(new Rest(group, hashes.length, p, hash - hashes[p]));
                }
            }
        }

        private boolean free(int p) {
            return (kinds[p] & ASSIGNED) == 0 && anchors - (kinds[p] & ANCHOR) >= ANCHORS;
        }
    }

    private final List<Shape> shapes;
    private final List<Integer> groups;
    private final @Nullable Cut[] cuts;

    /// @param groups shapes of different groups are kept apart
    Chunks(List<Shape> shapes, List<Integer> groups) {
        this.shapes = shapes;
        this.groups = groups;
        this.cuts = new Cut[shapes.size()];
    }

    /// @param alive the numbers of the shapes to look at
    List<List<Integer>> find(List<Integer> alive) {
        Set<Rest> values = new HashSet<>();
        alive.forEach(i -> cut(i).values(groups.get(i), values::add));
        Counted seen = new Counted(values.size());
        values.forEach(rest -> seen.add(rest.hash));
        Map<Rest, List<Integer>> alike = new LinkedHashMap<>();
        for (int i : values.isEmpty() ? List.<Integer> of() : alive) {
            cut(i).rests(groups.get(i), seen, rest -> {
                if (values.contains(rest)) {
                    alike.computeIfAbsent(rest, _ -> new ArrayList<>()).add(i);
                }
            });
        }
        List<List<Integer>> found = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        alike.values().forEach(members -> {
            if (members.size() > 1 && members.stream().noneMatch(used::contains)) {
                used.addAll(members);
                found.add(members);
            }
        });
        return found;
    }

    private Cut cut(int shape) {
        Cut cut = cuts[shape];
        if (cut == null || cut.shape != shapes.get(shape)) {
            cut = new Cut(shapes.get(shape));
            cuts[shape] = cut;
        }
        return cut;
    }

    /// The shape that covers all of them.
    static Shape general(List<Shape> members) {
        String[] words = chunks(members.getFirst());
        List<String> gaps = new ArrayList<>();
        for (int p = 0; p < words.length; p++) {
            gaps.add(p == 0 ? "" : " ");
            for (Shape member : members) {
                words[p] = general(words[p], chunks(member)[p]);
            }
        }
        gaps.add("");
        return new Shape(List.of(words), List.copyOf(gaps));
    }

    /// A value, with the mark behind it that both have.
    private static String general(String one, String other) {
        String mark = one.isEmpty() ? "" : one.substring(one.length() - 1);
        return one.equals(other) ? one : Shape.ANY + (MARKS.contains(mark) && other.endsWith(mark) ? mark : "");
    }

    private static String[] chunks(Shape shape) {
        return Shape.split(shape.text().strip(), Integer.MAX_VALUE);
    }

    private static boolean anchor(String chunk) {
        return !Shape.masked(chunk) && letters(chunk) > 1;
    }

    /// Whether there is hardly more in it than a placeholder.
    private static boolean value(String chunk) {
        if (!Shape.masked(chunk)) {
            return false;
        }
        int letters = 0;
        for (int i = 0; i < chunk.length(); i++) {
            i = placeholderEnd(chunk, i);
            letters += i < chunk.length() && Character.isLetter(chunk.charAt(i)) ? 1 : 0;
        }
        return letters <= LETTERS;
    }

    /// The last character of the placeholder at the position, or the position when none stands there.
    private static int placeholderEnd(String chunk, int at) {
        int end = at + 1;
        while (chunk.charAt(at) == '<' && end < chunk.length()
                && (chunk.charAt(end) >= 'A' && chunk.charAt(end) <= 'Z' || chunk.charAt(end) == '*')) {
            end++;
        }
        return end > at + 1 && end < chunk.length() && chunk.charAt(end) == '>' ? end : at;
    }

    private static int letters(String chunk) {
        int letters = 0;
        for (int i = 0; i < chunk.length(); i++) {
            letters += Character.isLetter(chunk.charAt(i)) ? 1 : 0;
        }
        return letters;
    }
}
