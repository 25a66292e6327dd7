package dev.zhiban.knowledge.evaluate.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.zhiban.knowledge.retrieve.KeywordLeg;

/// How long each part of a search keeps the processor. One thread only; by the processor's time, which other programs of the
/// machine do not change.
final class Stages {

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final String WHOLE = "whole";
    private static final String CLOCKED = "on the clock";
    private static final String REST = "fuse and read the words";

    private final Map<String, Long> current = new LinkedHashMap<>();
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();

    /// The same object, whose calls count for a stage.
    <T> T timed(String stage, Class<T> type, T object) {
        millis.computeIfAbsent(stage, any -> new ArrayList<>());
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
            long from = CLOCK.getCurrentThreadCpuTime();
            try {
                Object result = method.invoke(object, arguments);
                return result instanceof KeywordLeg leg && result != object ? timed(stage, KeywordLeg.class, leg) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                current.merge(stage, CLOCK.getCurrentThreadCpuTime() - from, Long::sum);
            }
        }));
    }

    /// One search.
    void run(Runnable search) {
        current.clear();
        long clock = System.nanoTime();
        long from = CLOCK.getCurrentThreadCpuTime();
        search.run();
        long whole = CLOCK.getCurrentThreadCpuTime() - from;
        long stages = current.values().stream().mapToLong(Long::longValue).sum();
        millis.forEach((stage, all) -> {
            if (!stage.equals(WHOLE) && !stage.equals(REST) && !stage.equals(CLOCKED)) {
                all.add(current.getOrDefault(stage, 0L) / 1e6);
            }
        });
        millis.computeIfAbsent(REST, any -> new ArrayList<>()).add((whole - stages) / 1e6);
        millis.computeIfAbsent(CLOCKED, any -> new ArrayList<>()).add((System.nanoTime() - clock) / 1e6);
        millis.computeIfAbsent(WHOLE, any -> new ArrayList<>()).add(whole / 1e6);
    }

    void forget() {
        millis.values().forEach(List::clear);
    }

    double percentile(int p) {
        return percentile(millis.getOrDefault(WHOLE, List.of()), p);
    }

    static double percentile(List<Double> values, int p) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * p / 100)];
    }

    static String row(String name, List<Double> values) {
        return String.format(Locale.ROOT, "%-26s %8.1f %8.1f %8.1f", name, percentile(values, 50), percentile(values, 95),
                percentile(values, 99));
    }

    String table() {
        List<String> rows = new ArrayList<>();
        millis.forEach((stage, all) -> {
            if (!stage.equals(WHOLE)) {
                rows.add(row("  " + stage, all));
            }
        });
        return String.join("\n", rows);
    }

    String whole(String name) {
        return row(name, millis.getOrDefault(WHOLE, List.of()));
    }
}
