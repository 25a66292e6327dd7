package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds messages that list the values of the same names in the same order, whatever these are: `Certificate: Serial:…,
/// Subject:…, Issuer:…, Key type:…`. Where `=` stands behind the names, the prose between them is the same too.
final class Keys {

    private static final int NAMES = 4;
    private static final int ASSIGNED = 3;

    private Keys() {
    }

    /// @param alive the numbers of the shapes to look at
    /// @param groups shapes of different groups are kept apart
    static List<Heads.One> find(List<Integer> alive, List<Shape> shapes, List<Integer> groups) {
        Map<String, List<Integer>> alike = new LinkedHashMap<>();
        for (int i : alive) {
            String names = names(shapes.get(i));
            if (!names.isEmpty()) {
                alike.computeIfAbsent(groups.get(i) + names, _ -> new ArrayList<>()).add(i);
            }
        }
        List<Heads.One> found = new ArrayList<>();
        for (List<Integer> members : alike.values()) {
            long lengths = members.stream().mapToInt(i -> shapes.get(i).words().size()).distinct().count();
            if (lengths > 1) {
                Shape shape = shapes.get(members.getFirst());
                found.add(new Heads.One(members, shape.upTo(first(shape))));
            }
        }
        return found;
    }

    /// Words up to the first name, it included.
    private static int first(Shape shape) {
        String marks = marks(shape);
        int at = 0;
        while (!name(shape, at, marks)) {
            at++;
        }
        return at + 1;
    }

    /// The words up to the first name and all names; empty when they are too few.
    private static String names(Shape shape) {
        if (shape.gaps().size() <= ASSIGNED || !shape.marked(':') && !shape.marked('=')) {
            return "";
        }
        String marks = marks(shape);
        StringBuilder names = new StringBuilder();
        int count = 0;
        for (int i = 0; i < shape.words().size(); i++) {
            boolean name = name(shape, i, marks);
            if (name || count == 0 || marks.equals("=") && text(shape, i)) {
                names.append('\u0001').append(shape.words().get(i));
            }
            count += name ? 1 : 0;
        }
        return count < (marks.equals("=") ? ASSIGNED : NAMES) ? "" : names.toString();
    }

    /// Whether the word is prose beside the names and values, not one of those.
    private static boolean text(Shape shape, int word) {
        return !shape.gaps().get(word).endsWith("=") && !Shape.masked(shape.words().get(word))
                && shape.words().get(word).chars().allMatch(Character::isLowerCase);
    }

    /// What stands behind the names of one list: colons where there are enough, as values may hold `=`.
    private static String marks(Shape shape) {
        int colons = 0;
        for (int i = 0; i < shape.words().size(); i++) {
            colons += name(shape, i, ":") ? 1 : 0;
        }
        return colons >= NAMES ? ":" : "=";
    }

    private static boolean name(Shape shape, int word, String marks) {
        String gap = shape.gaps().get(word + 1);
        String name = shape.words().get(word);
        int mark = gap.startsWith(" =") ? 1 : 0;
        return gap.length() > mark && marks.indexOf(gap.charAt(mark)) >= 0 && !name.isEmpty()
                && Character.isLetter(name.charAt(0))
                && !Shape.masked(name);
    }
}
