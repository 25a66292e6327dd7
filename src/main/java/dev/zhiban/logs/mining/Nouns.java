package dev.zhiban.logs.mining;

import java.util.Locale;
import java.util.Set;

/// Tells words that can be the name of something from those that tell what happens or how something is, which tell statements
/// apart: `Worker`, not `starting`, `stopped`, `last`.
final class Nouns {

    private static final int LETTERS = 3;
    private static final Set<String> STATES = Set.of("start", "stop", "begin", "end", "before", "after", "enter", "leave",
            "open",
            "close", "read", "write", "first", "last", "min", "max", "young", "old", "true", "false", "yes", "success",
            "failure",
            "enable", "disable", "add", "remove", "create", "delete", "send", "receive", "input", "output", "get", "set", "up",
            "down");

    private Nouns() {
    }

    /// Whether the word may be a name; values, constants and kinds of trouble are none.
    static boolean noun(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return word.length() >= LETTERS && !Shape.masked(word) && word.chars().anyMatch(Character::isLowerCase)
                && !small.endsWith("ing") && !small.endsWith("ed") && !STATES.contains(small)
                && !Variable.trouble(word);
    }
}
