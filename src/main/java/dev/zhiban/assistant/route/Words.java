package dev.zhiban.assistant.route;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.google.re2j.Pattern;

/// A message made comparable: one width, lower case, no invisible characters, cut into clauses.
record Words(String text, List<String> clauses) {

    private static final int LONGEST = 2000;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{So}\\p{Sk}]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern BETWEEN = Pattern.compile("[，。！？；、：~～…,!?;\\n]+|\\.(?:\\s|$)|—+");

    static Words of(String said) {
        String start = said.length() > LONGEST ? said.substring(0, LONGEST) : said;
        String plain = Normalizer.normalize(start, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('’', '\'');
        String visible = INVISIBLE.matcher(plain).replaceAll("");
        List<String> clauses = new ArrayList<>();
        for (String clause : BETWEEN.split(visible)) {
            String one = BLANKS.matcher(clause).replaceAll(" ").strip();
            if (!one.isEmpty()) {
                clauses.add(one);
            }
        }
        return new Words(BLANKS.matcher(visible).replaceAll(" ").strip(), List.copyOf(clauses));
    }

    boolean any(Pattern whole) {
        return clauses.stream().anyMatch(clause -> whole.matcher(clause).matches());
    }

    boolean has(Pattern part) {
        return part.matcher(text).find();
    }

    /// The clauses that none of the patterns matches as a whole.
    List<String> without(Pattern... whole) {
        return clauses.stream().filter(clause -> {
            for (Pattern pattern : whole) {
                if (pattern.matcher(clause).matches()) {
                    return false;
                }
            }
            return true;
        }).toList();
    }
}
