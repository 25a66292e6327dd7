package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Finds messages that have several words where others, equal but for them, have a value of one word: `Invalid user a b from
/// <IP>` is `Invalid user <*> from <IP>`. Names of files may have numbers in their words too, and end the message: `closing my
/// photo 7.jpg` is `closing <PATH>`.
final class Phrases {

    private static final int ANCHORS = 3;
    private static final int FILES = 2;
    private static final int WORDS = 4;
    private static final int LONGEST = 40;
    private static final String PATH = "<PATH>";
    private static final String MARKS = ":;,";
    private static final int ENDING = 5;

    private final List<Shape> shapes;
    private final List<Integer> groups;
    private final Map<Frame, Integer> frames = new HashMap<>();
    private final Map<Frame, Integer> files = new HashMap<>();

    /// What stands before and behind a value.
    private record Frame(int group, long before, long behind) {
    }

    /// With a blank before each mark that ends a word.
    private static String apart(String text) {
        StringBuilder apart = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (MARKS.indexOf(c) >= 0 && (i + 1 == text.length() || text.charAt(i + 1) == ' ')) {
                apart.append(' ');
            }
            apart.append(c);
        }
        return apart.toString();
    }

    /// The words between blanks with the hashes of what stands before each and from each on.
    private record Text(String[] words, long[] before, long[] from) {

        static Text of(Shape shape) {
            String[] words = Shape.split(apart(shape.text().strip()), LONGEST + 1);
            long[] before = new long[words.length + 1];
            long[] from = new long[words.length + 1];
            for (int i = 0; i < words.length; i++) {
                before[i + 1] = before[i] * 31 + words[i].hashCode();
                int last = words.length - 1 - i;
                from[last] = from[last + 1] * 31 + words[last].hashCode();
            }
            return new Text(words, before, from);
        }

        Frame frame(int group, int position, int wide) {
            return new Frame(group, before[position], from[position + wide]);
        }
    }

    /// @param groups shapes of different groups are kept apart
    Phrases(List<Shape> shapes, List<Integer> groups) {
        this.shapes = shapes;
        this.groups = groups;
    }

    /// For the number of each template with a value, those of the messages that are it.
    ///
    /// @param alive the numbers of the shapes to look at
    Map<Integer, List<Integer>> find(List<Integer> alive) {
        alive.forEach(this::note);
        Map<Integer, List<Integer>> found = new LinkedHashMap<>();
        for (int i : files.isEmpty() ? List.<Integer> of() : alive) {
            Integer template = template(Text.of(shapes.get(i)), groups.get(i));
            if (template != null && template != i) {
                found.computeIfAbsent(template, _ -> new ArrayList<>()).add(i);
            }
        }
        return found;
    }

    private void note(int i) {
        String whole = shapes.get(i).text();
        if (!whole.contains(Shape.ANY) && !whole.contains(PATH)) {
            return;
        }
        Text text = Text.of(shapes.get(i));
        int anchors = 0;
        for (String word : text.words) {
            anchors += plain(word) ? 1 : 0;
        }
        for (int p = 1; anchors >= FILES && p < text.words.length; p++) {
            boolean value = text.words[p].equals(Shape.ANY);
            if (value && (plain(text.words[p - 1]) || MARKS.contains(text.words[p - 1])) && anchors >= ANCHORS
                    && p < text.words.length - 1) {
                frames.putIfAbsent(text.frame(groups.get(i), p, 1), i);
            }
            if (value || text.words[p].equals(PATH)) {
                files.putIfAbsent(text.frame(groups.get(i), p, 1), i);
            }
        }
    }

    /// That of the fewest words that do not look like values themselves.
    private @Nullable Integer template(Text text, int group) {
        for (int wide = 2; wide <= WORDS; wide++) {
            for (int p = 1; p + wide <= text.words.length; p++) {
                boolean file = file(text.words[p + wide - 1]);
                Integer template = (file ? files : frames).get(text.frame(group, p, wide));
                if (template != null && (file || unmasked(text.words, p, wide))) {
                    return template;
                }
            }
        }
        return null;
    }

    private static boolean unmasked(String[] words, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (Shape.masked(words[i])) {
                return false;
            }
        }
        return true;
    }

    /// Whether the word ends as the name of a file does: `7.jpg`.
    private static boolean file(String word) {
        int dot = word.lastIndexOf('.');
        int letters = word.length() - dot - 1;
        return dot >= 0 && letters > 1 && letters <= ENDING && Values.letter(word.charAt(dot + 1))
                && word.chars().skip(dot + 1L).allMatch(c -> Values.wordChar((char) c));
    }

    private static boolean plain(String word) {
        return !Shape.masked(word) && word.chars().anyMatch(Character::isLetter);
    }
}
