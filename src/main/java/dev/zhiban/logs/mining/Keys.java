package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds messages that list the values of the same names in the same order, whatever these are: `Certificate: Serial:…,
/// Subject:…, Issuer:…, Key type:…`. Where `=` stands behind the names and they are few, the prose between them is the same too.
/// Messages that begin alike and have nothing but values of changing names behind it are one as well: `disconnect from <HOST>
/// mail=1 quit=1`.
final class Keys {

    private static final int NAMES = 4;
    private static final int ASSIGNED = 3;
    private static final int MANY = 5;
    private static final int LISTS = 3;
    private static final int BEGINNING = 2;

    private Keys() {
    }

    /// @param alive the numbers of the shapes to look at
    /// @param groups shapes of different groups are kept apart
    static List<Heads.One> find(List<Integer> alive, List<Shape> shapes, List<Integer> groups) {
        List<Heads.One> found = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        for (Heads.One one : changing(alive, shapes, groups)) {
            used.addAll(one.members());
            found.add(one);
        }
        Map<String, List<Integer>> alike = new LinkedHashMap<>();
        for (int i : alive.stream().filter(i -> !used.contains(i)).toList()) {
            String names = names(shapes.get(i));
            if (!names.isEmpty()) {
                alike.computeIfAbsent(groups.get(i) + names, _ -> new ArrayList<>()).add(i);
            }
        }
        for (List<Integer> members : alike.values()) {
            long lengths = members.stream().mapToInt(i -> shapes.get(i).words().size()).distinct().count();
            if (lengths > 1) {
                Shape shape = shapes.get(members.getFirst());
                found.add(new Heads.One(members, shape.upTo(first(shape))));
            }
        }
        return found;
    }

    /// Messages of one beginning that are otherwise lists of at least [#LISTS] different rows of names.
    private static List<Heads.One> changing(List<Integer> alive, List<Shape> shapes, List<Integer> groups) {
        Map<String, List<Integer>> alike = new LinkedHashMap<>();
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        for (int i : alive) {
            Shape shape = shapes.get(i);
            int first = shape.marked('=') ? listed(shape) : 0;
            if (first >= BEGINNING) {
                String beginning = groups.get(i) + shape.upTo(first).values().text();
                alike.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(i);
                rows.computeIfAbsent(beginning, _ -> new HashSet<>()).add(row(shape, first));
            }
        }
        List<Heads.One> found = new ArrayList<>();
        alike.forEach((beginning, members) -> {
            if (rows.getOrDefault(beginning, Set.of()).size() >= LISTS) {
                Shape shape = shapes.get(members.getFirst());
                found.add(new Heads.One(members, shape.upTo(listed(shape))));
            }
        });
        return found;
    }

    /// How many words stand before a list of names and their values that goes on to the end; 0 where there is no such list, or
    /// hardly anything before it.
    private static int listed(Shape shape) {
        int at = shape.words().size();
        while (at > 1 && shape.gaps().get(at - 1).equals("=") && name(shape, at - 2, "=") && ends(shape.gaps().get(at))) {
            at -= 2;
        }
        int plain = 0;
        for (int i = 0; i < at; i++) {
            plain += Shape.masked(shape.words().get(i)) || shape.words().get(i).length() < 2 ? 0 : 1;
        }
        return plain < BEGINNING || at == shape.words().size() || !ends(shape.gaps().get(at)) ? 0 : at;
    }

    private static boolean ends(String gap) {
        return gap.isEmpty() || gap.endsWith(" ");
    }

    private static String row(Shape shape, int first) {
        StringBuilder row = new StringBuilder();
        for (int i = first; i < shape.words().size(); i += 2) {
            row.append(shape.words().get(i)).append(' ');
        }
        return row.toString();
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
        boolean many = count(shape, marks) >= MANY;
        for (int i = 0; i < shape.words().size() && !(count >= MANY && shape.gaps().get(i).endsWith(" (")); i++) {
            boolean name = name(shape, i, marks);
            if (name || count == 0 || marks.equals("=") && !many && text(shape, i)) {
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
        return count(shape, ":") >= NAMES ? ":" : "=";
    }

    private static int count(Shape shape, String marks) {
        int count = 0;
        for (int i = 0; i < shape.words().size(); i++) {
            count += name(shape, i, marks) ? 1 : 0;
        }
        return count;
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
