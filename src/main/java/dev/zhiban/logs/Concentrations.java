package dev.zhiban.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.zhiban.logs.source.LogBytes;

/// Finds the one host, user, order or other value that most errors share and other records do not.
///
/// Looked at are samples of the errors (evenly spread, weighted by how many records each stands for) and of all records. A
/// value counts when at least half of the errors have it and three times as large a share as of all records, when the same
/// name has at least three different values in the log, and at least [#LEAST] samples show it.
final class Concentrations {

    private static final int LEAST = 6;
    private static final double SHARE = 0.5;
    private static final double TIMES = 3;
    private static final int NAMES = 4_000;
    private static final Pattern NAMED = Pattern.compile(
            "\\b([A-Za-z][A-Za-z_.-]{1,24})\"?(?:[=:]| is |: | #| )\"?'?([A-Za-z0-9][A-Za-z0-9_.@:-]{1,40})");
    private static final Pattern ADDRESS = Pattern.compile("\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b");
    private static final Pattern SMALL = Pattern.compile("[0-9.]{1,2}");
    private static final Pattern NUMBER_OR_CLOCK = Pattern.compile("[0-9.:-]{1,3}|.*\\d:\\d.*");
    private static final Set<String> MEANINGLESS = Set.of("time", "ts", "timestamp", "level", "severity", "thread", "pid",
            "tid",
            "line", "code", "status", "version", "port", "date", "logger", "msg", "message", "http", "error", "warn", "info",
            "in",
            "took", "after", "of", "duration", "elapsed", "count", "size", "bytes", "attempt", "try", "retries", "to", "at",
            "after_ms",
            "for", "from", "with", "and", "the", "was", "on", "by", "ms", "caller", "exception", "errno", "step", "exec",
            "worker");

    /// @param name of the value: `host`, `order`, `address` …
    /// @param share of the errors that have it, and `usual` of all records (0 to 1); `lines` some of the errors
    record Concentration(String name, String value, double share, double usual, List<Long> lines) {
    }

    private Concentrations() {
    }

    static Optional<Concentration> of(List<Course> errors, Watch.Samples ordinary) {
        Map<String, Double> weights = new HashMap<>();
        Map<String, TreeSet<Long>> lines = new LinkedHashMap<>();
        Map<String, Set<String>> values = new HashMap<>();
        double all = 0;
        int looked = 0;
        for (Course course : errors) {
            List<Watch> watches = course.tally.watches();
            int samples = watches.stream().mapToInt(watch -> watch.samples().size()).sum();
            double weight = (double) course.tally.count / Math.max(1, samples);
            for (Watch watch : watches) {
                for (int i = 0; i < watch.samples().size(); i++) {
                    byte[] text = watch.samples().text(i);
                    long line = watch.samples().line(i);
                    for (String pair : pairs(LogBytes.decode(text, 0, text.length), values)) {
                        weights.merge(pair, weight, Double::sum);
                        lines.computeIfAbsent(pair, _ -> new TreeSet<>()).add(line);
                    }
                    all += weight;
                    looked++;
                }
            }
        }
        boolean any = false;
        for (Map.Entry<String, Double> pair : weights.entrySet()) {
            any |= pair.getValue() / all >= SHARE && lines.getOrDefault(pair.getKey(), new TreeSet<>()).size() >= LEAST;
        }
        return looked >= LEAST && any ? best(weights, lines, values, all, ordinary) : Optional.empty();
    }

    private static Optional<Concentration> best(Map<String, Double> weights, Map<String, TreeSet<Long>> lines,
            Map<String, Set<String>> values, double all, Watch.Samples ordinary) {
        Map<String, Integer> usual = new HashMap<>();
        for (int i = 0; i < ordinary.size(); i++) {
            byte[] text = ordinary.text(i);
            pairs(LogBytes.decode(text, 0, text.length), values).forEach(pair -> usual.merge(pair, 1, Integer::sum));
        }
        List<Concentration> found = new ArrayList<>();
        weights.forEach((pair, weight) -> {
            int at = pair.indexOf('=');
            String name = pair.substring(0, at);
            double share = weight / all;
            double before = usual.getOrDefault(pair, 0) / Math.max(1.0, ordinary.size());
            TreeSet<Long> where = lines.getOrDefault(pair, new TreeSet<>());
            boolean varies = values.getOrDefault(name, Set.of()).size() >= 3;
            if (share >= SHARE && share >= TIMES * before && varies && where.size() >= LEAST) {
                found.add(new Concentration(name, pair.substring(at + 1), share, before, where.stream().limit(5).toList()));
            }
        });
        return found.stream().max(Comparator.comparingDouble((Concentration one) -> one.share)
                .thenComparing((Concentration one) -> -one.value.length()));
    }

    /// What the text names, as `name=value`; also counts the values of each name.
    private static Set<String> pairs(String text, Map<String, Set<String>> values) {
        Set<String> pairs = new HashSet<>();
        Matcher named = NAMED.matcher(text);
        int from = 0;
        while (named.find(from)) {
            from = named.end(1);
            String name = named.group(1).toLowerCase(Locale.ROOT);
            String value = trimmed(named.group(2));
            boolean assigned = text.charAt(named.end(1)) == '=' || text.startsWith("\":", named.end(1));
            boolean valued = assigned && !SMALL.matcher(value).matches()
                    || value.chars().anyMatch(c -> c >= '0' && c <= '9') && !NUMBER_OR_CLOCK.matcher(value).matches();
            if (valued && !MEANINGLESS.contains(name)) {
                put(pairs, values, name, value);
            }
        }
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            put(pairs, values, "address", address.group());
        }
        return pairs;
    }

    private static String trimmed(String value) {
        int end = value.length();
        while (end > 0 && ".:-_".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        return value.substring(0, end);
    }

    private static void put(Set<String> pairs, Map<String, Set<String>> values, String name, String value) {
        pairs.add(name + "=" + value);
        if (values.size() < NAMES || values.containsKey(name)) {
            Set<String> seen = values.computeIfAbsent(name, _ -> new HashSet<>());
            if (seen.size() < 8) {
                seen.add(value);
            }
        }
    }
}
