package dev.zhiban.logs.watch;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.Anomaly.Kind;
import dev.zhiban.logs.anomaly.Gravity;
import dev.zhiban.logs.format.Level;
import dev.zhiban.logs.intake.Arrival;
import dev.zhiban.logs.knownerror.KnownError;
import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.logs.mining.Signature;
import dev.zhiban.platform.text.Text;

/// Watches one source: what it writes changes its baseline, and what does not fit the baseline is noted.
///
/// - **new**: an error whose template this source never wrote, once it was listened to for the time of learning;
/// - **burst**: an error, or all lines together, far above the usual ([Pace]), the hour of week considered ([Week]);
/// - **known error**: a line that the knowledge base knows, from the first line on;
/// - **silence**: no line for at least ten minutes and three times the longest gap of late, where at least thirty were
///   usual in that time.
///
/// Records older than an hour when they come (a backlog) change the baseline and are not noted. Deterministic: time comes with
/// the calls. Not thread-safe.
final class SourceWatch {

    private static final long FRESH = 3_600_000;
    private static final long NEWS = 86_400_000;
    private static final long QUIET = 600_000;
    private static final int EXPECTED = 30;
    private static final int GAPS = 3;
    private static final double GAP_HALF_LIFE = 14.0 * 86_400_000;
    private static final double LONGEST_GAP = 3.0 * 86_400_000;
    private static final int CACHE = 20_000;
    private static final int EVIDENCE = 6;

    private final SourceBaseline baseline;
    private final TemplateBook book;
    private final Records records;
    private final KnownErrors known;
    private final UnaryOperator<String> masked;
    private final long learning;
    private final Map<Long, String> shapeOf = new LinkedHashMap<>();
    private final Map<Long, List<KnownErrors.Candidate>> candidatesOf = new LinkedHashMap<>();

    SourceWatch(SourceBaseline baseline, ZoneId zone, Clock clock, KnownErrors known, UnaryOperator<String> masked,
            Duration learning) {
        this.baseline = baseline;
        this.book = new TemplateBook(baseline);
        this.records = new Records(zone, clock, baseline.headers);
        this.known = known;
        this.masked = masked;
        this.learning = learning.toMillis();
    }

    SourceBaseline baseline() {
        return baseline;
    }

    private record Seen(Records.One record, int number, List<Integer> known) {
    }

    /// @param now when they came
    List<Noted> read(List<Arrival> arrivals, long now) {
        List<Seen> seen = new ArrayList<>();
        records.read(arrivals, now, record -> seen.add(seen(record)));
        List<Template> fresh = book.settle();
        List<Noted> noted = new ArrayList<>();
        Map<Integer, Noted> errors = new LinkedHashMap<>();
        Map<String, Noted> more = new LinkedHashMap<>();
        for (Seen one : seen) {
            count(one, now, fresh, noted, errors);
            more(one, now, fresh, more);
        }
        noted.addAll(errors.values());
        noted.addAll(more.values());
        baseline.headers = records.headers();
        baseline.seenAt = Math.max(baseline.seenAt, now);
        book.forget();
        return noted;
    }

    private Seen seen(Records.One record) {
        Level level = record.level() == Level.NONE && Gravity.warns(record.message()) ? Level.WARN : record.level();
        int number = book.number(shape(record), level, record.trouble(), record.at());
        List<Integer> errors = record.lines().stream().flatMap(line -> matches(line).stream()).distinct().toList();
        return new Seen(record, number, errors);
    }

    private String shape(Records.One record) {
        String text = record.cause().isEmpty() || record.message().contains(record.cause()) ? record.message()
                : record.message() + " ← " + record.cause();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return cached(shapeOf, Signature.of(bytes, 0, bytes.length), () -> TemplateBook.shape(plain(masked.apply(text))));
    }

    /// Placeholders without what tells one value from another.
    private static String plain(String masked) {
        return masked.replaceAll("<([A-Z][A-Z-]{1,30})-[0-9a-f]{4,16}>", "<$1>");
    }

    private List<Integer> matches(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return cached(candidatesOf, Signature.of(bytes, 0, bytes.length), () -> known.candidates(line)).stream()
                .filter(candidate -> candidate.certain() || known.matches(candidate.error(), line))
                .map(KnownErrors.Candidate::error).toList();
    }

    private static <T> T cached(Map<Long, T> cache, long key, Supplier<T> make) {
        T there = cache.get(key);
        if (there == null) {
            if (cache.size() >= CACHE) {
                cache.clear();
            }
            there = make.get();
            cache.put(key, there);
        }
        return there;
    }

