package dev.zhiban.knowledge.golden;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.evaluate.EvaluateAnswers;
import dev.zhiban.knowledge.ingest.PublishedArticle;
import dev.zhiban.knowledge.retrieve.PassageText;
import dev.zhiban.knowledge.retrieve.Retrieval;

/// Asks all questions before and after an article is exchanged, and compares the answers. Deterministic.
final class Replay {

    private static final int MOST_ROWS = 200;

    /// What became of a question.
    enum Verdict {
        BREAKS,
        IMPROVES,
        CHANGES,
        SAME;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The first passage; `right` where it is one that should come first, with enough confidence to be quoted.
    record Answered(@Nullable String articleId, @Nullable String title, @Nullable String heading, double confidence,
            boolean right) {
    }

    record Row(String question, String articleId, @Nullable String heading, String verdict, Answered before, Answered after) {
    }

    /// `rows` holds what is not the same, what breaks first, at most 200; `wordsOnly` where meaning was not compared.
    record Result(int total, int improves, int changes, int breaks, boolean wordsOnly, List<Row> rows) {
    }

    /// Hears how many answers are done.
    interface Progress {
        void at(int done, int of);
    }

    private final Rehearsal rehearsal;
    private final int threads;

    Replay(Rehearsal rehearsal, int threads) {
        this.rehearsal = rehearsal;
        this.threads = threads;
    }

    /// @param published all that is published
    /// @param candidate what may be published in place of its article
    Result run(List<PublishedArticle> published, PublishedArticle candidate, List<GoldenQuestion> questions, Progress progress)
            throws IOException, InterruptedException {
        Map<String, String> families = new HashMap<>();
        published.forEach(article -> families.put(article.id(), article.family()));
        families.put(candidate.id(), candidate.family());
        AtomicInteger done = new AtomicInteger();
        Progress each = (one, of) -> progress.at(done.incrementAndGet(), 2 * questions.size());
        rehearsal.put(published);
        List<Answered> before = ask(questions, families, each);
        rehearsal.put(List.of(candidate));
        List<Answered> after = ask(questions, families, each);
        return compare(questions, before, after, rehearsal.wordsOnly());
    }

    private List<Answered> ask(List<GoldenQuestion> questions, Map<String, String> families, Progress progress)
            throws InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<Answered>> running = questions.stream().map(question -> workers.submit(() -> {
                Answered answered = answered(question, rehearsal.ask(question.text(), question.principals()), families);
                progress.at(1, 1);
                return answered;
            })).toList();
            List<Answered> all = new ArrayList<>();
            for (Future<Answered> one : running) {
                all.add(one.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Answered answered(GoldenQuestion question, Retrieval found, Map<String, String> families) {
        if (found.passages().isEmpty()) {
            return new Answered(null, null, null, 0, false);
        }
        PassageText first = found.passages().getFirst().passage();
        boolean article = family(first.id().article(), families).equals(family(question.articleId(), families));
        boolean paragraph = question.heading() == null || question.heading().equals(first.heading());
        boolean sure = found.confidence() >= EvaluateAnswers.REFUSED_BELOW;
        return new Answered(first.id().article(), first.title(), first.heading(),
                Math.round(found.confidence() * 1000) / 1000.0, article && paragraph && sure);
    }

    private static String family(String article, Map<String, String> families) {
        return families.getOrDefault(article, article);
    }

    private static Result compare(List<GoldenQuestion> questions, List<Answered> before, List<Answered> after,
            boolean wordsOnly) {
        List<Row> rows = new ArrayList<>();
        Map<Verdict, Integer> counts = new HashMap<>();
        for (Verdict wanted : Verdict.values()) {
            for (int i = 0; i < questions.size(); i++) {
                Verdict verdict = verdict(before.get(i), after.get(i));
                if (verdict != wanted) {
                    continue;
                }
                counts.merge(verdict, 1, Integer::sum);
                if (verdict != Verdict.SAME && rows.size() < MOST_ROWS) {
                    GoldenQuestion question = questions.get(i);
                    rows.add(new Row(question.text(), question.articleId(), question.heading(), verdict.tag(), before.get(i),
                            after.get(i)));
                }
            }
        }
        return new Result(questions.size(), counts.getOrDefault(Verdict.IMPROVES, 0), counts.getOrDefault(Verdict.CHANGES, 0),
                counts.getOrDefault(Verdict.BREAKS, 0), wordsOnly, rows);
    }

    static Verdict verdict(Answered before, Answered after) {
        if (before.right() != after.right()) {
            return after.right() ? Verdict.IMPROVES : Verdict.BREAKS;
        }
        boolean same = Objects.equals(before.articleId(), after.articleId())
                && Objects.equals(before.heading(), after.heading());
        return same ? Verdict.SAME : Verdict.CHANGES;
    }
}
