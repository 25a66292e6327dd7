package dev.zhiban.knowledge.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import dev.zhiban.knowledge.keyword.Language;

/// Words that an article says again and again to be found, not to be read: they are not searched, and the editor is told.
public final class Repetition {

    private static final Pattern PHRASE = Pattern
            .compile("(?:[^。！？!?；;，,、|\\n.]|\\.[^\\s。！？!?；;，,、|\\n])+[。！？!?；;，,、|\\n.\\s]*|\\.\\s*");
    private static final int OFTEN_IN_A_SECTION = 3;
    private static final int OFTEN = 8;
    private static final int SHORTEST = 4;
    /// Terms below which a text is too short to tell.
    private static final int ENOUGH = 30;
    /// Share of different terms in a section; in the shipped articles at least 0.6.
    private static final double DISTINCT = 0.45;
    private static final double SAME = 0.8;

    private Repetition() {
    }

    /// Of each section of one article what is worth searching: not the phrases that are said too often, and nothing where a few
    /// words are most of it.
    static List<String> worthSearching(List<String> sections) {
        Map<String, Integer> everywhere = counts(String.join("\n", sections));
        List<String> kept = sections.stream().map(section -> without(section, everywhere)).toList();
        Set<String> stuffing = new HashSet<>();
        kept.stream().filter(Repetition::prevails).forEach(section -> stuffing.addAll(Language.words().of(section).keySet()));
        return stuffing.isEmpty() ? kept : kept.stream().map(section -> isOf(stuffing, section) ? "" : section).toList();
    }

    /// Whether phrases or a few words are said too often.
    public static boolean in(List<String> sections) {
        return !worthSearching(sections).equals(sections);
    }

    private static String without(String section, Map<String, Integer> everywhere) {
        Map<String, Integer> here = counts(section);
        if (everywhere.values().stream().noneMatch(n -> n > OFTEN_IN_A_SECTION)) {
            return section;
        }
        StringBuilder out = new StringBuilder(section.length());
        phrases(section).stream().filter(phrase -> key(phrase).length() < SHORTEST
                || here.getOrDefault(key(phrase), 0) <= OFTEN_IN_A_SECTION && everywhere.getOrDefault(key(phrase), 0) <= OFTEN)
                .forEach(out::append);
        return out.toString();
    }

    private static boolean prevails(String text) {
        Map<String, Integer> terms = Language.words().of(text);
        int all = terms.values().stream().mapToInt(Integer::intValue).sum();
        return all >= ENOUGH && terms.size() < DISTINCT * all;
    }

    private static boolean isOf(Set<String> stuffing, String section) {
        Set<String> terms = Language.words().of(section).keySet();
        return terms.stream().filter(stuffing::contains).count() >= SAME * terms.size();
    }

    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new HashMap<>();
        phrases(text).forEach(phrase -> counts.merge(key(phrase), 1, Integer::sum));
        return counts;
    }

    private static List<String> phrases(String text) {
        List<String> phrases = new ArrayList<>();
        Matcher matcher = PHRASE.matcher(text);
        while (matcher.find()) {
            phrases.add(matcher.group());
        }
        return phrases;
    }

    private static String key(String phrase) {
        return phrase.replaceAll("[\\s\\p{P}]+", "").toLowerCase(Locale.ROOT);
    }
}
