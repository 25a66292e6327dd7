package dev.zhiban.assistant.guardrail;

import java.util.Locale;

/// Nothing of the instructions that the model was given comes out.
final class KeepsThePromptSecret implements SentenceRule {

    private static final int RUN = 24;

    private final String instructions;
    private final String canary;

    KeepsThePromptSecret(String instructions, String canary) {
        this.instructions = Cited.squeezed(instructions.toLowerCase(Locale.ROOT));
        this.canary = canary.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean allows(Sentence sentence, Cited cited) {
        String said = Cited.squeezed(sentence.raw().toLowerCase(Locale.ROOT));
        if (!canary.isEmpty() && said.contains(canary)) {
            return false;
        }
        for (int from = 0; from + RUN <= said.length(); from += RUN / 3) {
            String run = said.substring(from, from + RUN);
            if (instructions.contains(run) && !cited.says(run)) {
                return false;
            }
        }
        return true;
    }
}
