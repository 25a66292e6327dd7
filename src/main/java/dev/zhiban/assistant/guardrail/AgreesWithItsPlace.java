package dev.zhiban.assistant.guardrail;

import java.util.List;
import java.util.Objects;

import com.google.re2j.Pattern;

/// Each clause of the sentence says what one place of the passage says: the numbers, codes and names of the clause stand there
/// together, nothing is turned round, exchanged for its alternative, widened or restricted.
final class AgreesWithItsPlace implements SentenceRule {

    private static final double SAID = 0.6;
    private static final double SAID_OF_A_NUMBER = 0.5;
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");
    private static final double ALIKE = 0.5;
    private static final int FEW = 2;
    private static final double ENOUGH = 0.34;

    @Override
    public boolean allows(Sentence sentence, Cited cited) {
        if (sentence.isCode()) {
            return true;
        }
        List<Clause> clauses = Clause.all(sentence.worded());
        Clause whole = Clause.joined(clauses);
        return clauses.stream().allMatch(clause -> agrees(clause, whole, cited.reading()));
    }

    private static boolean agrees(Clause clause, Clause whole, Reading reading) {
        Reading.Place place = reading.best(clause);
        if (place == null || clause.units().isEmpty() && clause.exact().isEmpty() || place.covered() < ENOUGH) {
            return true;
        }
        return reading.together(clause) && !Measure.differ(clause.text(), reading.text()) && saysOfEach(clause, whole, reading)
                && !Negation.turned(clause, reading) && claimsNoMore(clause, place.whole().text())
                && !isExchanged(clause, reading);
    }

    /// A clause that only names something is taken with the rest of its sentence.
    private static boolean saysOfEach(Clause clause, Clause whole, Reading reading) {
        Clause said = clause.content().size() < FEW ? whole : clause;
        return clause.exact().stream()
                .allMatch(one -> reading.saidOf(one, said, whole, NUMBER.matches(one) ? SAID_OF_A_NUMBER : SAID));
    }

    private static boolean claimsNoMore(Clause clause, String there) {
        return Negation.everything(there).containsAll(Negation.everything(clause.text()))
                && (Negation.denies(clause) || !Negation.limits(clause.text()) || Negation.limits(there));
    }

    private static boolean isExchanged(Clause clause, Reading reading) {
        Reading.Place single = Objects.requireNonNull(reading.single(clause));
        boolean alike = single.covered() >= ALIKE;
        Clause narrow = alike ? single.whole() : Objects.requireNonNull(reading.narrow(clause)).whole();
        if (Alternatives.differ(clause.text(), narrow.text())
                || Alternatives.differ(clause.text(), reading.sentenceOf(single.clauses().getFirst()))) {
            return true;
        }
        String there = Cited.squeezed(single.whole().text());
        return alike && clause.exact().stream().allMatch(there::contains)
                && Replaced.any(clause, single.whole(), reading.names());
    }
}
