package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Finds messages that are equal but for one text between two blanks, where it is a value in one of them: `worker <URL> shared`
/// and `worker proxy:reverse shared`, whose words and gaps differ.
final class Chunks {

    private static final int ANCHORS = 2;
    private static final int LETTERS = 2;
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Z*]+>");

    /// What messages have in common that are equal but for one text.
    private record Rest(int group, int chunks, int position, long hash) {
    }

    private Chunks() {
    }

    /// @param alive the numbers of the shapes to look at
    /// @param groups shapes of different groups are kept apart
    static List<List<Integer>> find(List<Integer> alive, List<Shape> shapes, List<Integer> groups) {
        Set<Rest> values = new HashSet<>();
        alive.stream().filter(i -> Shape.masked(shapes.get(i).text()))
                .forEach(i -> rests(shapes.get(i), groups.get(i), (chunk, _) -> value(chunk), values::add));
        Counted seen = new Counted(values.size());
        values.forEach(rest -> seen.add(rest.hash));
        Map<Rest, List<Integer>> alike = new LinkedHashMap<>();
        for (int i : values.isEmpty() ? List.<Integer> of() : alive) {
            rests(shapes.get(i), groups.get(i), (_, hash) -> seen.atLeast(1, hash), rest -> {
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

    /// A chunk, with the hash of the message without it.
    @FunctionalInterface
    private interface Chosen {
        boolean test(String chunk, long hash);
    }

    /// What the message is without each of the chosen chunks that may be left out.
    private static void rests(Shape shape, int group, Chosen chosen, Consumer<Rest> each) {
        String[] chunks = chunks(shape);
        long hash = 0;
        int anchors = 0;
        for (int p = 0; p < chunks.length; p++) {
            hash += Merging.hash(chunks[p], p);
            anchors += anchor(chunks[p]) ? 1 : 0;
        }
        for (int p = 1; p < chunks.length; p++) {
            String chunk = chunks[p];
            long rest = hash - Merging.hash(chunk, p);
            if (chosen.test(chunk, rest) && chunk.indexOf('=') < 0 && anchors - (anchor(chunk) ? 1 : 0) >= ANCHORS) {
                each.accept(new Rest(group, chunks.length, p, rest));
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
                words[p] = words[p].equals(chunks(member)[p]) ? words[p] : Shape.ANY;
            }
        }
        gaps.add("");
        return new Shape(List.of(words), List.copyOf(gaps));
    }

    private static String[] chunks(Shape shape) {
        return Shape.split(shape.text().strip(), Integer.MAX_VALUE);
    }

    private static boolean anchor(String chunk) {
        return !Shape.masked(chunk) && letters(chunk) > 1;
    }

    /// Whether there is hardly more in it than a placeholder.
    private static boolean value(String chunk) {
        return Shape.masked(chunk) && letters(PLACEHOLDER.matcher(chunk).replaceAll("")) <= LETTERS;
    }

    private static int letters(String chunk) {
        int letters = 0;
        for (int i = 0; i < chunk.length(); i++) {
            letters += Character.isLetter(chunk.charAt(i)) ? 1 : 0;
        }
        return letters;
    }
}
