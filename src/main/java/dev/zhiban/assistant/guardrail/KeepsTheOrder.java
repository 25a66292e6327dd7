package dev.zhiban.assistant.guardrail;

import java.util.List;
import java.util.Set;

/// What the sentence says comes first comes first in the passage too.
final class KeepsTheOrder implements SentenceRule {

    private static final double ENOUGH = 0.6;

    @Override
    public boolean allows(Sentence sentence, Cited cited) {
        return sentence.isCode() || Order.in(sentence.plain()).stream().noneMatch(pair -> isTurned(pair, cited));
    }

    private static boolean isTurned(Order.Pair said, Cited cited) {
        List<Order.Pair> there = cited.order();
        double same = there.stream().mapToDouble(pair -> likeness(said, pair.earlier(), pair.later())).max().orElse(0);
        double turned = there.stream().mapToDouble(pair -> likeness(said, pair.later(), pair.earlier())).max().orElse(0);
        if (same >= ENOUGH || turned >= ENOUGH) {
            return turned > same;
        }
        return said.steps() && isLater(said, cited.reading());
    }

    private static boolean isLater(Order.Pair said, Reading reading) {
        Reading.Place earlier = reading.narrow(said.earlier());
        Reading.Place later = reading.narrow(said.later());
        if (earlier == null || later == null || earlier.covered() < ENOUGH || later.covered() < ENOUGH) {
            return false;
        }
        return earlier.from() == later.from()
                ? first(said.earlier(), said.later(), earlier) > first(said.later(), said.earlier(), later)
                : earlier.from() > later.from();
    }

    /// Where the place has the first word of the one that the other has not.
    private static int first(Clause one, Clause other, Reading.Place place) {
        List<String> words = place.whole().words();
        return one.words().stream().filter(word -> !other.words().contains(word)).mapToInt(words::indexOf).filter(at -> at >= 0)
                .min().orElse(0);
    }

    private static double likeness(Order.Pair said, Clause earlier, Clause later) {
        return Math.min(share(said.earlier(), earlier), share(said.later(), later));
    }

    private static double share(Clause part, Clause whole) {
        return Units.share(Set.copyOf(part.words()), Set.copyOf(whole.words()));
    }
}
