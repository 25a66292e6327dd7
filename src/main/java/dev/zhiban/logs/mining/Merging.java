package dev.zhiban.logs.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/// Generalises over shapes: shapes of equal layout that differ in one word are one template when that word behaves as a value.
/// Repeated until nothing changes, largest groups first, so that several values in one message are found one after the other.
final class Merging {

    private static final int ROUNDS = 12;
    private static final int PASSES = 2;
    private static final int QUOTATIONS = 4;

    private final List<Shape> shapes;
    private final List<Integer> groups;
    private final int[] roots;
    private final List<Shape> merged;
    private final Set<String> known = new HashSet<>();

    /// @param into for each shape that is [Shape#GONE] the one that it counts under
    Merging(List<Shape> shapes, List<Integer> groups, int[] into) {
        this.shapes = shapes;
        this.groups = groups;
        this.roots = into.clone();
        this.merged = new ArrayList<>(shapes);
    }

    Templates run() {
        quotations();
        Bullets.find(alive(), merged, groups).forEach(one -> join(one.members(), one.shape()));
        new Tails(merged, groups).find(alive()).forEach(one -> join(one.members(), one.shape()));
        for (int pass = 0; pass < PASSES; pass++) {
            layouts();
            Recurring.find(byLayout().values().stream().map(this::nearlyShared).toList(), merged, known).forEach(this::join);
            freeTexts();
            new Spans(merged, groups).find(alive()).forEach(one -> join(one.members(), one.shape()));
        }
        additions();
        chunks();
        new Speakers(merged, groups).find(alive()).forEach(one -> join(one.members(), one.shape()));
        new Phrases(merged, groups).find(alive()).forEach((template, some) -> some.forEach(i -> roots[i] = template));
        Keys.find(alive(), merged, groups).forEach(one -> join(one.members(), one.shape()));
        Sentences.find(alive(), merged, groups).forEach(one -> join(one.members(), one.shape()));
        new Heads(merged, groups).find(alive()).forEach(one -> join(one.members(), one.shape()));
        for (int i = 0; i < roots.length; i++) {
            roots[i] = find(i);
        }
        return new Templates(roots, merged);
    }

    /// What stands between the words, and so how many there are.
    private record Layout(int group, List<String> gaps) {
    }

    private Map<Layout, List<Integer>> byLayout() {
        Map<Layout, List<Integer>> layouts = new LinkedHashMap<>();
        for (int i : alive()) {
            layouts.computeIfAbsent(new Layout(groups.get(i), merged.get(i).gaps()), _ -> new ArrayList<>()).add(i);
        }
        return layouts;
    }

    private void layouts() {
        byLayout().values().stream().filter(layout -> layout.size() > 1).forEach(this::merge);
    }

    private void chunks() {
        Chunks chunks = new Chunks(merged, groups);
        for (List<List<Integer>> found = chunks.find(alive()); !found.isEmpty(); found = chunks.find(alive())) {
            found.forEach(members -> join(members, Chunks.general(members.stream().map(merged::get).toList())));
        }
    }

