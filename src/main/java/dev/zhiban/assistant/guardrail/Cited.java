package dev.zhiban.assistant.guardrail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Pattern;

import dev.zhiban.knowledge.Passage;

/// The passages that a sentence cites, cut for comparison: clauses, and windows of neighbouring clauses.
final class Cited {

    private static final Pattern BETWEEN = Pattern.compile("[。！？!?；;\\n|]+|\\.\\s+|[，,：:]\\s*");
    private static final int WINDOW = 5;

    private final boolean allThere;
    private final String text;
    private final String names;
    private final List<String> clauses = new ArrayList<>();
    private final List<Passage> passages;
    private @Nullable Reading reading;

    private Cited(boolean allThere, List<Passage> passages) {
        this.allThere = allThere;
        this.passages = passages;
        StringBuilder all = new StringBuilder();
        StringBuilder heads = new StringBuilder();
        for (Passage passage : passages) {
            heads.append(passage.title()).append('\n').append(passage.heading()).append('\n');
            all.append(passage.text()).append('\n');
            for (String clause : BETWEEN.split(passage.heading() + "\n" + passage.text().replace("**", ""))) {
                if (!clause.isBlank()) {
                    clauses.add(clause.strip());
                }
            }
        }
        this.names = heads.toString();
        this.text = heads.append(all).toString().toLowerCase(Locale.ROOT);
    }

    static Cited of(Sentence sentence, List<Passage> passages) {
        List<Passage> cited = sentence.marks().stream().distinct().filter(n -> n >= 1 && n <= passages.size())
                .map(n -> passages.get(n - 1)).toList();
        boolean allThere = !sentence.marks().isEmpty()
                && sentence.marks().stream().allMatch(n -> n >= 1 && n <= passages.size());
        return new Cited(allThere, cited);
    }

    /// The passages clause by clause.
    Reading reading() {
        Reading known = reading;
        if (known == null) {
            List<Clause> read = new ArrayList<>();
            passages.forEach(passage -> read.addAll(Clause.all(passage.text())));
            known = new Reading(read, Clause.of(names));
            reading = known;
        }
        return known;
    }

    /// What the passages say comes before what.
    List<Order.Pair> order() {
        return passages.stream().flatMap(passage -> Order.in(passage.text()).stream()).toList();
    }

    boolean allThere() {
        return allThere;
    }

    /// Titles, headings and texts in lower case.
    String text() {
        return text;
    }

    boolean says(String words) {
        return squeezed(text).contains(squeezed(words.toLowerCase(Locale.ROOT)));
    }

    static String squeezed(String words) {
        return words.replace("**", "").replace("`", "").replaceAll("\\s+", "");
    }

    /// The largest share of the units that one window of neighbouring clauses (with title and headings) has.
    double bestShare(Set<String> units) {
        if (units.isEmpty()) {
            return 0;
        }
        double best = 0;
        Set<String> always = Units.of(names);
        for (int from = 0; from < clauses.size(); from++) {
            Set<String> there = new HashSet<>(always);
            for (int i = from; i < Math.min(from + WINDOW, clauses.size()); i++) {
                there.addAll(Units.of(clauses.get(i)));
            }
            best = Math.max(best, Units.share(units, there));
        }
        return best;
    }

    /// The longest run of neighbouring pairs of Han characters none of which the passages have: a phrase that is news.
    int longestNews(String sentence) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i + 1 < sentence.length(); i++) {
            boolean pair = Character.isIdeographic(sentence.charAt(i)) && Character.isIdeographic(sentence.charAt(i + 1));
            run = pair && !text.contains(sentence.substring(i, i + 2)) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
