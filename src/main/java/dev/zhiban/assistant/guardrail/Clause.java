package dev.zhiban.assistant.guardrail;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// A piece of a text that says one thing: folded, with its words in their order, and what it is compared by.
///
/// @param text   in lower case and half-width, without emphasis
/// @param words  Latin words, numbers and single Han characters, in their order
/// @param units  see [Units]
/// @param exact  what has to stand where it stands: numbers, codes, commands, options, names
/// @param labels what is emphasised or quoted, squeezed: menus, buttons
/// @param topic  begins its line and ends with a colon: what follows in the line is said of it
/// @param line   which line of the text it is in, and `sentence` which of its sentences, counted from 0
record Clause(String text, List<String> words, Set<String> units, Set<String> exact, Set<String> labels, int line, int sentence,
        boolean topic) {

    private static final Pattern BETWEEN = Pattern
            .compile("(\\n)|([。！？!?；;|]+|\\.\\s+)|[，,：:]\\s*|\\s(?:but|and also|and then|then)\\s");
    private static final Pattern DOES_THEN = Pattern
            .compile("就(请|运行|执行|要|把|用|重启|点|打开|检查|会|能|可以|提交|找|换|去|再)");
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9_.:/\\\\+#=-]*|-{1,2}[a-z][a-z0-9:+_=-]*|\\p{Han}");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|[“「『\"]([^”」』\"]{1,60})[”」』\"]");
    private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Z0-9_-]{2,}\\b");
    private static final Pattern EXACT = Pattern.compile("[a-z_.:/\\\\+#=-]*[0-9][a-z0-9_.:/\\\\+#=-]*");

    static Clause of(String raw) {
        return of(raw, 0, 0, false);
    }

    private static Clause of(String raw, int line, int sentence, boolean topic) {
        String text = folded(raw);
        List<String> words = new ArrayList<>();
        Set<String> exact = new HashSet<>();
        Set<String> labels = new HashSet<>();
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            for (int group = 1; group <= code.groupCount(); group++) {
                if (code.group(group) != null) {
                    (group == 1 ? exact : labels).add(Cited.squeezed(code.group(group)));
                }
            }
        }
        String plain = text.replace("`", " ").replace("**", "");
        Matcher word = WORD.matcher(plain);
        while (word.find()) {
            String found = trimmed(word.group());
            words.add(found);
            if (EXACT.matches(found)) {
                exact.add(found);
            }
        }
        Matcher name = NAME.matcher(raw);
        while (name.find()) {
            exact.add(name.group().toLowerCase(Locale.ROOT));
        }
        return new Clause(plain, List.copyOf(words), Units.of(plain), Set.copyOf(exact), Set.copyOf(labels), line,
                sentence, topic);
    }

    /// In the order of the text. A colon or a comma ends a piece as well as a full stop.
    static List<Clause> all(String raw) {
        String text = DOES_THEN.matcher(raw).replaceAll("，$1");
        List<Clause> all = new ArrayList<>();
        int from = 0;
        int line = 0;
        int sentence = 0;
        Matcher between = BETWEEN.matcher(text);
        while (between.find()) {
            if (!inCode(text, between.start())) {
                boolean colon = between.group().startsWith(":") || between.group().startsWith("：");
                add(text.substring(from, between.start()), line, sentence, colon, all);
                from = between.end();
                line += between.group(1) == null ? 0 : 1;
                sentence += between.group(1) == null && between.group(2) == null ? 0 : 1;
            }
        }
        add(text.substring(from), line, sentence, false, all);
        return all;
    }

    private static void add(String piece, int line, int sentence, boolean colon, List<Clause> all) {
        if (!piece.isBlank()) {
            boolean first = all.isEmpty() || all.getLast().line() != line;
            all.add(of(piece.strip(), line, sentence, colon && first));
        }
    }

    private static boolean inCode(String text, int at) {
        int line = text.lastIndexOf('\n', at - 1) + 1;
        return text.substring(line, at).chars().filter(c -> c == '`').count() % 2 != 0;
    }

    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    private static String trimmed(String word) {
        int end = word.length();
        while (end > 1 && ".:/-=".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    static Clause joined(List<Clause> clauses) {
        StringBuilder text = new StringBuilder();
        List<String> words = new ArrayList<>();
        Set<String> units = new HashSet<>();
        Set<String> exact = new HashSet<>();
        Set<String> labels = new HashSet<>();
        for (Clause clause : clauses) {
            text.append(text.isEmpty() ? "" : " , ").append(clause.text);
            words.addAll(clause.words);
            units.addAll(clause.units);
            exact.addAll(clause.exact);
            labels.addAll(clause.labels);
        }
        return new Clause(text.toString(), List.copyOf(words), Set.copyOf(units), Set.copyOf(exact), Set.copyOf(labels),
                clauses.getFirst().line(),
                clauses.getFirst().sentence(), false);
    }

    /// Without what [#exact] says already, and what could stand in any sentence.
    Set<String> content() {
        Set<String> content = new HashSet<>(Replaced.content(words));
        Set<String> said = new HashSet<>();
        exact.forEach(one -> said.addAll(Units.of(one)));
        content.removeAll(said);
        return content;
    }
}
