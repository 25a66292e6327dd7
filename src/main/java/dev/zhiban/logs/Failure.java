package dev.zhiban.logs;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// What a stack trace tells, whatever language printed it: what was thrown, its innermost cause, where that arose.
///
/// Java, .NET and Node print the outermost exception first and its causes after it (`Caused by:`, `--->`, `[cause]:`); Python,
/// PHP (`Next`) and Go (`[recovered]`) print the innermost first. Suppressed exceptions are no causes.
///
/// @param thrown the class of what was thrown and `cause` that of its innermost cause; empty where none is named
/// @param frame where the cause arose and `own` the first frame outside of well-known libraries; empty if there is none
/// @param causeAt the line that names the cause, from 0; `evidence` its text
record Failure(String thrown, String cause, String message, String frame, String own, int causeAt, String evidence) {

    private static final int FRAMES = 80;
    private static final Pattern NAMED = Pattern.compile(
            "^(?:\\s*(?:\\|\\s*)*(?:Caused by:|\\[cause\\]:|---> |Next |panic: |Unhandled exception\\.|Unhandled Exception:|Uncaught(?: exception)?:?|PHP Fatal error: +Uncaught|Fatal error: Uncaught|Exception in thread \"[^\"]*\"|\\[?error\\]?:?) *)?"
                    + "((?:[A-Za-z_$][\\w$]*(?:\\.|::|\\\\))*[A-Za-z_$][\\w$]*)(?: \\[[^\\]]*\\])?(?:: ?(.*)|\\s*)$");
    private static final Pattern INSIDE = Pattern
            .compile("((?:[A-Za-z_$][\\w$]*\\.)*[A-Z][\\w$]*(?:Exception|Error))\\b(?:: (.*))?");
    private static final Pattern RUBY = Pattern.compile("^(?:\\s*(?:\\d+: )?)(\\S+:\\d+):in .*?: (.*) \\(([A-Z][\\w:]*)\\)$");
    private static final Pattern CPP = Pattern.compile("^terminate called after throwing an instance of '([^']+)'");
    private static final Pattern RUST = Pattern
            .compile("^thread '[^']*' (?:\\(\\d+\\) )?panicked at (?:'(.*)', )?(\\S+:\\d+):\\d+:?$");
    private static final Pattern NATIVE = Pattern.compile(
            "(SIGSEGV|SIGABRT|SIGBUS|SIGFPE|SIGILL|Segmentation fault|AddressSanitizer: [\\w-]+|stack smashing detected|double free or corruption|Bus error)");
    private static final Pattern SIMPLE = Pattern
            .compile(".*(?:Exception|Error|Throwable|Interrupt|Failure|Fault|Warning|Timeout|Exit)$");

    private record Part(int at, String name, String message, boolean ruby) {
    }

