package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// Finds messages that are equal but for one text between two blanks, where it is a value in one of them: `worker <URL> shared`
/// and `worker proxy:reverse shared`, whose words and gaps differ.
final class Chunks {

    private static final int ANCHORS = 2;
    private static final int LETTERS = 2;
    private static final String MARKS = ":;,";

    /// What messages have in common that are equal but for one text.
    private record Rest(int group, int chunks, int position, long hash) {
    }

    private Chunks() {
    }

    /// @param alive the numbers of the shapes to look at
    /// @param groups shapes of different groups are kept apart
    static List<List<Integer>> find(List<Integer> alive, List<Shape> shapes, List<Integer> groups) {
        Set<Rest> values = new HashSet<>();
        alive.forEach(i -> rests(shapes.get(i), groups.get(i), (chunk, rest) -> {
            if (value(chunk)) {
                values.add(rest);
            }
        }));
        Map<Rest, List<Integer>> alike = new LinkedHashMap<>();
        for (int i : values.isEmpty() ? List.<Integer> of() : alive) {
            rests(shapes.get(i), groups.get(i), (_, rest) -> {
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

    /// Each chunk that may be left out, and what the message is without it.
    private static void rests(Shape shape, int group, BiConsumer<String, Rest> each) {
        List<String> chunks = List.of(chunks(shape));
        long hash = Merging.hash(chunks);
        long anchors = chunks.stream().filter(Chunks::anchor).count();
        for (int p = 1; p < chunks.size(); p++) {
            String chunk = chunks.get(p);
            if (chunk.indexOf('=') < 0 && anchors - (anchor(chunk) ? 1 : 0) >= ANCHORS) {
                each.accept(chunk, new Rest(group, chunks.size(), p, hash - Merging.hash(chunk, p)));
            }
        }
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
        return shape.text().strip().split(" +");
    }

    private static boolean anchor(String chunk) {
        return !Shape.masked(chunk) && letters(chunk) > 1;
    }

    /// Whether there is hardly more in it than a placeholder.
    private static boolean value(String chunk) {
        return Shape.masked(chunk) && letters(chunk.replaceAll("<[A-Z*]+>", "")) <= LETTERS;
    }

    private static int letters(String chunk) {
        int letters = 0;
        for (int i = 0; i < chunk.length(); i++) {
            letters += Character.isLetter(chunk.charAt(i)) ? 1 : 0;
        }
        return letters;
    }
}
