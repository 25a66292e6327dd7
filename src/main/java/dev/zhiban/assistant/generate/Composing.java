package dev.zhiban.assistant.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.zhiban.assistant.Progress;
import dev.zhiban.assistant.guardrail.Guardrail;
import dev.zhiban.assistant.guardrail.Sentence;
import dev.zhiban.assistant.guardrail.Sentences;
import dev.zhiban.assistant.tool.Sources;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.knowledge.Passage;

/// Puts an answer together from the sentences that pass, and shows each as soon as it has passed: what was shown is never
/// taken back. Marks are numbered in the order of their first use.
final class Composing {

    private static final int LONGEST = 6000;
    private static final int HOPELESS = 20;

    private final Sentences sentences = new Sentences();
    private final Guardrail guardrail;
    private final Sources sources;
    private final Progress progress;
    private final @Nullable Function<List<Integer>, String> lines;
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, Integer> marks = new LinkedHashMap<>();
    private List<Integer> lastMarks = List.of();
    private int kept;
    private int dropped;

    Composing(Guardrail guardrail, Sources sources, Progress progress) {
        this(guardrail, sources, progress, null);
    }

    /// @param lines says which lines of a log the passages of these marks rest on; with it sentences cite lines in place of marks
    Composing(Guardrail guardrail, Sources sources, Progress progress, @Nullable Function<List<Integer>, String> lines) {
        this.lines = lines;
        this.guardrail = guardrail;
        this.sources = sources;
        this.progress = progress;
    }

    void add(String piece) {
        sentences.add(piece).forEach(this::weigh);
    }

    void finish() {
        sentences.rest().forEach(this::weigh);
    }

    /// What was said before a tool was called belongs to no answer.
    void dropOpenSentence() {
        sentences.rest();
    }

    private void weigh(String raw) {
        Sentence sentence = Sentence.of(raw);
        if (raw.strip().startsWith("```")) {
            sentence = new Sentence(raw, raw.strip(), lastMarks);
        } else {
            lastMarks = List.of();
        }
        boolean passes = text.length() + raw.length() <= LONGEST && guardrail.objection(sentence, sources.shown()).isEmpty();
        if (!passes) {
            dropped += leadsIn(sentence) ? 0 : 1;
            return;
        }
        kept++;
        lastMarks = sentence.marks();
        String said = sources.restored(lines == null
                ? sentence.renumbered(n -> marks.computeIfAbsent(n, unused -> marks.size() + 1))
                : sentence.unmarked() + lines.apply(sentence.marks()));
        String piece = text.isEmpty() ? said.stripLeading() : spaced(said);
        text.append(piece);
        progress.delta(piece);
    }

    /// "Do this:" says nothing that could be wrong; it is left out without being held against the model.
    private static boolean leadsIn(Sentence sentence) {
        return sentence.marks().isEmpty() && (sentence.plain().endsWith("：") || sentence.plain().endsWith(":"));
    }

    private static String spaced(String said) {
        return Character.isWhitespace(said.charAt(0)) ? said : " " + said;
    }

    String text() {
        return text.toString();
    }

    boolean isEmpty() {
        return kept == 0;
    }

    /// Too much had to be dropped for the rest to be an answer.
    boolean tooLittle() {
        return kept <= dropped;
    }

    /// So much had to be dropped that waiting for more is a waste.
    boolean hopeless() {
        return dropped > HOPELESS + kept;
    }

    List<Citation> citations() {
        List<Citation> all = new ArrayList<>();
        marks.forEach((shown, n) -> {
            Passage passage = sources.original(shown);
            all.add(Citation.of(n, passage));
        });
        return all;
    }
}
