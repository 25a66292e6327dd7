package dev.zhiban.knowledge.ingest;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// What stands in a Markdown text without a reader seeing it: it is neither searched nor shown to a model, and the editor is told.
/// Code blocks are left as they are.
public final class HiddenText {

    public enum Kind {
        /// Characters of no width, tag characters, turned directions.
        INVISIBLE_CHARACTERS,
        COMMENT,
        /// HTML that its style or attribute hides.
        HIDDEN_ELEMENT,
        /// Greek or Cyrillic letters inside Latin words.
        LOOK_ALIKE_LETTERS;

        public String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final int JOINER = 0x200D;
    private static final Pattern FENCED = Pattern.compile("(?ms)^ {0,3}```.*?^ {0,3}```[ \\t]*$|`[^`\\n]+`");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|$)");
    private static final String HIDES = "display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0|opacity\\s*:\\s*0"
            + "|(?:^|[\\s;\"'])color\\s*:\\s*(?:white|#fff(?:fff)?\\b|transparent|rgba?\\(\\s*255\\s*,\\s*255\\s*,\\s*255)"
            + "|(?:left|top|text-indent)\\s*:\\s*-\\d{3,}";
    private static final Pattern HIDDEN = Pattern
            .compile("(?is)<([a-z][a-z0-9]{0,15})\\s[^>]*?(?:" + HIDES + "|\\shidden\\b|aria-hidden\\s*=)[^>]*>");
    private static final Pattern MIXED = Pattern.compile("[\\p{Latin}\\p{Greek}\\p{Cyrillic}]+");
    private static final Pattern LATIN = Pattern.compile("\\p{Latin}");
    private static final Pattern OTHER = Pattern.compile("[\\p{Greek}\\p{Cyrillic}]");
    private static final Map<Integer, Integer> LOOKS_LIKE = looksLike("аaеeоoрpсcуyхxіiјjѕsԁdһhАAВBЕEКKМMНHОOРPСCТTХXУYІIЅS"
            + "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvρp");

    private HiddenText() {
    }

    private static Map<Integer, Integer> looksLike(String pairs) {
        Map<Integer, Integer> map = new HashMap<>();
        int[] letters = pairs.codePoints().toArray();
        for (int i = 0; i + 1 < letters.length; i += 2) {
            map.put(letters[i], letters[i + 1]);
        }
        return Map.copyOf(map);
    }

    /// What a reader sees.
    public static String without(String markdown) {
        if (markdown.indexOf('`') < 0) {
            return shown(markdown);
        }
        StringBuilder out = new StringBuilder(markdown.length());
        Matcher code = FENCED.matcher(markdown);
        int from = 0;
        while (code.find()) {
            out.append(shown(markdown.substring(from, code.start()))).append(plain(code.group()));
            from = code.end();
        }
        return out.append(shown(markdown.substring(from))).toString();
    }

    public static Set<Kind> in(String markdown) {
        EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        String prose = FENCED.matcher(markdown).replaceAll(" ");
        if (!plain(prose).equals(withoutHarmless(prose))) {
            kinds.add(Kind.INVISIBLE_CHARACTERS);
        }
        if (COMMENT.matcher(prose).find()) {
            kinds.add(Kind.COMMENT);
        }
        if (HIDDEN.matcher(prose).find()) {
            kinds.add(Kind.HIDDEN_ELEMENT);
        }
        if (!unmixed(prose).equals(prose)) {
            kinds.add(Kind.LOOK_ALIKE_LETTERS);
        }
        return kinds;
    }

    private static String shown(String prose) {
        return unmixed(plain(withoutHidden(prose.contains("<!--") ? COMMENT.matcher(prose).replaceAll("") : prose)));
    }

    private static String withoutHidden(String prose) {
        if (prose.indexOf('<') < 0) {
            return prose;
        }
        String rest = prose;
        Matcher hidden = HIDDEN.matcher(rest);
        while (hidden.find()) {
            String end = "</" + hidden.group(1).toLowerCase(Locale.ROOT);
            int close = rest.toLowerCase(Locale.ROOT).indexOf(end, hidden.end());
            int after = close < 0 ? -1 : rest.indexOf('>', close);
            rest = rest.substring(0, hidden.start()) + (after < 0 ? "" : rest.substring(after + 1));
            hidden = HIDDEN.matcher(rest);
        }
        return rest;
    }

    private static String plain(String text) {
        if (text.codePoints().noneMatch(HiddenText::isInvisible)) {
            return text;
        }
        return text.codePoints().filter(c -> !isInvisible(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /// Without the joiners of emoji, soft hyphens and a byte order mark: nobody hides anything with these.
    private static String withoutHarmless(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int before = ' ';
        for (int c : text.codePoints().toArray()) {
            boolean harmless = c == 0xAD || c == 0xFEFF && out.isEmpty() || c >= 0xFE00 && c <= 0xFE0F
                    || c == JOINER && !Character.isLetterOrDigit(before);
            if (!harmless) {
                out.appendCodePoint(c);
            }
            before = c;
        }
        return out.toString();
    }

    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT || c >= 0xE0000 && c <= 0xE0FFF || c >= 0xFE00 && c <= 0xFE0F
                || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    }

    private static String unmixed(String text) {
        if (!OTHER.matcher(text).find()) {
            return text;
        }
        Matcher word = MIXED.matcher(text);
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (word.find()) {
            String found = word.group();
            out.append(text, from, word.start());
            boolean mixed = LATIN.matcher(found).find() && OTHER.matcher(found).find();
            out.append(mixed ? folded(found) : found);
            from = word.end();
        }
        return out.append(text, from, text.length()).toString();
    }

    private static String folded(String word) {
        return word.codePoints().map(c -> LOOKS_LIKE.getOrDefault(c, c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