    private void count(Seen one, long now, List<Template> fresh, List<Noted> noted, Map<Integer, Noted> errors) {
        Records.One record = one.record();
        long at = record.at();
        Template template = book.template(one.number());
        boolean news = at >= now - FRESH;
        boolean learned = at - baseline.firstAt >= learning;
        double season = baseline.week.season(at);
        boolean first = template.count++ == 0;
        template.firstAt = Math.min(template.firstAt, at);
        template.lastAt = Math.max(template.lastAt, at);
        template.changed = true;
        boolean burst = template.pace.add(at, season) && template.error();
        boolean flood = baseline.pace.add(at, season);
        counted(one, template);
        time(at);
        if (!news) {
            return;
        }
        if (learned && first && template.error() && fresh.contains(template)) {
            noted.add(noted(Kind.NEW, template, record));
        } else if (learned && burst) {
            noted.add(noted(Kind.BURST, template, record));
        }
        if (learned && flood) {
            noted.add(new Noted(Kind.BURST, null, Counts.VOLUME, Told.volume(baseline.pace), null, at, at,
                    baseline.pace.inBin(), evidence(record)));
        }
        for (int error : one.known()) {
            errors.merge(error, known(known.errors().get(error), record), Noted::and);
        }
    }

    private void counted(Seen one, Template template) {
        long at = one.record().at();
        baseline.counts.add(Counts.VOLUME, at);
        if (template.error()) {
            baseline.counts.add(template, at);
        }
        one.known().forEach(error -> baseline.counts.add(known.errors().get(error).id(), at));
    }

    private void time(long at) {
        if (baseline.lastAt > 0 && at > baseline.lastAt) {
            double passed = at - baseline.lastAt;
            double faded = baseline.longestGap * Math.pow(2, -passed / GAP_HALF_LIFE);
            baseline.longestGap = Math.min(Math.max(passed, faded), LONGEST_GAP);
        }
        baseline.firstAt = Math.min(baseline.firstAt, at);
        baseline.lastAt = Math.max(baseline.lastAt, at);
        baseline.week.add(at);
        baseline.lines++;
    }

    private Noted noted(Kind kind, Template template, Records.One record) {
        boolean fresh = kind == Kind.NEW;
        return new Noted(kind, template, "", fresh ? Told.fresh(template) : Told.burst(template), null, record.at(),
                record.at(), fresh ? 1 : template.pace.inBin(), evidence(record));
    }

    private Noted known(KnownError error, Records.One record) {
        return new Noted(Kind.KNOWN_ERROR, null, error.id(), Told.known(error), error.article(), record.at(), record.at(), 1,
                evidence(record));
    }

    /// Counts what goes on of an error that was new within the last day, and of bursts.
    private void more(Seen one, long now, List<Template> fresh, Map<String, Noted> more) {
        long at = one.record().at();
        Template template = book.template(one.number());
        if (at < now - FRESH || at - baseline.firstAt < learning) {
            return;
        }
        boolean told = template.count == 1 && fresh.contains(template);
        boolean young = template.firstAt >= at - NEWS && template.firstAt - baseline.firstAt >= learning;
        if (template.error() && young && !told) {
            more(more, Kind.NEW, template, one.record());
        }
        if (template.error() && template.pace.bursting()) {
            more(more, Kind.BURST, template, one.record());
        }
        if (baseline.pace.bursting()) {
            more(more, Kind.BURST, null, one.record());
        }
    }

    private void more(Map<String, Noted> more, Kind kind, @Nullable Template template, Records.One record) {
        String key = kind + (template == null ? "" : Integer.toString(System.identityHashCode(template)));
        Noted before = more.get(key);
        List<String> lines = before == null || before.count() < EVIDENCE ? evidence(record) : List.of();
        Noted once = new Noted(kind, template, template == null ? Counts.VOLUME : "", Text.of("", ""), null, record.at(),
                record.at(), 1,
                lines, true);
        more.put(key, before == null ? once : before.and(once));
    }

    /// The first lines of the record and those that name what was thrown, masked.
    private List<String> evidence(Records.One record) {
        List<String> chosen = new ArrayList<>();
        for (String line : record.lines()) {
            boolean thrown = !record.cause().isEmpty() && line.contains(record.cause());
            if (chosen.size() < EVIDENCE / 2 || thrown && chosen.size() < EVIDENCE) {
                chosen.add(Told.cut(masked.apply(line)));
            }
        }
        return chosen;
    }

    /// What the source's not speaking says.
    ///
    /// @param since when we began to listen; before that nothing could be heard
    Optional<Noted> silence(long now, long since) {
        long from = Math.max(baseline.seenAt, since);
        long quiet = now - from;
        if (quiet < QUIET || quiet < GAPS * baseline.longestGap || baseline.lastAt - baseline.firstAt < learning) {
            return Optional.empty();
        }
        double expected = baseline.week.expected(from, now);
        return expected < EXPECTED ? Optional.empty()
                : Optional.of(new Noted(Kind.SILENCE, null, "silence", Told.silence(quiet / 60_000, expected), null, from, now,
                        1, List.of()));
    }

    /// What is usual in five minutes of what was noted; null where nothing is.
    @Nullable
    Double usual(Noted noted) {
        return noted.template() != null ? Double.valueOf(noted.template().pace.usual())
                : noted.subject().equals(Counts.VOLUME) ? Double.valueOf(baseline.pace.usual()) : null;
    }

    @Nullable
    Long silent() {
        return baseline.silent;
    }
}
