package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Finds the lines of a list, as settings are printed at a start: each begins with the same mark and names something else, with
/// a value or without: `- log_root = "/srv/log"`, `* max-size: 5`, `[x] plugin`.
final class Bullets {

    private static final int LINES = 6;
    private static final List<String> BULLETS = List.of("- ", "* ", "+ ", "[x] ", "[X] ", "[ ] ");
    private static final List<String> SEPARATORS = List.of(": ", " = ", "=");

    /// @param separator what divides the name from its value; empty where there is only a name
    private record Kind(int group, String bullet, String separator) {

        Shape shape() {
            return separator.isEmpty() ? new Shape(List.of(Shape.ANY), List.of(bullet, ""))
                    : new Shape(List.of(Shape.ANY, Shape.ANY), List.of(bullet, separator, ""));
        }
    }

    private record Line(Kind kind, String name) {
    }

    private Bullets() {
    }

    /// @param alive the numbers of the shapes to look at
    /// @param groups shapes of different groups are kept apart
    static List<Heads.One> find(List<Integer> alive, List<Shape> shapes, List<Integer> groups) {
        Map<Kind, List<Integer>> lists = new LinkedHashMap<>();
        Map<Kind, Set<String>> names = new LinkedHashMap<>();
        for (int i : alive) {
            Line line = line(groups.get(i), shapes.get(i));
            if (line != null) {
                lists.computeIfAbsent(line.kind, _ -> new ArrayList<>()).add(i);
                names.computeIfAbsent(line.kind, _ -> new HashSet<>()).add(line.name);
            }
        }
        List<Heads.One> found = new ArrayList<>();
        lists.forEach((kind, members) -> {
            if (names.getOrDefault(kind, Set.of()).size() >= LINES) {
                found.add(new Heads.One(members, kind.shape()));
            }
        });
        return found;
    }

    private static @Nullable Line line(int group, Shape shape) {
        char first = shape.gaps().getFirst().isEmpty() ? ' ' : shape.gaps().getFirst().charAt(0);
        if ("-*+[".indexOf(first) < 0) {
            return null;
        }
        String text = shape.text();
        for (String bullet : BULLETS) {
            if (text.startsWith(bullet)) {
                return line(group, bullet, text.substring(bullet.length()));
            }
        }
        return null;
    }

    private static @Nullable Line line(int group, String bullet, String item) {
        int end = item.length();
        String separator = "";
        for (String one : SEPARATORS) {
            int at = item.indexOf(one);
            if (at > 0 && at < end) {
                end = at;
                separator = one;
            }
        }
        String name = item.substring(0, end);
        return name.isEmpty() || name.indexOf(' ') >= 0 || !Character.isLetter(name.charAt(0)) && name.charAt(0) != '<' ? null
                : new Line(new Kind(group, bullet, separator), name);
    }
}
