package dev.zhiban.assistant.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The numbered steps of a passage, each with all that belongs to it (its code block, its remarks).
final class Steps {

    private Steps() {
    }

    /// Step `number` as it stands in the text; empty when the text has no such step.
    static Optional<String> step(String markdown, int number) {
        return parts(markdown).stream().filter(part -> part.number == number).map(Part::text).findFirst();
    }

    /// What a step says for when it fails: its quoted remark, `> If this step fails: …`, without the marks.
    static Optional<String> whenItFails(String step) {
        String remark = String.join("\n", step.lines().map(String::strip).filter(line -> line.startsWith(">"))
                .map(line -> line.substring(1).strip()).toList()).strip();
        return remark.isEmpty() ? Optional.empty() : Optional.of(remark);
    }

    /// A step without that remark.
    static String toDo(String step) {
        return String.join("\n", step.lines().filter(line -> !line.strip().startsWith(">")).toList()).strip();
    }

    static int count(String markdown) {
        return (int) parts(markdown).stream().filter(part -> part.number > 0).count();
    }

    /// The text up to about `most` characters, cut only between steps or paragraphs; the first part always stays.
    static String whole(String markdown, int most) {
        if (markdown.length() <= most) {
            return markdown.strip();
        }
        StringBuilder kept = new StringBuilder();
        for (Part part : parts(markdown)) {
            if (!kept.isEmpty() && kept.length() + part.text().length() > most) {
                return kept.toString().strip() + "\n\n…";
            }
            kept.append(part.text()).append('\n');
        }
        return kept.toString().strip();
    }

    private record Part(int number, String text) {
    }

    private static List<Part> parts(String markdown) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int number = 0;
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            boolean fence = line.strip().startsWith("```");
            int starts = code || fence ? 0 : numberOf(line);
            boolean paragraph = !code && number == 0 && line.isBlank() && !text.isEmpty();
            boolean leaves = !code && number > 0 && !line.isBlank() && starts == 0 && !line.startsWith(" ")
                    && text.toString().endsWith("\n\n");
            if (starts > 0 || paragraph || leaves) {
                add(parts, number, text);
                number = starts;
            }
            text.append(line).append('\n');
            code ^= fence;
        }
        add(parts, number, text);
        return parts;
    }

    private static void add(List<Part> parts, int number, StringBuilder text) {
        if (!text.toString().isBlank()) {
            parts.add(new Part(number, text.toString().stripTrailing() + (number > 0 ? "" : "\n")));
        }
        text.setLength(0);
    }

    private static int numberOf(String line) {
        int digits = 0;
        while (digits < line.length() && digits < 3 && Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        boolean step = digits > 0 && digits + 1 < line.length()
                && (line.charAt(digits) == '.' || line.charAt(digits) == ')') && line.charAt(digits + 1) == ' ';
        return step ? Integer.parseInt(line.substring(0, digits)) : 0;
    }
}
