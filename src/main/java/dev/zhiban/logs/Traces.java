package dev.zhiban.logs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.format.Level;
import dev.zhiban.logs.format.Line;
import dev.zhiban.logs.source.LogBytes;

/// Stack traces by fingerprint: the exceptions' classes and the frames with their numbers left out, so that the same failure is
/// one whatever its message and wherever a line moved. Bounded: after [#MOST] fingerprints further ones are counted together.
final class Traces {

    static final int MOST = 500;
    private static final String[] LIBRARIES = { "java.", "javax.", "jdk.", "sun.", "com.sun.", "jakarta.",
            "org.springframework.",
            "org.apache.", "org.hibernate.", "io.netty.", "io.quarkus.", "io.vertx.", "io.smallrye.", "org.jboss.", "kotlin.",
            "scala.",
            "System.", "Microsoft.", "com.google.", "com.fasterxml.", "org.eclipse.", "org.postgresql.", "com.mysql.",
            "okhttp3.",
            "reactor.", "node:", "internal/", "runtime.", "groovy.", "com.zaxxer.", "feign.", "ch.qos." };

    /// One failure: the exception that was thrown, the innermost cause and its message, the frame where it arose and the first
    /// one that is not a library's.
    static final class Trace {
        final String thrown;
        final String cause;
        final String message;
        final String frame;
        final String own;
        final Level level;
        final String evidence;
        final int shape;
        long count;
        long lastLine;
        final List<Long> lines = new ArrayList<>();
        final long causeLine;

        Trace(String text, long firstLine, Level level, int shape) {
            List<String> all = text.lines().toList();
            int thrownAt = -1;
            int causeAt = -1;
            String first = "";
            String inner = "";
            for (int i = 0; i < all.size(); i++) {
                Line line = Line.of(all.get(i));
                Continuation what = Continuation.of(line);
                String name = what == Continuation.THROWN || what == Continuation.CAUSE || i == 0 ? Continuation.thrown(line)
                        : null;
                if (name == null && i + 1 < all.size() && all.get(i + 1).startsWith("\tat ")) {
                    name = className(all.get(i));
                }
                if (name != null && !all.get(i).strip().startsWith("Suppressed:")) {
                    first = thrownAt < 0 ? name : first;
                    thrownAt = thrownAt < 0 ? i : thrownAt;
                    inner = name;
                    causeAt = i;
                }
            }
            this.thrown = first;
            this.cause = inner;
            this.causeLine = firstLine + Math.max(causeAt, 0);
            this.evidence = all.isEmpty() ? "" : all.get(Math.max(causeAt, 0)).strip();
            int colon = evidence.indexOf(inner + ":");
            this.message = colon < 0 ? "" : evidence.substring(colon + inner.length() + 1).strip();
            List<String> frames = frames(all, Math.max(causeAt, 0));
            this.frame = frames.isEmpty() ? "" : frames.getFirst();
            this.own = frames.stream().filter(Traces::notLibrary).findFirst().orElse("");
            this.level = level;
            this.shape = shape;
        }

        /// The dotted name before the colon of a line that frames follow, whatever it ends in.
        private static @Nullable String className(String line) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? line.strip() : line.substring(0, colon);
            return name.matches("[A-Za-z_$][\\w$]*(\\.[\\w$]+)+") ? name : null;
        }

        /// Frames after the cause; before it where traces are printed innermost last.
        private static List<String> frames(List<String> lines, int cause) {
            List<String> after = new ArrayList<>();
            for (int i = cause + 1; i < lines.size() && after.size() < 60; i++) {
                String line = lines.get(i).strip();
                if (line.startsWith("Caused by:") || line.startsWith("Suppressed:")) {
                    break;
                }
                if (line.startsWith("at ") || line.startsWith("#") || line.startsWith("from ")
                        || line.matches(".*\\.go:\\d+( \\+0x[0-9a-f]+)?")) {
                    after.add(line.startsWith("at ") ? line.substring(3) : line);
                }
            }
            for (int i = cause - 1; i >= 0 && after.isEmpty()
                    || i >= 0 && i > cause - 60 && lines.get(i).strip().startsWith("File \""); i--) {
                String line = lines.get(i).strip();
                if (line.startsWith("File \"")) {
                    after.add(line);
                }
            }
            return after;
        }
    }

    private static boolean notLibrary(String frame) {
        String name = frame.startsWith("app//") ? frame.substring(5) : frame;
        int slash = name.indexOf('/');
        if (slash > 0 && name.indexOf('(') > slash && name.indexOf('@') < slash && name.startsWith("java.")) {
            name = name.substring(slash + 1);
        }
        for (String library : LIBRARIES) {
            if (name.startsWith(library)) {
                return false;
            }
        }
        return !frame.contains("site-packages") && !frame.contains("node_modules") && !frame.contains("/lib/python")
                && !frame.contains("(<anonymous>)") && !frame.contains("/usr/local/go/");
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
