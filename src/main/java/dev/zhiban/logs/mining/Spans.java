package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Finds messages that begin and end alike and have names of one to five words between, not all of one length: `The Windows Update
/// service entered the running state`, `The Print Spooler service …`. Words in small letters are no names: what they tell apart
/// are statements.
final class Spans {

    private static final int LONGEST = 30;
    private static final int WORDS = 5;
    private static final int ANCHORS = 4;
    private static final int TEXTS = 2;

    private final List<Shape> shapes;
    private final List<Integer> groups;

    /// @param before how many words stand before the text, and `behind` it
    private record Frame(int group, int before, int behind, long hash) {
    }

    /// A message cut at its blanks; `heads` are the hashes of its first words, `tails` of its last ones.
    private record Cut(int shape, String[] words, long[] heads, long[] tails, int[] anchors) {

        int anchors(int before, int behind) {
            return anchors[before] + anchors[words.length] - anchors[words.length - behind];
        }

        String between(Frame frame) {
            return String.join(" ", List.of(words).subList(frame.before, words.length - frame.behind));
        }
    }

    /// @param groups shapes of different groups are kept apart
    Spans(List<Shape> shapes, List<Integer> groups) {
        this.shapes = shapes;
        this.groups = groups;
    }

    /// @param alive the numbers of the shapes to look at
    List<Heads.One> find(List<Integer> alive) {
        List<Cut> cuts = alive.stream().filter(this::named).map(this::cut).filter(cut -> cut.words.length <= LONGEST).toList();
        Counted seen = new Counted(cuts.size() * WORDS * 8);
        cuts.forEach(cut -> each(cut, frame -> seen.add(frame.hash)));
        Map<Frame, List<Cut>> frames = new LinkedHashMap<>();
        cuts.forEach(cut -> each(cut, frame -> {
            if (seen.atLeast(TEXTS, frame.hash)) {
                frames.computeIfAbsent(frame, _ -> new ArrayList<>()).add(cut);
            }
        }));
        List<Heads.One> found = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        frames.entrySet().stream().filter(one -> names(one.getKey(), one.getValue()))
                .sorted(Comparator
                        .comparingInt(one -> -one.getValue().getFirst().anchors(one.getKey().before, one.getKey().behind)))
                .forEach(one -> {
                    List<Cut> free = one.getValue().stream().filter(cut -> !used.contains(cut.shape)).toList();
                    if (free.size() > 1) {
                        free.forEach(cut -> used.add(cut.shape));
                        found.add(
                                new Heads.One(free.stream().map(Cut::shape).toList(), general(free.getFirst(), one.getKey())));
                    }
                });
        return found;
    }

    private void each(Cut cut, Consumer<Frame> each) {
        int words = cut.words.length;
        for (int before = 1; before < words; before++) {
            for (int wide = 1; wide <= WORDS && before + wide <= words; wide++) {
                int behind = words - before - wide;
                if (!name(cut.words[before + wide - 1])) {
                    break;
                }
                if (cut.anchors(before, behind) >= ANCHORS) {
                    each.accept(new Frame(groups.get(cut.shape), before, behind,
                            (cut.heads[before] * 31 + cut.tails[behind]) * 0x9E3779B97F4A7C15L + before));
                }
            }
        }
    }

    /// Whether the texts are of several lengths, and neither begin nor end alike, which would be part of the frame.
    private static boolean names(Frame frame, List<Cut> cuts) {
        Set<String> texts = new HashSet<>();
        Set<Integer> lengths = new HashSet<>();
        Set<String> firsts = new HashSet<>();
        Set<String> lasts = new HashSet<>();
        for (Cut cut : cuts) {
            texts.add(cut.between(frame));
            lengths.add(cut.words.length);
            firsts.add(cut.words[frame.before]);
            lasts.add(cut.words[cut.words.length - frame.behind - 1]);
        }
        return texts.size() >= TEXTS && lengths.size() > 1 && firsts.size() > 1 && lasts.size() > 1;
    }

    private boolean named(int shape) {
        List<String> words = shapes.get(shape).words();
        return words.size() > ANCHORS && words.stream().skip(1).anyMatch(word -> !word.isEmpty() && name(word));
    }

    private Cut cut(int shape) {
        String[] words = Shape.split(shapes.get(shape).text().strip(), LONGEST + 1);
        long[] heads = new long[words.length + 1];
        long[] tails = new long[words.length + 1];
        int[] anchors = new int[words.length + 1];
        for (int i = 0; i < words.length; i++) {
            String last = words[words.length - 1 - i];
            heads[i + 1] = heads[i] * 31 + words[i].hashCode();
            tails[i + 1] = tails[i] * 31 + last.hashCode();
            anchors[i + 1] = anchors[i] + (anchor(words[i]) ? 1 : 0);
        }
        return new Cut(shape, words, heads, tails, anchors);
    }

    private static Shape general(Cut cut, Frame frame) {
        List<String> words = new ArrayList<>(List.of(cut.words).subList(0, frame.before));
        words.add(Shape.ANY);
        words.addAll(List.of(cut.words).subList(cut.words.length - frame.behind, cut.words.length));
        List<String> gaps = new ArrayList<>();
        gaps.add("");
        for (int i = 1; i < words.size(); i++) {
            gaps.add(" ");
        }
        gaps.add("");
        return new Shape(List.copyOf(words), List.copyOf(gaps));
    }

    /// Whether the word can be part of a name: it begins with a capital or a digit, or has a value in it.
    private static boolean name(String word) {
        return Character.isUpperCase(word.charAt(0)) || Character.isDigit(word.charAt(0))
                || word.startsWith("<") && Shape.masked(word);
    }

    private static boolean anchor(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters += Character.isLetter(word.charAt(i)) ? 1 : 0;
        }
        return letters > 1 && !Shape.masked(word);
    }
}