    /// Messages that are equal but for a text in quotation marks are one when there are at least [#QUOTATIONS] such texts, or they
    /// are not of one length.
    private void quotations() {
        Map<String, List<Integer>> alike = new LinkedHashMap<>();
        List<Shape> unquoted = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            unquoted.add(shapes.get(i).withoutQuotations());
            if (unquoted.get(i) != shapes.get(i)) {
                alike.computeIfAbsent(groups.get(i) + unquoted.get(i).text(), _ -> new ArrayList<>()).add(i);
            }
        }
        for (List<Integer> members : alike.values()) {
            long lengths = members.stream().mapToInt(i -> shapes.get(i).words().size()).distinct().count();
            if (members.size() >= QUOTATIONS || lengths > 1) {
                members.forEach(i -> roots[i] = members.getFirst());
                merged.set(members.getFirst(), unquoted.get(members.getFirst()));
            }
        }
    }

    /// Messages that are equal but for [FreeText].
    private void freeTexts() {
        Map<String, List<Integer>> unenclosed = new LinkedHashMap<>();
        Map<String, List<Integer>> unassigned = new LinkedHashMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            if (roots[i] != i || merged.get(i) == Shape.GONE) {
                continue;
            }
            FreeText.Rest rest = FreeText.unenclosed(merged.get(i));
            if (rest != null) {
                unenclosed.computeIfAbsent(groups.get(i) + rest.key(), _ -> new ArrayList<>()).add(i);
            }
            Shape named = FreeText.unassigned(merged.get(i));
            if (named != null) {
                unassigned.computeIfAbsent(groups.get(i) + named.text(), _ -> new ArrayList<>()).add(i);
            }
        }
        for (List<Integer> members : unenclosed.values()) {
            List<FreeText.Rest> rests = members.stream().map(i -> FreeText.unenclosed(merged.get(i))).filter(Objects::nonNull)
                    .toList();
            FreeText.Rest rest = rests.stream().filter(FreeText.Rest::empty).findFirst()
                    .orElse(rests.stream().filter(FreeText.Rest::listed).findFirst().orElse(rests.getFirst()));
            long lengths = members.stream().mapToInt(i -> merged.get(i).words().size()).distinct().count();
            if (rest.oneOf(members.size(), lengths)) {
                join(members, rest.shape().values());
            }
        }
        for (List<Integer> members : unassigned.values()) {
            members.removeIf(i -> roots[i] != i);
            Shape named = members.isEmpty() ? null : FreeText.unassigned(merged.get(members.getFirst()));
            if (named != null && FreeText.values(members.stream().map(merged::get).toList(), named.words().size())) {
                join(members, named);
            }
        }
    }

    /// Messages that are equal but for values in parentheses that one of them has.
    private void additions() {
        Map<Integer, String> unadded = new LinkedHashMap<>();
        for (int i : alive()) {
            String without = FreeText.unadded(merged.get(i));
            if (without != null) {
                unadded.put(i, groups.get(i) + without);
            }
        }
        Map<String, Integer> whole = new HashMap<>();
        for (int i : unadded.isEmpty() ? List.<Integer> of() : alive()) {
            whole.putIfAbsent(groups.get(i) + merged.get(i).text(), i);
        }
        unadded.forEach((i, without) -> roots[i] = whole.getOrDefault(without, i));
    }

    private List<Integer> alive() {
        return IntStream.range(0, shapes.size()).filter(i -> roots[i] == i && merged.get(i) != Shape.GONE).boxed().toList();
    }

    private void join(List<Integer> members, Shape shape) {
        members.forEach(i -> roots[i] = members.getFirst());
        merged.set(members.getFirst(), shape);
    }

    private void merge(List<Integer> layout) {
        assignments(layout);
        List<Integer> alive = new ArrayList<>(layout);
        for (int round = 0; round < ROUNDS; round++) {
            List<Candidate> candidates = candidates(alive);
            if (candidates.isEmpty()) {
                Together.find(alive, merged).forEach(members -> candidates.add(new Candidate(0, members)));
                Quotes.find(alive, merged).forEach(members -> candidates.add(new Candidate(0, members)));
                Places.find(alive, merged).forEach(members -> candidates.add(new Candidate(0, members)));
            }
            if (candidates.isEmpty()) {
                return;
            }
            candidates.sort(Comparator.comparingInt((Candidate c) -> -c.members.size()).thenComparingInt(c -> c.position));
            Set<Integer> used = new HashSet<>();
            boolean changed = false;
            for (Candidate candidate : candidates) {
                if (candidate.members.stream().noneMatch(used::contains)) {
                    used.addAll(candidate.members);
                    join(candidate.members);
                    changed = true;
                }
            }
            if (!changed) {
                return;
            }
            alive.removeIf(i -> roots[i] != i);
        }
    }

    /// Values after `=` are judged by how many there are over all messages that are equal but for such values: those of one
    /// message go together, and looking at one at a time would find none.
    private void assignments(List<Integer> layout) {
        Map<String, List<Integer>> alike = new LinkedHashMap<>();
        for (int i : Variable.assigned(merged.get(layout.getFirst())) ? layout : List.<Integer> of()) {
            alike.computeIfAbsent(withoutAssigned(merged.get(i)), _ -> new ArrayList<>()).add(i);
        }
        for (List<Integer> members : alike.values()) {
            for (int p = 0; p < merged.get(members.getFirst()).words().size(); p++) {
                int position = p;
                Set<String> values = new HashSet<>();
                members.forEach(i -> values.add(merged.get(i).words().get(position)));
                if (Variable.assigned(merged.get(members.getFirst()), p) && Variable.assignedVariable(values)) {
                    members.forEach(i -> generalise(i, position));
                }
            }
        }
    }

    private static String withoutAssigned(Shape shape) {
        StringBuilder key = new StringBuilder();
        for (int p = 0; p < shape.words().size(); p++) {
            key.append(Variable.assigned(shape, p) ? "=" : shape.words().get(p)).append('\u0001');
        }
        return key.toString();
    }

    private void generalise(int shape, int position) {
        known(merged.get(shape).words().get(position));
        List<String> words = new ArrayList<>(merged.get(shape).words());
        words.set(position, Shape.ANY);
        merged.set(shape, new Shape(List.copyOf(words), merged.get(shape).gaps()));
    }

    private void known(String word) {
        if (Variable.name(word)) {
            known.add(word);
        }
    }

    private record Candidate(int position, List<Integer> members) {
    }

    private List<Candidate> candidates(List<Integer> alive) {
        List<Candidate> candidates = new ArrayList<>();
        int words = merged.get(alive.getFirst()).words().size();
        List<Integer> some = nearlyShared(alive);
        long[] hashes = some.stream().mapToLong(i -> hash(merged.get(i).words())).toArray();
        for (int p = 0; p < words; p++) {
            for (List<Integer> members : alike(some, hashes, p)) {
                if (Variable.accepted(members.stream().map(merged::get).toList(), p, known)) {
                    candidates.add(new Candidate(p, members));
                }
            }
        }
        candidates.addAll(valuesOnly(alive));
        return candidates;
    }

    /// Those of which all words but one stand at the same places of others.
    private List<Integer> nearlyShared(List<Integer> alive) {
        int words = merged.get(alive.getFirst()).words().size();
        Counted seen = new Counted(alive.size() * words);
        for (int i : alive) {
            for (int p = 0; p < words; p++) {
                seen.add(hash(merged.get(i).words().get(p), p));
            }
        }
        List<Integer> some = new ArrayList<>();
        for (int i : alive) {
            int own = 0;
            for (int p = 0; p < words && own < 2; p++) {
                own += seen.atLeast(2, hash(merged.get(i).words().get(p), p)) ? 0 : 1;
            }
            if (own < 2) {
                some.add(i);
            }
        }
        return some;
    }

    /// Groups of two and more that are equal but for the word at the position.
    private Collection<List<Integer>> alike(List<Integer> alive, long[] hashes, int position) {
        long[] without = new long[hashes.length];
        for (int i = 0; i < without.length; i++) {
            without[i] = hashes[i] - hash(merged.get(alive.get(i)).words().get(position), position);
        }
        long[] sorted = without.clone();
        Arrays.sort(sorted);
        Map<Long, List<Integer>> alike = new HashMap<>();
        for (int i = 0; i < without.length; i++) {
            int found = Arrays.binarySearch(sorted, without[i]);
            if (found > 0 && sorted[found - 1] == without[i] || found + 1 < sorted.length && sorted[found + 1] == without[i]) {
                alike.computeIfAbsent(without[i], _ -> new ArrayList<>()).add(alive.get(i));
            }
        }
        return alike.values();
    }

    /// Shapes that are equal once all words that look like values are left out.
    private List<Candidate> valuesOnly(List<Integer> alive) {
        Counted seen = new Counted(alive.size());
        long[] hashes = alive.stream().mapToLong(i -> Variable.skeletonHash(merged.get(i))).toArray();
        Arrays.stream(hashes).forEach(seen::add);
        Map<String, List<Integer>> alike = new LinkedHashMap<>();
        for (int k = 0; k < hashes.length; k++) {
            int i = alive.get(k);
            String skeleton = seen.atLeast(2, hashes[k]) ? Variable.skeleton(merged.get(i)) : "";
            if (!skeleton.isEmpty()) {
                alike.computeIfAbsent(skeleton, _ -> new ArrayList<>()).add(i);
            }
        }
        return alike.values().stream().filter(members -> members.size() > 1).map(members -> new Candidate(99, members))
                .toList();
    }

    /// The sum of [#hash] over all words, so that what is without one of them takes a subtraction.
    static long hash(List<String> words) {
        long sum = 0;
        for (int i = 0; i < words.size(); i++) {
            sum += hash(words.get(i), i);
        }
        return sum;
    }

    static long hash(String word, int position) {
        long hash = (word.hashCode() + ((position + 1L) << 32)) * 0x9E3779B97F4A7C15L;
        hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
        return hash ^ (hash >>> 32);
    }

    private void join(List<Integer> members) {
        int root = members.stream().mapToInt(Integer::intValue).min().orElseThrow();
        List<String> words = new ArrayList<>(merged.get(root).words());
        for (int member : members) {
            List<String> others = merged.get(member).words();
            for (int p = 0; p < words.size(); p++) {
                if (!words.get(p).equals(others.get(p))) {
                    known(words.get(p));
                    known(others.get(p));
                    words.set(p, general(words.get(p), others.get(p)));
                }
            }
            roots[member] = root;
        }
        roots[root] = root;
        merged.set(root, new Shape(List.copyOf(words), merged.get(root).gaps()));
    }

    /// The narrowest placeholder that covers both.
    private static String general(String a, String b) {
        boolean numbers = (a.equals("<NUM>") || a.equals("<HEX>")) && (b.equals("<NUM>") || b.equals("<HEX>"));
        return numbers ? "<HEX>" : Shape.ANY;
    }

    private int find(int i) {
        int root = i;
        while (roots[root] != root) {
            root = roots[root];
        }
        return root;
    }
}
