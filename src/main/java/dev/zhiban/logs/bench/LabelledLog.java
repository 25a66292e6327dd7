package dev.zhiban.logs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A log whose lines are labelled with their events by the programs' own format strings: `NAME.log` and beside it
/// `NAME.templates`, which says the source, what accuracy must be reached, the shape of the header (`header `, `<*>` being one word and `<message>` the rest)
/// and the events: either as templates (`event `, `<*>` being anything; the first that fits is the line's) or as one number for
/// each message (`labels `), where the program itself told which statement wrote it. A line without a header belongs to the
/// record before it.
///
/// @param contentFloor what the accuracy of messages must reach (`floor `), and `rawFloor` that of raw lines
/// @param raw the lines as they are
/// @param rawEvents the event of each of them
/// @param messages the messages of lines with a header
/// @param events the event of each message
public record LabelledLog(String name, double contentFloor, double rawFloor, List<String> raw, List<Integer> rawEvents,
        List<String> messages, List<Integer> events) {

    /// All labelled logs of a folder, by name.
    public static List<LabelledLog> in(Path folder) throws IOException {
        List<LabelledLog> logs = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".templates")).sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString().replace(".templates", "");
            logs.add(labelled(name, Files.readAllLines(folder.resolve(name + ".log")), Files.readAllLines(file)));
        }
        return logs;
    }

    static LabelledLog labelled(String name, List<String> lines, List<String> templates) {
        List<Pattern> headers = patterns(templates, "header ", "\\S+?\\s*?");
        List<Pattern> events = patterns(templates, "event ", ".*?");
        List<Integer> told = templates.stream().filter(line -> line.startsWith("labels "))
                .flatMap(line -> Stream.of(line.substring("labels ".length()).split(" "))).map(Integer::valueOf).toList();
        List<String> messages = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<Integer> rawEvents = new ArrayList<>();
        for (String line : lines) {
            String message = message(headers, line);
            if (message != null) {
                messages.add(message);
                labels.add(told.isEmpty() ? event(events, message, name) : told.get(labels.size()));
            } else if (labels.isEmpty()) {
                throw new IllegalArgumentException(name + ": no header: " + line);
            }
            rawEvents.add(labels.getLast());
        }
        if (!told.isEmpty() && told.size() != labels.size()) {
            throw new IllegalArgumentException(name + ": " + told.size() + " labels, " + labels.size() + " messages");
        }
        String[] floors = templates.stream().filter(line -> line.startsWith("floor ")).findFirst().orElse("floor 0 0")
                .split(" ");
        return new LabelledLog(name, Double.parseDouble(floors[1]), Double.parseDouble(floors[2]), lines, rawEvents, messages,
                labels);
    }

    private static @org.jspecify.annotations.Nullable String message(List<Pattern> headers, String line) {
        for (Pattern header : headers) {
            Matcher matcher = header.matcher(line);
            if (matcher.matches()) {
                return matcher.group("message").strip();
            }
        }
        return null;
    }

    private static int event(List<Pattern> events, String message, String name) {
        String squeezed = message.replaceAll("\\s+", " ");
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).matcher(squeezed).matches()) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + ": no event fits: " + message);
    }

    private static List<Pattern> patterns(List<String> lines, String kind, String any) {
        return lines.stream().filter(line -> line.startsWith(kind))
                .map(line -> Pattern.compile(
                        ("\\Q" + line.substring(kind.length()) + "\\E").replace("<*>", "\\E" + any + "\\Q")
                                .replace("<message>", "\\E(?<message>.*)\\Q")))
                .toList();
    }
}
