package dev.zhiban.logs.watch;

import java.util.HashMap;
import java.util.Map;

/// How often something came, in bins of five minutes, since it was last drained. Not thread-safe.
final class Counts {

    /// All lines.
    static final String VOLUME = "volume";

    private final Map<String, Map<Long, Long>> named = new HashMap<>();
    private final Map<Template, Map<Long, Long>> ofTemplates = new HashMap<>();

    void add(String subject, long at) {
        named.computeIfAbsent(subject, _ -> new HashMap<>()).merge(at / Pace.BIN, 1L, Long::sum);
    }

    void add(Template template, long at) {
        ofTemplates.computeIfAbsent(template, _ -> new HashMap<>()).merge(at / Pace.BIN, 1L, Long::sum);
    }

    /// Tells and forgets all: the subject, its bin, and how often it came. Each template must have its row.
    void drain(Each each) {
        named.forEach((subject, bins) -> bins.forEach((bin, count) -> each.is(subject, bin, count)));
        ofTemplates.forEach((template, bins) -> {
            Template there = template;
            for (Template into = there.into; into != null; into = there.into) {
                there = into;
            }
            String subject = there.subject();
            bins.forEach((bin, count) -> each.is(subject, bin, count));
        });
        named.clear();
        ofTemplates.clear();
    }

    interface Each {
        void is(String subject, long bin, long count);
    }
}
