package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds messages that are one sentence up to a colon and tell a cause in one clause behind it, which is a value: `Call of <PATH>
/// failed: read timed out`. Single words behind the colon are states and no causes. A colon behind a word or two
/// before belongs to the sentence.
final class Sentences {

    private static final int WORDS = 3;
    private static final int WORDS_IN_TWO = 6;

    private Sentences() {
    }

    /// @param alive the numbers of the shapes to look at
    /// @param groups shapes of different groups are kept apart
    static List<Heads.One> find(List<Integer> alive, List<Shape> shapes, List<Integer> groups) {
        Map<String, List<Integer>> alike = new LinkedHashMap<>();
        for (int i : alive) {
            int end = end(shapes.get(i));
            if (end > 0) {
                alike.computeIfAbsent(groups.get(i) + shapes.get(i).upTo(end).values().text(), _ -> new ArrayList<>()).add(i);
            }
        }
        alike.values().removeIf(members -> members.size() < 2
                || members.stream().allMatch(i -> shapes.get(i).words().size() == end(shapes.get(i)) + 1));
        return alike.values().stream().map(members -> {
            Shape first = shapes.get(members.getFirst());
            return new Heads.One(members, first.upTo(end(first)));
        }).toList();
    }

    /// How many words the sentence has; 0 where there is none.
    private static int end(Shape shape) {
        int plain = 0;
        boolean first = true;
        for (int i = 0; i < shape.words().size() - 1; i++) {
            boolean last = plain(shape.words().get(i)) && Character.isLowerCase(shape.words().get(i).charAt(0));
            String gap = shape.gaps().get(i + 1);
            plain += plain(shape.words().get(i)) ? 1 : 0;
            if (gap.contains(" ") && !gap.equals(" ") && !gap.equals(", ")) {
                boolean ends = last && plain >= (first ? WORDS : WORDS_IN_TWO) && gap.startsWith(": ") && clause(shape, i + 1);
                if (ends || !gap.equals(": ")) {
                    return ends ? i + 1 : 0;
                }
                first = false;
            }
        }
        return 0;
    }

    private static boolean clause(Shape shape, int from) {
        return shape.gaps().subList(from + 1, shape.gaps().size() - 1).stream().noneMatch(gap -> gap.startsWith(". "));
    }

    private static boolean plain(String word) {
        return word.length() > 1 && word.chars().allMatch(Character::isLetter);
    }
}
