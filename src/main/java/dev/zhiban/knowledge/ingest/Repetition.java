package dev.zhiban.knowledge.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.zhiban.knowledge.keyword.Language;

/// Words that an article says again and again to be found, not to be read: they are not searched, and the editor is told.
public final class Repetition {

    private static final String ENDS = "。！？!?；;，,、|\n";
    private static final int PUNCTUATION = 1 << Character.CONNECTOR_PUNCTUATION | 1 << Character.DASH_PUNCTUATION
            | 1 << Character.START_PUNCTUATION | 1 << Character.END_PUNCTUATION | 1 << Character.INITIAL_QUOTE_PUNCTUATION
            | 1 << Character.FINAL_QUOTE_PUNCTUATION | 1 << Character.OTHER_PUNCTUATION;
    private static final int OFTEN_IN_A_SECTION = 3;
    private static final int OFTEN = 8;
    private static final int SHORTEST = 4;
    /// Share of a section that one phrase, said often, may have: beyond it nothing of it is searched.
    private static final double MOST = 0.4;
    /// Terms below which a text is too short to tell.
    private static final int ENOUGH = 30;
    private static final double HALF = 0.5;
    /// Characters that are looked at together, and the share of their terms that is new at least.
    private static final int TOGETHER = 300;
    private static final double DIFFERENT = 0.3;
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
        sections.stream().filter(Repetition::isStuffed)
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
        List<Phrase> phrases = phrases(section);
        Map<String, Integer> length = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (Phrase phrase : phrases) {
            length.merge(phrase.key(), phrase.text().length(), Integer::sum);
            times.merge(phrase.key(), 1, Integer::sum);
        }
        Map<String, Integer> here = new HashMap<>();
        StringBuilder out = new StringBuilder(section.length());
        for (Phrase phrase : phrases) {
            String key = phrase.key();
            boolean often = times.getOrDefault(key, 0) > OFTEN_IN_A_SECTION;
            boolean most = often && length.getOrDefault(key, 0) > MOST * section.length();
            boolean tooOften = here.merge(key, 1, Integer::sum) > OFTEN_IN_A_SECTION
                    | everywhere.merge(key, 1, Integer::sum) > OFTEN;
            if (key.length() < SHORTEST || !most && !tooOften) {
                out.append(phrase.text());
            }
        }
        return out.toString();
    }

    /// Whether a few words are most of what stands together, or of one sentence: neither prose nor tables nor logs are so.
    private static boolean isStuffed(String section) {
        int last = Math.max(0, section.length() - TOGETHER);
        for (int start = 0; start < last + TOGETHER; start += TOGETHER) {
            int from = Math.min(start, last);
            Collection<Integer> times = times(section.substring(from, Math.min(section.length(), from + TOGETHER)));
            int all = sum(times);
            if (all >= ENOUGH && times.size() < DIFFERENT * all) {
                return true;
            }
        }
        return phrases(section).stream().map(Phrase::text).filter(text -> text.length() >= ENOUGH).anyMatch(text -> {
            Collection<Integer> times = times(text);
            int all = sum(times);
            return all >= ENOUGH && sum(times.stream().filter(n -> n > OFTEN_IN_A_SECTION).toList()) > HALF * all;
        });
    }

    private static Collection<Integer> times(String text) {
        return Language.words().of(text).values();
    }

    private static int sum(Collection<Integer> times) {
        return times.stream().mapToInt(Integer::intValue).sum();
    }

    private static boolean isOf(Set<String> stuffing, String section) {
        Set<String> terms = Language.words().of(section).keySet();
        return terms.stream().filter(stuffing::contains).count() >= SAME * terms.size();
    }

    /// @param text with the marks and the space after it
    /// @param key  by which the same words are known
    private record Phrase(String text, String key) {

        static Phrase of(String text) {
            StringBuilder key = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (!isSpace(c) && (PUNCTUATION >> Character.getType(c) & 1) == 0) {
                    key.append(c);
                }
            }
            return new Phrase(text, key.toString().toLowerCase(Locale.ROOT));
        }
    }

    private static List<Phrase> phrases(String text) {
        List<Phrase> phrases = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = said(text, start);
            while (end < text.length() && (ends(text.charAt(end)) || text.charAt(end) == '.' || isSpace(text.charAt(end)))) {
                end++;
            }
            phrases.add(Phrase.of(text.substring(start, end)));
            start = end;
        }
        return phrases;
    }

    /// The end of what is said from there on: a full stop within a word or a number is no end.
    private static int said(String text, int start) {
        int i = start;
        while (i < text.length() && !ends(text.charAt(i))) {
            if (text.charAt(i) == '.') {
                if (i + 1 == text.length() || isSpace(text.charAt(i + 1)) || ends(text.charAt(i + 1))) {
                    break;
                }
                i++;
            }
            i++;
        }
        return i;
    }

    private static boolean ends(char c) {
        return ENDS.indexOf(c) >= 0;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
