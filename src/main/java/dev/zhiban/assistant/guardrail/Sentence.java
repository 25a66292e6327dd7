package dev.zhiban.assistant.guardrail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// One sentence of a model: `raw` as it came, with white space before it; `plain` without marks, list number and emphasis.
public record Sentence(String raw, String plain, List<Integer> marks) {

    private static final Pattern MARK = Pattern.compile("\\[(\\d{1,3}(?:\\s*[,，、]\\s*\\d{1,3})*)\\]|【(\\d{1,3})】");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+]\\s+|\\d{1,2}[.)、]\\s*|#{1,6}\\s+|>\\s+)+");

    public static Sentence of(String raw) {
        List<Integer> marks = new ArrayList<>();
        Matcher matcher = MARK.matcher(raw);
        while (matcher.find()) {
            String numbers = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            for (String number : numbers.split("[^0-9]+")) {
                marks.add(Integer.parseInt(number));
            }
        }
        String text = BULLET.matcher(MARK.matcher(raw).replaceAll("")).replaceFirst("");
        return new Sentence(raw, text.replace("**", "").replace("__", "").strip(), List.copyOf(marks));
    }

    /// As [#plain], with its emphasis.
    String worded() {
        return BULLET.matcher(MARK.matcher(raw).replaceAll("")).replaceFirst("").strip();
    }

    boolean isCode() {
        return raw.strip().startsWith("```");
    }

    /// The words inside of a fenced block.
    String code() {
        String text = raw.strip();
        int start = text.indexOf('\n');
        int end = text.endsWith("```") ? text.length() - 3 : text.length();
        return start < 0 || start >= end ? "" : text.substring(start, end).strip();
    }

    /// The sentence without its marks.
    public String unmarked() {
        return isCode() ? raw : MARK.matcher(raw).replaceAll("").replaceAll(" +(?=[.。！？!?,，]|$)", "").stripTrailing();
    }

    /// The sentence with its marks numbered anew.
    public String renumbered(IntUnaryOperator number) {
        if (isCode()) {
            return raw;
        }
        StringBuilder text = new StringBuilder(unmarked());
        text.append(' ');
        marks.stream().distinct().mapToInt(number::applyAsInt).sorted().forEach(n -> text.append('[').append(n).append(']'));
        return text.toString().stripTrailing();
    }
}
