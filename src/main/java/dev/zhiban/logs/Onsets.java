package dev.zhiban.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.zhiban.logs.anomaly.Gravity;
import dev.zhiban.logs.anomaly.Oddity;
import dev.zhiban.logs.format.Level;

/// Where trouble begins after a long quiet: errors that do not belong to the log's daily noise, in the order in which they
/// came, and what happened just before that had not (or hardly) happened otherwise: a changed setting, a failover, a warning.
///
/// Errors belong together while each comes within a two-hundredth of the log's lines (at least 100) after the one before;
/// before the first there must have been a fiftieth (at least 100) without one. What came before is looked for among
/// templates with at most [#SELDOM] records in the four-hundredth (at least 60 lines) before the first error; where a log has so
/// many of these that one may stand there by chance, only those count that tell of a change or of trouble.
final class Onsets {

    private static final int SELDOM = 3;
    private static final int MOST = 3;
    private static final int MEMBERS = 6;
    private static final int TRIGGERS = 2;
    private static final double CHANCE = 0.5;

    /// @param chain the errors, in the order in which they came; `triggers` what came before, likeliest first
    /// @param quiet lines without an error of the kind before
    record Onset(List<Course> chain, List<Course> triggers, long quiet) {

        long line() {
            return chain.getFirst().strikes();
        }

        /// Whether there is more to say than that an error came.
        boolean telling() {
            return chain.size() > 1 || !triggers.isEmpty() || chain.getFirst().tally.count >= 3;
        }
    }

    private Onsets() {
    }

    static List<Onset> of(List<Course> courses, long lines) {
        if (lines < 200) {
            return List.of();
        }
        List<Course> striking = courses.stream().filter(Onsets::strikes)
                .sorted(Comparator.comparingLong(Course::strikes)).toList();
        List<Onset> onsets = new ArrayList<>();
        long before = 0;
        List<Course> chain = new ArrayList<>();
        long quiet = 0;
        for (Course course : striking) {
            long distance = course.strikes() - before;
            if (chain.isEmpty() || distance > Math.max(100, lines / 200)) {
                add(onsets, chain, quiet, courses, lines);
                chain = new ArrayList<>();
                quiet = distance;
            }
            chain.add(course);
            before = course.strikes();
        }
        add(onsets, chain, quiet, courses, lines);
        return onsets.stream().sorted(Comparator.comparingDouble(Onsets::weight).reversed()).limit(MOST).toList();
    }

    private static boolean strikes(Course course) {
        boolean out = course.odd >= Oddity.CLEAR || course.crowd.isPresent();
        return !course.template.text().isBlank() && course.grave() && !course.steady() && (out || course.tally.count <= 4)
                || course.warning() && out && course.tally.level == Level.WARN;
    }

    private static void add(List<Onset> onsets, List<Course> chain, long quiet, List<Course> courses, long lines) {
        if (chain.isEmpty() || quiet < Math.max(100, lines / 50) || chain.stream().noneMatch(Course::grave)) {
            return;
        }
        Onset onset = new Onset(List.copyOf(chain.subList(0, Math.min(MEMBERS, chain.size()))),
                triggers(courses, chain, Math.max(60, lines / 400), lines), quiet);
        if (onset.telling()) {
            onsets.add(onset);
        }
    }

    private static List<Course> triggers(List<Course> courses, List<Course> chain, long window, long lines) {
        long line = chain.getFirst().strikes();
        long seldom = courses.stream().filter(course -> course.tally.count <= SELDOM).count();
        boolean common = seldom * window > CHANCE * lines;
        return courses.stream()
                .filter(course -> course.tally.count <= SELDOM && !chain.contains(course)
                        && course.tally.level.compareTo(Level.DEBUG) != 0 && course.tally.level != Level.TRACE
                        && course.tally.firstLine < line && course.tally.firstLine >= line - window
                        && (!common || course.warning() || course.grave() || Gravity.changes(course.text)))
                .sorted(Comparator.comparingDouble((Course course) -> -likely(course, line, window))).limit(TRIGGERS).toList();
    }

    private static double likely(Course course, long line, long window) {
        return (Gravity.changes(course.text) ? 1 : 0) + (course.grave() || course.warning() ? 1 : 0)
                + (course.tally.count == 1 ? .3 : 0) - (double) (line - course.tally.firstLine) / window;
    }

    private static double weight(Onset onset) {
        return onset.chain.stream().mapToDouble(course -> Math.log10(1 + course.tally.count) + course.gravity()).sum();
    }
}
