package dev.zhiban.desk.handoff;

import java.util.List;

import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Handoff.Tried;

/// Cuts a hand-over to what a ticket holds: a hand-over never fails because somebody said a lot.
final class Bounds {

    private static final int TITLE = 200;
    private static final int CATEGORY = 40;
    private static final int TEXT = 10_000;
    private static final int SENTENCE = 2_000;
    private static final int ITEMS = 50;

    private Bounds() {
    }

    static Handoff within(Handoff handoff) {
        String title = cut(handoff.title().strip(), TITLE);
        return new Handoff(handoff.origin(), handoff.requester(), handoff.reason(),
                title.isEmpty() ? "—" : title, cut(handoff.summary(), TEXT), cut(handoff.category(), CATEGORY),
                handoff.impact(), handoff.urgency(), latest(handoff.tried()).stream().map(Bounds::within).toList(),
                first(handoff.logFindings()).stream().map(finding -> cut(finding, SENTENCE)).toList(),
                first(handoff.citations()), handoff.lang());
    }

    private static Tried within(Tried tried) {
        return new Tried(cut(tried.question(), SENTENCE), cut(tried.offered(), SENTENCE), first(tried.articles()),
                tried.outcome());
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(all.size(), ITEMS));
    }

    private static <T> List<T> latest(List<T> all) {
        return all.subList(Math.max(0, all.size() - ITEMS), all.size());
    }

    /// PostgreSQL holds no NUL; a surrogate pair is not cut in two.
    static String cut(String text, int length) {
        String clean = text.replace("\0", "");
        if (clean.length() <= length) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(length - 2)) ? length - 2 : length - 1) + "…";
    }
}
