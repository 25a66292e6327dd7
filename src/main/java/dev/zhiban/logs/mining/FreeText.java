package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Parts of a message in which anything may stand: what brackets and quotation marks enclose, what follows the last `name=`.
/// Messages that are equal without them are one when there are enough different ones.
final class FreeText {

    private static final int ENOUGH = 4;
    private static final int NAMED = 2;
    private static final int SENTENCE = 4;

    private final Shape shape;
    private final List<String> words = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private final StringBuilder gap = new StringBuilder();
    private char closing;
    private int depth;
    private boolean filled;
    private boolean empty;
    private boolean names;
    private boolean loose;
    private boolean listed;
    private int plain;

    private FreeText(Shape shape) {
        this.shape = shape;
    }

    /// A message without what is free in it; `empty` when nothing stood in one of the places, `loose` when a
    /// bracket stood apart from the word before it (which one in `Name(…)` does not), `listed` when values stood in one behind
    /// commas, `plain` words are left that are no names of values.
    record Rest(Shape shape, boolean empty, boolean loose, boolean listed, int plain) {

        /// Whether so many different messages with this rest are one: enough of them, or few of different lengths, which do not
        /// come from a list in brackets, and from a phrase only where that explains a sentence.
        ///
        /// @param lengths how many numbers of words they have
        boolean oneOf(int messages, long lengths) {
            return messages > 1 && plain > 0
                    && (messages >= ENOUGH || empty || lengths > 1 && (!loose || !listed && plain >= SENTENCE));
        }

        /// Equal for messages that are equal without what is free and without their values.
        String key() {
            return shape.values().text().replace('"', '\'');
        }
    }

    /// Without what brackets and quotation marks enclose; null when there are none, or they do not match.
    static @Nullable Rest unenclosed(Shape shape) {
        boolean enclosing = false;
        for (int i = 0; i <= shape.words().size() && !enclosing; i++) {
            enclosing = opens(shape.gaps().get(i)) || i < shape.words().size() && shape.words().get(i).equals(Shape.ANY);
        }
        return enclosing ? new FreeText(shape).run() : null;
    }

    private static boolean opens(String marks) {
        for (int i = 0; i < marks.length(); i++) {
            if (closing(marks.charAt(i), false) != 0) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Rest run() {
        for (int i = 0; i <= shape.words().size(); i++) {
            String marks = shape.gaps().get(i);
            for (int k = 0; k < marks.length(); k++) {
                mark(marks.charAt(k), k == 0 && i > 0, k == marks.length() - 1 && i < shape.words().size());
            }
            if (i < shape.words().size() && depth > 0) {
                fill();
                listed |= Shape.masked(shape.words().get(i)) && marks.indexOf(',') >= 0;
            } else if (i < shape.words().size()) {
                word(shape.words().get(i));
                plain += plain(words.getLast()) && !shape.gaps().get(i + 1).startsWith("=") ? 1 : 0;
            }
        }
        gaps.add(gap.toString());
        return depth > 0 || names || !words.contains(Shape.ANY) ? null
                : new Rest(new Shape(List.copyOf(words), List.copyOf(gaps)), empty, loose, listed, plain);
    }

    /// @param after whether the mark stands right behind a word
    /// @param before whether it stands right before one
    private void mark(char mark, boolean after, boolean before) {
        if (depth == 0) {
            gap.append(mark);
            closing = closing(mark, after);
            depth = closing == 0 ? 0 : 1;
            filled = false;
            loose |= depth > 0 && !quote(mark) && !after;
        } else if (mark == closing && (!quote(mark) || !before) && --depth == 0) {
            empty |= !filled;
            fill();
            gap.append(mark);
        } else if (!quote(closing) && closing(mark, after) == closing) {
            depth++;
        }
    }

    private void fill() {
        if (!filled) {
            names |= closing == '}' && shape.gaps().stream().anyMatch(marks -> marks.endsWith("="));
            word(Shape.ANY);
            filled = true;
        }
    }

    private void word(String word) {
        gaps.add(gap.toString());
        gap.setLength(0);
        words.add(word);
    }

    private static char closing(char mark, boolean after) {
        return switch (mark) {
            case '(' -> ')';
            case '[' -> ']';
            case '{' -> '}';
            case '"' -> '"';
            case '\'' -> after ? 0 : mark;
            default -> 0;
        };
    }

    private static boolean quote(char mark) {
        return mark == '"' || mark == '\'';
    }

    private static boolean plain(String word) {
        return word.length() > 2 && !Shape.masked(word) && Character.isLetter(word.charAt(0));
    }

    /// Without what stands in parentheses between two blanks, where that has a value in it: `offered <IP> (<HOST>) to` is `offered
    /// <IP> to`; null when there is no such thing, or hardly anything else.
    static @Nullable String unadded(Shape shape) {
        if (!shape.marked('(')) {
            return null;
        }
        StringBuilder text = new StringBuilder(shape.gaps().getFirst());
        int left = 0;
        boolean added = false;
        for (int i = 0; i < shape.words().size(); i++) {
            boolean value = Shape.masked(shape.words().get(i)) && shape.gaps().get(i).equals(" (")
                    && shape.gaps().get(i + 1).equals(") ");
            if (value) {
                text.setLength(text.length() - 2);
                added = true;
            } else {
                text.append(shape.words().get(i));
                left += plain(shape.words().get(i)) ? 1 : 0;
            }
            text.append(value ? " " : shape.gaps().get(i + 1));
        }
        return added && left >= NAMED ? text.toString() : null;
    }

    /// Without what follows the last `name=` where names stand before it; null when that is a value of a known type or in
    /// brackets.
    static @Nullable Shape unassigned(Shape shape) {
        int last = -1;
        int named = 0;
        for (int i = 0; i < shape.words().size(); i++) {
            if (shape.gaps().get(i).equals("=")) {
                last = i;
                named++;
            }
        }
        if (named <= NAMED || Shape.masked(shape.words().get(last))) {
            return null;
        }
        List<String> gaps = new ArrayList<>(shape.gaps().subList(0, last + 1));
        gaps.add("");
        List<String> words = new ArrayList<>(shape.words().subList(0, last));
        words.add(Shape.ANY);
        return new Shape(List.copyOf(words), List.copyOf(gaps));
    }

    /// Whether texts after the last `name=` are values: one of them is a single word or nothing, another one is not.
    static boolean values(List<Shape> shapes, int words) {
        boolean one = shapes.stream().anyMatch(shape -> shape.words().size() == words);
        return one && shapes.stream().anyMatch(shape -> shape.words().size() != words);
    }
}
