package dev.zhiban.assistant.guardrail;

import java.util.List;
import java.util.Optional;

import dev.zhiban.knowledge.Closeness;
import dev.zhiban.knowledge.Passage;

/// Decides sentence by sentence what of a model's text a person may see.
public final class Guardrail {

    private final List<SentenceRule> rules;

    /// @param instructions what the model was told and must not repeat
    /// @param canary a word in the instructions that must never come out; empty for none
    /// @param closeness evidence beside the words for what is freely worded
    public Guardrail(String instructions, String canary, Closeness closeness) {
        rules = List.of(new CitesAPassage(), new Intact(), new NoForeignLinks(), new KeepsThePromptSecret(instructions, canary),
                new NumbersMatch(), new CommandsMatch(), new NamesMatch(), new SaysWhatThePassageSays(closeness),
                new AgreesWithItsPlace(), new KeepsTheOrder());
    }

    /// The name of the rule that the sentence breaks; empty when it may be shown.
    public Optional<String> objection(Sentence sentence, List<Passage> passages) {
        Cited cited = Cited.of(sentence, passages);
        return rules.stream().filter(rule -> !rule.allows(sentence, cited)).findFirst()
                .map(rule -> rule.getClass().getSimpleName());
    }
}
