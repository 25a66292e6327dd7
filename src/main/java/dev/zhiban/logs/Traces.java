package dev.zhiban.logs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.format.Level;
import dev.zhiban.logs.source.LogBytes;

/// Stack traces by fingerprint: the exceptions' classes and the frames with their numbers left out, so that the same failure is
/// one whatever its message and wherever a line moved. Bounded: after [#MOST] fingerprints further ones are counted together.
final class Traces {

    static final int MOST = 500;

    /// One failure and how often it came.
    static final class Trace {
        final String thrown;
        final String cause;
        final String frame;
        final String own;
        final Level level;
        final String evidence;
        final int shape;
        final long causeLine;
        final List<Long> lines = new ArrayList<>();
        long count;
        long lastLine;

        Trace(String text, long firstLine, Level level, int shape) {
            Failure failure = Failure.of(text);
            this.thrown = failure.thrown();
            this.cause = failure.cause();
            this.frame = failure.frame();
            this.own = failure.own();
            this.evidence = failure.evidence();
            this.causeLine = firstLine + failure.causeAt();
            this.level = level;
            this.shape = shape;
        }
    }

    private final Map<Long, Trace> traces = new LinkedHashMap<>();
    private @Nullable Trace others;

    /// Counts one; the text of the record is asked for only when the fingerprint is new.
    void add(long fingerprint, byte[] text, int length, long line, Level level, int shape) {
        Trace trace = traces.get(fingerprint);
        if (trace == null) {
            trace = traces.size() >= MOST && others != null ? others
                    : new Trace(LogBytes.decode(text, 0, length), line, level, shape);
            if (traces.size() < MOST) {
                traces.put(fingerprint, trace);
            } else {
                others = trace;
            }
        }
        trace.count++;
        trace.lastLine = line;
        if (trace.lines.size() < 5) {
            trace.lines.add(line);
        }
    }

    Collection<Trace> all() {
        return traces.values();
    }
}
