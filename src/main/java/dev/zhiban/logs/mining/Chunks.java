package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds messages that are equal but for one text between two blanks, where it is a value in one of them: `worker <URL> shared`
/// and `worker proxy:reverse shared`, whose words and gaps differ.
final class Chunks {

    private static final int ANCHORS = 2;
    private static final int LETTERS = 2;

    /// What messages have in common that are equal but for one text.
    private record Rest(int group, int chunks, int position, long hash) {
    }

    private Chunks() {
    }

    /// @param alive the numbers of the shapes to look at
    /// @param groups shapes of different groups are kept apart
    static List<List<Integer>> find(List<Integer> alive, List<Shape> shapes, List<Integer> groups) {
        Map<Rest, List<Integer>> alike = new LinkedHashMap<>();
        Set<Rest> values = new HashSet<>();
        for (int i : alive) {
            String[] chunks = chunks(shapes.get(i));
            for (int p = 1; p < chunks.length; p++) {
                if (chunks[p].indexOf('=') < 0 && anchors(chunks, p) >= ANCHORS) {
                    Rest rest = new Rest(groups.get(i), chunks.length, p, Merging.hashWithout(List.of(chunks), p));
                    alike.computeIfAbsent(rest, _ -> new ArrayList<>()).add(i);
                    if (value(chunks[p])) {
                        values.add(rest);
                    }
                }
            }
        }
        List<List<Integer>> found = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        alike.forEach((rest, members) -> {
            if (members.size() > 1 && values.contains(rest) && members.stream().noneMatch(used::contains)) {
                used.addAll(members);
                found.add(members);
            }
        });
        return found;
    }

    /// The shape that covers all of them.
    static Shape general(List<Shape> members) {
        String[] words = chunks(members.getFirst());
        List<String> gaps = new ArrayList<>();
        for (int p = 0; p < words.length; p++) {
            gaps.add(p == 0 ? "" : " ");
            for (Shape member : members) {
                words[p] = words[p].equals(chunks(member)[p]) ? words[p] : Shape.ANY;
            }
        }
        gaps.add("");
        return new Shape(List.of(words), List.copyOf(gaps));
    }

    private static String[] chunks(Shape shape) {
        return shape.text().strip().split(" +");
    }

    private static int anchors(String[] chunks, int position) {
        int anchors = 0;
        for (int i = 0; i < chunks.length; i++) {
            anchors += i != position && !Shape.masked(chunks[i]) && letters(chunks[i]) > 1 ? 1 : 0;
        }
        return anchors;
    }

    /// Whether there is hardly more in it than a placeholder.
    private static boolean value(String chunk) {
        return Shape.masked(chunk) && letters(chunk.replaceAll("<[A-Z*]+>", "")) <= LETTERS;
    }

    private static long letters(String chunk) {
        return chunk.chars().filter(Character::isLetter).count();
    }
}
