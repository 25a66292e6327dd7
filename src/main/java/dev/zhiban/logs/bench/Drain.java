package dev.zhiban.logs.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A plain Drain (He et al., ICWS 2017) to compare with: a tree by number of words and by first words, then the most similar
/// group of the leaf. The paper's defaults: depth 4, similarity 0.4, 100 children.
public final class Drain {

    private static final int PREFIX = 2;
    private static final double SIMILAR = 0.4;
    private static final int CHILDREN = 100;
    private static final String ANY = "<*>";

    /// What Drain's published settings usually mask before.
    private static final List<Pattern> MASKS = List.of(
            Pattern.compile("(?<=[^A-Za-z0-9]|^)(\\d{1,3}\\.){3}\\d{1,3}(:\\d+)?"),
            Pattern.compile("(?<=[^A-Za-z0-9]|^)([0-9a-f]{6,} ?){3,}(?=[^A-Za-z0-9]|$)"),
            Pattern.compile("(?<=[^A-Za-z0-9]|^)0x[a-fA-F0-9]+(?=[^A-Za-z0-9]|$)"),
            Pattern.compile("(/[\\w.-]+){2,}"),
            Pattern.compile("(?<=[^A-Za-z0-9]|^)[-+]?\\d+(?=[^A-Za-z0-9]|$)"));

    private static final class Node {
        final Map<String, Node> children = new HashMap<>();
        final List<Group> groups = new ArrayList<>();
    }

    private static final class Group {
        final int id;
        final String[] words;

        Group(int id, String[] words) {
            this.id = id;
            this.words = words;
        }
    }

    private final boolean masking;
    private final Map<Integer, Node> roots = new HashMap<>();
    private int size;

    /// @param masking whether addresses, paths and numbers are replaced by regular expressions first
    public Drain(boolean masking) {
        this.masking = masking;
    }

    /// The number of the line's group, from 0.
    public int add(String line) {
        String[] words = (masking ? masked(line) : line).strip().split("\\s+");
        Node leaf = leaf(words);
        Group best = null;
        double similarity = -1;
        int parameters = -1;
        for (Group group : leaf.groups) {
            int same = 0;
            int any = 0;
            for (int i = 0; i < words.length; i++) {
                boolean placeholder = group.words[i].equals(ANY);
                any += placeholder ? 1 : 0;
                same += !placeholder && group.words[i].equals(words[i]) ? 1 : 0;
            }
            double share = words.length == 0 ? 1 : (double) same / words.length;
            if (share > similarity || share == similarity && any > parameters) {
                best = group;
                similarity = share;
                parameters = any;
            }
        }
        if (best == null || similarity < SIMILAR) {
            leaf.groups.add(new Group(size, words));
            return size++;
        }
        for (int i = 0; i < words.length; i++) {
            if (!best.words[i].equals(words[i])) {
                best.words[i] = ANY;
            }
        }
        return best.id;
    }

    private Node leaf(String[] words) {
        Node node = roots.computeIfAbsent(words.length, _ -> new Node());
        for (int depth = 0; depth < Math.min(PREFIX, words.length); depth++) {
            String word = words[depth].chars().anyMatch(Character::isDigit) ? ANY : words[depth];
            Map<String, Node> children = node.children;
            node = children.computeIfAbsent(children.containsKey(word) || children.size() < CHILDREN - 1 ? word : ANY,
                    _ -> new Node());
        }
        return node;
    }

    private static String masked(String line) {
        String text = line;
        for (Pattern mask : MASKS) {
            text = mask.matcher(text).replaceAll(ANY);
        }
        return text;
    }
}
