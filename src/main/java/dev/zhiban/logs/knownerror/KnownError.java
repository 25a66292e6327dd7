package dev.zhiban.logs.knownerror;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Pattern;

import dev.zhiban.platform.text.Text;

/// One known error of the knowledge base. `patterns` are alternatives; `article` is the id of the article that helps.
public record KnownError(
        String id,
        Text title,
        Text cause,
        Text workaround,
        String severity,
        @Nullable String article,
        List<LinePattern> patterns) {

    /// A pattern with what makes it cheap to refuse: texts of which every match contains one (`needed` as [Needed] folds them, `exactly`
    /// as they are; may be empty), and, if it
    /// looks at digits, the same pattern with any numbers in their place: only lines which match that one may match with other
    /// numbers.
    public record LinePattern(Pattern pattern, Set<String> needed, Set<String> exactly, @Nullable Pattern anyNumbers) {

        boolean looksAtDigits() {
            return anyNumbers != null;
        }

        boolean matchesWithOtherNumbers(String line) {
            return anyNumbers != null && anyNumbers.matcher(line).find();
        }

        public boolean matches(String line) {
            return (exactly.isEmpty() || exactly.stream().anyMatch(line::contains)) && pattern.matcher(line).find();
        }
    }
}
