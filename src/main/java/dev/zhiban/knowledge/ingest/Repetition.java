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
    /// Share of a section that one phrase, said often, may have: beyond it nothing of it is searched.
    private static final double MOST = 0.4;
    /// Terms below which a text is too short to tell.
    private static final int ENOUGH = 30;
    private static final double HALF = 0.5;
    /// Share of an article that is worth searching, below which its editor is told.
    private static final double WORTH = 0.7;
    private static final double SAME = 0.8;

    private Repetition() {
    }

    /// Of each section of one article what is worth searching: a phrase so many times and no more, and nothing where a few words
    /// are most of it.
    static List<String> worthSearching(List<String> sections) {
        Map<String, Integer> everywhere = new HashMap<>();
        List<String> kept = sections.stream().map(section -> capped(section, everywhere)).toList();
        Set<String> stuffing = new HashSet<>();
        sections.stream().filter(Repetition::prevails)
                .forEach(section -> stuffing.addAll(Language.words().of(section).keySet()));
        return stuffing.isEmpty() ? kept : kept.stream().map(section -> isOf(stuffing, section) ? "" : section).toList();
    }

    /// Whether so much is said again that it is hardly said to be read.
    public static boolean in(List<String> sections) {
        return length(worthSearching(sections)) < WORTH * length(sections);
    }

    private static long length(List<String> sections) {
        return sections.stream().mapToLong(String::length).sum();
    }

    private static String capped(String section, Map<String, Integer> everywhere) {
        List<String> phrases = phrases(section);
        Map<String, Integer> length = new HashMap<>();
        phrases.forEach(phrase -> length.merge(key(phrase), phrase.length(), Integer::sum));
        Map<String, Integer> times = new HashMap<>();
        phrases.forEach(phrase -> times.merge(key(phrase), 1, Integer::sum));
        Map<String, Integer> here = new HashMap<>();
        StringBuilder out = new StringBuilder(section.length());
        for (String phrase : phrases) {
            String key = key(phrase);
            boolean often = times.getOrDefault(key, 0) > OFTEN_IN_A_SECTION;
            boolean most = often && length.getOrDefault(key, 0) > MOST * section.length();
            boolean tooOften = here.merge(key, 1, Integer::sum) > OFTEN_IN_A_SECTION
                    | everywhere.merge(key, 1, Integer::sum) > OFTEN;
            if (key.length() < SHORTEST || !most && !tooOften) {
                out.append(phrase);
            }
        }
        return out.toString();
    }

    /// Whether words that are said often are most of it. Manuals say some words often, but most of them once.
    private static boolean prevails(String text) {
        Map<String, Integer> terms = Language.words().of(text);
        int all = terms.values().stream().mapToInt(Integer::intValue).sum();
        int often = terms.values().stream().mapToInt(Integer::intValue).filter(times -> times >= OFTEN).sum();
        return all >= ENOUGH && often > HALF * all;
    }

    private static boolean isOf(Set<String> stuffing, String section) {
        Set<String> terms = Language.words().of(section).keySet();
        return terms.stream().filter(stuffing::contains).count() >= SAME * terms.size();
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
