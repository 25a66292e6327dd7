package dev.zhiban.logs.mining;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Decides whether the words that alternate at one position of otherwise equal messages are values of a variable or belong to
/// different messages ("VM Started", "VM Paused").
final class Variable {

    /// How many plain words must alternate before they are values, by where they stand.
    private static final int AFTER_NAMING_WORD = 2;
    private static final int AFTER_PREPOSITION = 3;
    private static final int QUOTED = 3;
    private static final int ENCLOSED = 2;
    private static final int LONG = 6;
    private static final int IN_LONG = 4;
    private static final int ASSIGNED = 4;
    private static final int ANYWHERE = 5;
    private static final int AT_THE_START = 10;

    private static final int SENTENCE = 10;
    private static final int IN_SENTENCE = 3;

    private static final Set<String> NAMING = Set.of("user", "host", "server", "service", "process", "file", "module", "device",
            "interface", "job", "task", "topic", "queue", "table", "database", "group", "role", "name", "named", "client",
            "node",
            "thread", "class", "bean", "plugin", "package", "driver", "command", "program", "domain", "directory", "path",
            "key",
            "account", "instance", "container", "pod", "image", "volume", "channel", "index", "id", "ruser", "uid",
            "principal");
    private static final Set<String> PREPOSITIONS = Set.of("for", "from", "by", "to", "of", "on", "at", "in", "with", "as",
            "called",
            "via", "using", "through", "into", "against", "about", "over", "under");

    private Variable() {
    }

    static boolean accepted(List<Shape> shapes, int position) {
        Shape sample = shapes.getFirst();
        Set<String> values = new HashSet<>();
        int odd = 0;
        int placeholders = 0;
        for (Shape shape : shapes) {
            String word = shape.words().get(position);
            if (values.add(word)) {
                odd += Shape.masked(word) ? 1 : 0;
                placeholders += Shape.placeholder(word) ? 1 : 0;
            }
        }
        if (values.size() < 2) {
            return true;
        }
        int anchors = anchors(sample, position);
        if (odd == values.size()) {
            return anchors > 0 || shapes.stream().allMatch(shape -> Shape.masked(shape.words().get(position)));
        }
        if (anchors < 1) {
            return false;
        }
        if (placeholders > 0 && anchors > 1) {
            return true;
        }
        if (anchors >= SENTENCE && odd > 0 && !assigned(sample, position)) {
            return values.size() >= IN_SENTENCE;
        }
        return values.size() >= needed(sample, position, anchors, odd * 2 >= values.size());
    }

    private static int needed(Shape sample, int position, int anchors, boolean mostlyOdd) {
        if (marked(sample, position)) {
            return enclosed(sample, position) ? ENCLOSED : QUOTED;
        }
        if (position == 0) {
            return anchors < 2 ? AT_THE_START * 2 : AT_THE_START;
        }
        String before = sample.words().get(position - 1);
        String gap = sample.gaps().get(position);
        if (NAMING.contains(before) && (gap.equals(" ") || gap.equals(": "))) {
            return AFTER_NAMING_WORD;
        }
        if (PREPOSITIONS.contains(before) && gap.equals(" ")) {
            return AFTER_PREPOSITION;
        }
        return mostlyOdd ? AFTER_PREPOSITION : anchors < 2 ? ANYWHERE * 2 : anchors >= LONG ? IN_LONG : ANYWHERE;
    }

    /// Fixed words other than the one at the position.
    private static int anchors(Shape shape, int position) {
        int anchors = 0;
        for (int i = 0; i < shape.words().size(); i++) {
            String word = shape.words().get(i);
            anchors += i != position && !Shape.masked(word) && word.length() > 1 ? 1 : 0;
        }
        return anchors;
    }

    /// Whether the gap before the position says that a value follows: an opening quote.
    private static boolean marked(Shape shape, int position) {
        String gap = shape.gaps().get(position).stripTrailing();
        if (gap.isEmpty()) {
            return false;
        }
        char last = gap.charAt(gap.length() - 1);
        String after = shape.gaps().get(position + 1);
        boolean closed = !after.isEmpty() && after.charAt(0) == last;
        return closed && (last == '"' || last == '\'' || last == '`') || enclosed(shape, position);
    }

    /// Whether the word stands alone in parentheses that are stuck to the word before: `Ready(I)`.
    private static boolean enclosed(Shape shape, int position) {
        String gap = shape.gaps().get(position);
        return position > 0 && gap.equals("(") && shape.gaps().get(position + 1).startsWith(")");
    }

    /// Whether the word at the position stands after `=`.
    static boolean assigned(Shape shape, int position) {
        String gap = shape.gaps().get(position).stripTrailing();
        return gap.endsWith("=") && !gap.endsWith("==");
    }

    /// Enough different words after one `=` to make it a variable.
    static boolean assignedVariable(int distinct) {
        return distinct >= ASSIGNED;
    }

    /// The message with all values left out that are known by their type; empty when fewer than two plain words remain.
    static String skeleton(Shape shape) {
        StringBuilder skeleton = new StringBuilder();
        int plain = 0;
        for (String word : shape.words()) {
            boolean odd = Shape.masked(word);
            plain += odd ? 0 : 1;
            skeleton.append(odd ? Shape.ANY : word).append('\u0001');
        }
        return plain < 2 ? "" : skeleton.toString();
    }
}
