package dev.zhiban.knowledge.hygiene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.ingest.Section;
import dev.zhiban.knowledge.keyword.Language;
import dev.zhiban.knowledge.retrieve.Words;

/// Articles of one language that say the same twice, or answer the same question differently. Deterministic, by words.
final class Likeness {

    /// Share of all words that both have, from which two articles are one too many.
    private static final double DUPLICATE = 0.7;
    private static final double SAME_STEPS = 0.5;
    private static final int MOST_ARTICLES = 3_000;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,6})?");
    private static final Pattern STEP = Pattern.compile("(?m)^ {0,3}\\d{1,2}[.)] (.*)$");

    private Likeness() {
    }

    private record Read(PublishedArticle article, Set<String> words) {
    }

    static List<Finding> duplicates(List<PublishedArticle> articles) {
        List<Read> read = articles.stream().limit(MOST_ARTICLES).map(article -> new Read(article, words(whole(article))))
                .toList();
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            for (int j = i + 1; j < read.size(); j++) {
                Read one = read.get(i);
                Read other = read.get(j);
                if (compared(one.article(), other.article()) && overlap(one.words(), other.words()) >= DUPLICATE) {
                    found.add(new Finding(Finding.Kind.DUPLICATE, one.article().id(), other.article().id(),
                            Math.round(100 * overlap(one.words(), other.words())) + " %"));
                }
            }
        }
        return found;
    }

    /// Two articles that are asked the same question, and answer it with other numbers or other steps; each pair once.
    static List<Finding> contradictions(List<PublishedArticle> articles) {
        Map<String, List<PublishedArticle>> asked = new HashMap<>();
        for (PublishedArticle article : articles) {
            questions(article).forEach(question -> asked.computeIfAbsent(question, any -> new ArrayList<>()).add(article));
        }
        Set<Finding> found = new LinkedHashSet<>();
        asked.keySet().stream().sorted().forEach(question -> {
            List<PublishedArticle> all = asked.getOrDefault(question, List.of());
            for (int i = 0; i < all.size(); i++) {
                for (int j = i + 1; j < all.size(); j++) {
                    compare(question, all.get(i), all.get(j), found);
                }
            }
        });
        return List.copyOf(found);
    }

    private static void compare(String question, PublishedArticle one, PublishedArticle other, Set<Finding> found) {
        boolean known = found.stream()
                .anyMatch(finding -> finding.articleId().equals(one.id()) && finding.other().equals(other.id()));
        if (known || !compared(one, other)) {
            return;
        }
        String here = answer(question, one);
        String there = answer(question, other);
        Set<String> numbers = numbers(here, question);
        Set<String> others = numbers(there, question);
        if (!numbers.isEmpty() && !others.isEmpty() && !numbers.containsAll(others) && !others.containsAll(numbers)) {
            found.add(new Finding(Finding.Kind.CONTRADICTION, one.id(), other.id(),
                    question + ": " + String.join(", ", numbers) + " / " + String.join(", ", others)));
            return;
        }
        List<String> steps = steps(here);
        List<String> theirs = steps(there);
        if (steps.size() > 1 && theirs.size() > 1
                && overlap(words(String.join(" ", steps)), words(String.join(" ", theirs))) < SAME_STEPS) {
            found.add(new Finding(Finding.Kind.CONTRADICTION, one.id(), other.id(),
                    question + ": " + steps.size() + " / " + theirs.size()));
        }
    }

    private static boolean compared(PublishedArticle one, PublishedArticle other) {
        return !one.id().equals(other.id()) && !one.family().equals(other.family()) && one.lang().equals(other.lang())
                && one.audience().stream().anyMatch(other.audience()::contains);
    }

    private static Set<String> questions(PublishedArticle article) {
        Set<String> all = new TreeSet<>();
        article.questions().forEach(question -> all.add(plain(question)));
        article.paragraphs().forEach(section -> all.add(plain(section.heading())));
        all.removeIf(question -> question.length() < 4);
        return all;
    }

    private static String plain(String question) {
        return question.toLowerCase(Locale.ROOT).replaceAll("[\\p{P}\\p{S}\\s]+", " ").strip();
    }

    /// The section whose heading and text have most of the question's words.
    private static String answer(String question, PublishedArticle article) {
        Set<String> wanted = words(question);
        String best = "";
        double most = -1;
        for (Section section : article.paragraphs()) {
            Set<String> has = words(section.heading() + " " + section.text());
            has.retainAll(wanted);
            double share = has.size() + (plain(section.heading()).equals(question) ? wanted.size() + 1 : 0);
            if (share > most) {
                most = share;
                best = section.text();
            }
        }
        return best;
    }

    /// Numbers of the text that the question does not have already and that do not count steps.
    private static Set<String> numbers(String text, String question) {
        Set<String> numbers = new TreeSet<>();
        Matcher matcher = NUMBER.matcher(text.replaceAll("(?m)^ {0,3}\\d{1,2}[.)] ", ""));
        while (matcher.find()) {
            if (!question.contains(matcher.group())) {
                numbers.add(matcher.group());
            }
        }
        return numbers;
    }

    private static List<String> steps(String text) {
        return STEP.matcher(text).results().map(step -> step.group(1)).toList();
    }

    private static String whole(PublishedArticle article) {
        StringBuilder text = new StringBuilder(article.title());
        article.paragraphs()
                .forEach(section -> text.append('\n').append(section.heading()).append('\n').append(section.text()));
        return text.toString();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(Language.words().of(text).keySet());
        words.removeIf(Words::isSingle);
        return words;
    }

    private static double overlap(Set<String> one, Set<String> other) {
        long both = one.stream().filter(other::contains).count();
        long all = one.size() + other.size() - both;
        return all == 0 ? 0 : (double) both / all;
    }
}