    static Failure of(String text) {
        List<String> lines = text.lines().toList();
        boolean inner = lines.stream().anyMatch(line -> line.strip().startsWith("Traceback (most") || line.startsWith("panic: ")
                || line.startsWith("Next ") || line.strip().startsWith("+ Exception Group"));
        List<Part> parts = new ArrayList<>();
        int suppressed = Integer.MAX_VALUE;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int indent = line.length() - line.stripLeading().length();
            if (line.strip().startsWith("Suppressed:")) {
                suppressed = Math.min(suppressed, indent);
            } else if (indent < suppressed && !frame(line)) {
                suppressed = line.isBlank() ? suppressed : Integer.MAX_VALUE;
                parts(lines, i, parts);
            }
        }
        if (parts.isEmpty()) {
            String first = lines.isEmpty() ? "" : lines.getFirst().strip();
            List<String> frames = framesAfter(lines, 0);
            Matcher inside = INSIDE.matcher(first);
            String name = inside.find() ? inside.group(1) : "";
            return new Failure(name, name, name.isEmpty() ? "" : said(inside.group(2)), head(frames), own(frames), 0, first);
        }
        Part outer = inner ? parts.getLast() : parts.getFirst();
        Part cause = inner ? parts.getFirst() : parts.getLast();
        List<String> frames = frames(lines, cause, inner, text);
        String evidence = lines.get(cause.at).strip();
        return new Failure(outer.name, cause.name, cause.message, head(frames), own(frames), cause.at, evidence);
    }

    private static void parts(List<String> lines, int i, List<Part> parts) {
        String line = lines.get(i);
        int arrow = line.indexOf(" ---> ");
        if (arrow > 0) {
            for (String piece : line.split(" ---> ", 8)) {
                Matcher named = NAMED.matcher(piece.strip());
                if (named.find() && named.group(1).indexOf('.') > 0) {
                    parts.add(new Part(i, named.group(1), said(named.group(2)), false));
                }
            }
            return;
        }
        Matcher special = RUBY.matcher(line);
        if (special.find()) {
            parts.add(new Part(i, special.group(3), special.group(2), true));
            return;
        }
        special = CPP.matcher(line.strip());
        if (special.find()) {
            String what = i + 1 < lines.size() ? lines.get(i + 1).strip() : "";
            parts.add(new Part(i, special.group(1), what.startsWith("what():") ? what.substring(7).strip() : "", false));
            return;
        }
        special = RUST.matcher(line.strip());
        if (special.find()) {
            String after = i + 1 < lines.size() ? lines.get(i + 1).strip() : "";
            parts.add(new Part(i, "panic", special.group(1) == null ? after : special.group(1), false));
            return;
        }
        Matcher named = NAMED.matcher(line.stripTrailing());
        if (named.find()) {
            String name = line.startsWith("panic: ") ? "panic" : named.group(1);
            String said = line.startsWith("panic: ") ? line.substring(7) : said(named.group(2));
            if (name.equals("panic") || likely(name, lines, i, said, line)) {
                parts.add(new Part(i, name, said, false));
            }
            return;
        }
        if (line.strip().startsWith("panic: ")) {
            parts.add(new Part(i, "panic", line.strip().substring(7), false));
            return;
        }
        special = NATIVE.matcher(line);
        if (parts.isEmpty() && special.find()) {
            parts.add(new Part(i, special.group(1), line.strip(), false));
        }
    }

    /// Whether a name is that of an exception: by its ending, by the words before it, or as frames follow it.
    private static boolean likely(String name, List<String> lines, int i, String said, String line) {
        boolean marked = line.strip().startsWith("Caused by:") || line.strip().startsWith("[cause]:")
                || line.contains("Uncaught")
                || line.startsWith("Unhandled") || line.startsWith("Exception in thread");
        boolean framed = i + 1 < lines.size() && frame(lines.get(i + 1)) && name.indexOf('.') > 0;
        boolean afterFrames = i > 0 && lines.get(i - 1).startsWith("    ") && !said.isEmpty()
                && lines.stream().limit(i).anyMatch(l -> l.strip().startsWith("File \""));
        return marked || framed || SIMPLE.matcher(name).matches() && (line.contains(":") || name.length() > 9)
                || afterFrames && name.indexOf('.') > 0;
    }

    private static String said(@Nullable String message) {
        return message == null ? "" : message.strip();
    }

    private static boolean frame(String line) {
        String text = line.strip();
        return text.startsWith("at ") || text.startsWith("File \"") || text.startsWith("from ") || text.startsWith("... ")
                || text.startsWith("#") && text.length() > 1 && Character.isDigit(text.charAt(1));
    }

    private static List<String> frames(List<String> lines, Part cause, boolean inner, String text) {
        if (cause.ruby) {
            List<String> frames = new ArrayList<>();
            String line = lines.get(cause.at).strip();
            frames.add(line.substring(0, line.indexOf(":in ")));
            frames.addAll(framesAfter(lines, cause.at));
            return frames;
        }
        boolean python = inner && text.contains("Traceback (most") || text.contains("File \"") && !text.contains("\n\tat ");
        Matcher rust = RUST.matcher(lines.get(cause.at).strip());
        if (rust.find()) {
            return List.of(rust.group(2));
        }
        return python ? framesBefore(lines, cause.at) : framesAfter(lines, cause.at);
    }

    private static List<String> framesAfter(List<String> lines, int cause) {
        List<String> frames = new ArrayList<>();
        for (int i = cause + 1; i < lines.size() && frames.size() < FRAMES; i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("Caused by:") || line.startsWith("Suppressed:") || line.startsWith("--- End of inner")
                    || line.startsWith("[cause]:") || line.startsWith("Next ") && !frames.isEmpty()) {
                break;
            }
            if (line.startsWith("at ")) {
                frames.add(line.substring(3));
            } else if (frame(lines.get(i)) && !line.startsWith("...")) {
                frames.add(line.startsWith("from ") ? line.substring(5) : line);
            } else if (line.contains(".go:") && lines.get(i).startsWith("\t")) {
                frames.add(line);
            }
        }
        return frames;
    }

    /// Python prints the frame where it arose last, just before the exception.
    private static List<String> framesBefore(List<String> lines, int cause) {
        List<String> frames = new ArrayList<>();
        for (int i = cause - 1; i >= 0 && frames.size() < FRAMES; i--) {
            String line = lines.get(i).strip();
            if (line.startsWith("Traceback (most")) {
                break;
            }
            if (line.startsWith("File \"")) {
                frames.add(line);
            }
        }
        return frames;
    }

    private static String head(List<String> frames) {
        return frames.isEmpty() ? "" : frames.getFirst();
    }

    private static String own(List<String> frames) {
        return frames.stream().filter(frame -> !Libraries.has(frame)).findFirst().orElse("");
    }
}
