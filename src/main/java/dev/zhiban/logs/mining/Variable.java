package dev.zhiban.logs.mining;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

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
    private static final int NAMED = 5;
    private static final int ANYWHERE = 5;
    private static final int AT_THE_START = 10;
    private static final int IDENTIFIED = 3;
    private static final int IDENTIFIERS = 2;

    private static final int NOUNS = 4;
    private static final int CODES = 2;
    private static final int CODES_ALONE = 3;
    private static final int NOUNS_IN_LONG = 3;

    private static final int TOGETHER = 3;
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

    private static final Set<String> NOTHING = Set.of("null", "NULL", "nil", "None");

    private static final int NOTHING_LENGTH = 4;

    private static final Set<String> SWITCHES = Set.of("true", "false", "yes", "no", "on", "off", "null", "none",
            "enabled", "disabled", "active", "inactive");

    private Variable() {
    }

    /// Whether the word looks like a value: it has one in it, says nothing or, behind the first word, is a name of several
    /// parts that does not end with a constant (`action.SCREEN_OFF` is a state).
    static boolean odd(String word, int position) {
        if (word.length() > NOTHING_LENGTH && !marked(word)) {
            return false;
        }
        return Shape.masked(word) || NOTHING.contains(word)
                || position > 0 && parts(word) > 2 && !constant(word) && !trouble(word);
    }

    /// Whether one of the marks is in it that placeholders and names of several parts have.
    private static boolean marked(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '<' || c == '.' || c == '/') {
                return true;
            }
        }
        return false;
    }

    /// Whether all are names of several parts of which the first is the same: `client-a`, `client-b`.
    private static boolean alike(Set<String> names) {
        Set<String> firsts = new HashSet<>();
        for (String name : names) {
            int mark = 0;
            while (mark < name.length() && "-./_@$#".indexOf(name.charAt(mark)) < 0) {
                mark++;
            }
            firsts.add(mark < name.length() ? name.substring(0, mark) : "");
        }
        return firsts.size() == 1 && !firsts.contains("");
    }

    /// Whether it is the name of something in a program, not a word of prose: `readBlock`, `Server::read`, `NodeId`.
    private static boolean identifier(String word) {
        boolean small = false;
        for (int i = 0; i < word.length(); i++) {
            if (small && Character.isUpperCase(word.charAt(i)) || word.startsWith("::", i)) {
                return true;
            }
            small = Character.isLowerCase(word.charAt(i));
        }
        return false;
    }

    /// Whether it is the name of something that is no trouble.
    private static boolean thing(String word) {
        return (identifier(word) || joined(word)) && !trouble(word);
    }

    /// Whether marks join parts of the name: `shop.mail`, `every_day`.
    private static boolean joined(String word) {
        return !constant(word) && word.chars().anyMatch(c -> "._-/$@#".indexOf(c) >= 0);
    }

    private static int parts(String word) {
        int parts = 1;
        for (int i = 0; i < word.length(); i++) {
            parts += word.charAt(i) == '.' || word.charAt(i) == '/' ? 1 : 0;
        }
        return parts;
    }

    /// Whether it names a kind of trouble, which is what tells errors apart.
    static boolean trouble(String word) {
        return word.endsWith("Exception") || word.endsWith("Error") || word.endsWith("Failure") || word.endsWith("Fault");
    }

    private static boolean constant(String word) {
        return word.substring(word.lastIndexOf('.') + 1).chars().noneMatch(Character::isLowerCase);
    }

    /// Whether the word, once seen as a value, is one elsewhere too; states are not.
    static boolean name(String word) {
        return !SWITCHES.contains(word) && !constant(word);
    }

    /// @param known words that are values elsewhere
    static boolean accepted(List<Shape> shapes, int position, Set<String> known) {
        Shape sample = shapes.getFirst();
        Set<String> values = new HashSet<>();
        int odd = 0;
        int placeholders = 0;
        for (Shape shape : shapes) {
            String word = shape.words().get(position);
            if (values.add(word)) {
                odd += odd(word, position) ? 1 : 0;
                placeholders += Shape.placeholder(word) || NOTHING.contains(word) ? 1 : 0;
            }
        }
        if (values.size() < 2) {
            return true;
        }
        int anchors = anchors(sample, position);
        if ((assigned(sample, position) || anchors >= NAMED && named(sample, position)
                || marked(sample, position) && anchors > 0) && switches(values)) {
            return true;
        }
        if (odd == values.size()) {
            return anchors > 0 || shapes.stream().allMatch(shape -> odd(shape.words().get(position), position));
        }
        if (anchors < 1) {
            return false;
        }
        if (placeholders > 0 && anchors > 1 || known.containsAll(values)) {
            return true;
        }
        if (anchors >= LONG && alike(values)) {
            return true;
        }
        if (anchors >= SENTENCE && odd > 0 && !assigned(sample, position)) {
            return values.size() >= IN_SENTENCE;
        }
        return values.size() >= needed(sample, position, anchors, values, odd * 2 >= values.size());
    }

    /// Whether these values that change together with others are those of a variable.
    static boolean changing(Shape sample, int position, Set<String> values) {
        return values.size() >= Math.max(TOGETHER, needed(sample, position, anchors(sample, position), values, false));
    }

    private static int needed(Shape sample, int position, int anchors, Set<String> values, boolean mostlyOdd) {
        if (marked(sample, position)) {
            return enclosed(sample, position) ? ENCLOSED : QUOTED;
        }
        if (position == 0) {
            return anchors < 2 ? AT_THE_START * 2 : AT_THE_START;
        }
        String before = sample.words().get(position - 1);
        String gap = sample.gaps().get(position);
        boolean named = NAMING.contains(before)
                || NAMING.contains(before.toLowerCase(Locale.ROOT)) && values.stream().allMatch(Variable::joined);
        if (named && (gap.equals(" ") || gap.equals(": "))) {
            return AFTER_NAMING_WORD;
        }
        if (PREPOSITIONS.contains(before) && gap.equals(" ")) {
            return AFTER_PREPOSITION;
        }
        if (anchors >= IDENTIFIED && values.stream().allMatch(Variable::thing)) {
            return IDENTIFIERS;
        }
        if (anchors > 1 && values.stream().allMatch(value -> constant(value) && value.indexOf('_') > 0)) {
            return Shape.masked(before) ? CODES : anchors >= IDENTIFIED ? CODES_ALONE : ANYWHERE;
        }
        if (anchors > 1 && !assigned(sample, position) && values.stream().allMatch(Nouns::noun)) {
            return anchors >= LONG ? NOUNS_IN_LONG : NOUNS;
        }
        return mostlyOdd ? AFTER_PREPOSITION : anchors < 2 ? ANYWHERE * 2 : anchors >= LONG ? IN_LONG : ANYWHERE;
    }

    /// Fixed words other than the one at the position.
    static int anchors(Shape shape, int position) {
        int anchors = 0;
        for (int i = 0; i < shape.words().size(); i++) {
            String word = shape.words().get(i);
            anchors += i != position && !Shape.masked(word) && word.length() > 1 ? 1 : 0;
        }
        return anchors;
    }

    /// Whether the gap before the position says that a value follows: an opening quote or bracket.
    private static boolean marked(Shape shape, int position) {
        String gap = shape.gaps().get(position).stripTrailing();
        if (gap.isEmpty()) {
            return false;
        }
        char last = gap.charAt(gap.length() - 1);
        String after = shape.gaps().get(position + 1);
        boolean quoted = after.startsWith(String.valueOf(last)) && "\"'`".indexOf(last) >= 0;
        return quoted || gap.endsWith("[") && after.startsWith("]") || enclosed(shape, position);
    }

    /// Whether the word stands alone in parentheses that are stuck to the word before: `Ready(I)`.
    private static boolean enclosed(Shape shape, int position) {
        String gap = shape.gaps().get(position);
        return position > 0 && gap.equals("(") && shape.gaps().get(position + 1).startsWith(")");
    }

    static boolean preposition(String word) {
        return PREPOSITIONS.contains(word);
    }

    /// Whether the word at the position stands after `=`.
    static boolean assigned(Shape shape, int position) {
        String gap = shape.gaps().get(position);
        if (gap.indexOf('=') < 0) {
            return false;
        }
        String marks = gap.stripTrailing();
        return marks.endsWith("=") && !marks.endsWith("==");
    }

    /// Whether any of its words stands after `=`.
    static boolean assigned(Shape shape) {
        return shape.marked('=') && IntStream.range(0, shape.words().size()).anyMatch(position -> assigned(shape, position));
    }

    private static boolean named(Shape shape, int position) {
        return shape.gaps().get(position).stripTrailing().endsWith(":");
    }

    private static boolean switches(Set<String> values) {
        return values.stream().allMatch(value -> SWITCHES.contains(value.toLowerCase(Locale.ROOT)));
    }

    /// Whether these words after one `=` are those of a variable: enough different ones, nothing but yes and no, or nothing in
    /// one of them (`dst=null`) and something in another.
    static boolean assignedVariable(Set<String> values) {
        return values.size() >= ASSIGNED || SWITCHES.containsAll(values)
                || values.size() > 1 && values.stream().anyMatch(NOTHING::contains);
    }

    /// Equal for messages of one [#skeleton].
    static long skeletonHash(Shape shape) {
        long hash = 0;
        for (int i = 0; i < shape.words().size(); i++) {
            String word = shape.words().get(i);
            hash += Merging.hash(odd(word, i) ? Shape.ANY : word, i);
        }
        return hash;
    }

    /// The message with all values left out that are known by their type; empty when fewer than two plain words remain.
    static String skeleton(Shape shape) {
        StringBuilder skeleton = new StringBuilder();
        int plain = 0;
        for (int i = 0; i < shape.words().size(); i++) {
            String word = shape.words().get(i);
            boolean odd = odd(word, i);
            plain += odd ? 0 : 1;
            skeleton.append(odd ? Shape.ANY : word).append('\u0001');
        }
        return plain < 2 ? "" : skeleton.toString();
    }
}
